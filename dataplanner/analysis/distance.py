"""Reporting distance: how far up the chart two teams must go to find one leader (Data Teams, ch. 7, 8, 10)."""

from __future__ import annotations

from collections.abc import Iterable

from dataplanner.analysis.distance_matrix import TeamDistance, distance_matrix
from dataplanner.model.organisation import Organisation
from dataplanner.model.teams import DATA_KINDS, Team

__all__ = [
    "TeamDistance",
    "data_team_distances",
    "data_teams_leader",
    "largest_distance",
    "path_between",
    "team_distances",
]

LARGEST = "Largest reporting distance of data teams"
"""What the largest of ``data_team_distances`` is called wherever it is told."""


def team_distances(organisation: Organisation, teams: Iterable[Team] | None = None) -> list[TeamDistance]:
    """Every unordered pair of ``teams``, by default all in their sequence; t·(t-1)/2 entries for t teams."""
    return distance_matrix(organisation, teams).pairs()


def data_team_distances(organisation: Organisation) -> list[TeamDistance]:
    """Every unordered pair of data teams."""
    return team_distances(organisation, (team for team in organisation.sorted_teams() if team.kind in DATA_KINDS))


def largest_distance(pairs: Iterable[TeamDistance]) -> TeamDistance | None:
    """The pair farthest apart, the first of several; None where no two of them share a leader."""
    known = [pair for pair in pairs if pair.distance is not None]
    return max(known, key=lambda pair: pair.distance or 0, default=None)


def data_teams_leader(organisation: Organisation) -> str | None:
    """The lowest position at or above the leads of all data teams; None for none, or in separate trees."""
    leads = [organisation.team_lead(team) for team in organisation.sorted_teams() if team.kind in DATA_KINDS]
    known = [lead for lead in leads if lead is not None]
    return organisation.common_leader(known) if len(known) == len(leads) else None


def path_between(organisation: Organisation, a: str, b: str) -> list[str]:
    """The positions from ``a`` up to the lowest common leader and down to ``b``, ends included.

    Empty where the two stand in separate trees. Raises UnknownRecord.
    """
    up, down = organisation.chain_up(a), organisation.chain_up(b)
    above_b = {position: steps for steps, position in enumerate(down)}
    for steps, position in enumerate(up):
        if position in above_b:
            return [*up[: steps + 1], *reversed(down[: above_b[position]])]
    return []
