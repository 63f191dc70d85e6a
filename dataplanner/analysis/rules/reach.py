"""Who is within reach of a team, by whatever way people meet (Data Teams, ch. 7, 10)."""

from __future__ import annotations

from collections.abc import Collection

from dataplanner.analysis.connections import distance_with_connections
from dataplanner.analysis.rules.case import Case
from dataplanner.model.teams import Team


def near_any(case: Case, teams: Collection[Team], others: Collection[Team], near: float) -> bool:
    """Whether one of ``teams`` is near one of ``others``, dotted lines, squads and connections included."""
    pairs = distance_with_connections(case.organisation, [*teams, *others])
    ours, theirs = {team.id for team in teams}, {team.id for team in others}
    return any(
        pair.distance is not None and pair.distance <= near
        for pair in pairs
        if (pair.team_a in ours and pair.team_b in theirs) or (pair.team_a in theirs and pair.team_b in ours)
    )
