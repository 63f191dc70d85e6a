"""Distances with dotted lines, squads and connections, for ``dataplanner distance``: beside the others, never mixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dataplanner.analysis.connections import TeamConnection, distance_with_connections, links_of
from dataplanner.analysis.distance import TeamDistance
from dataplanner.cli.opening import Opened
from dataplanner.cli.output import table


def connection_data(work: Opened) -> dict[str, Any]:
    """The distances with what joins teams besides reporting lines, and what that is, as JSON types."""
    organisation = work.organisation
    teams, position = organisation.teams, organisation.position
    return {
        "pairs": [
            {"a": teams[pair.team_a].name, "b": teams[pair.team_b].name, "distance": pair.distance}
            for pair in distance_with_connections(organisation)
        ],
        "links": [
            {"a": work.plan.label(position(link.a)), "b": work.plan.label(position(link.b)), "kind": link.kind}
            for link in links_of(organisation)
        ],
    }


def connection_lines(work: Opened, formal: list[TeamDistance]) -> Iterator[str]:
    """The pairs that dotted lines, squads and connections bring nearer, for a reader; nothing where there are none."""
    pairs = zip(formal, distance_with_connections(work.organisation), strict=True)
    nearer = [(before, after) for before, after in pairs if before.distance != after.distance]
    if nearer:
        yield ""
        yield "Nearer with dotted lines, squads and connections:"
        rows = (_row(work, before, after) for before, after in nearer)
        yield from table([("Teams", "", "Reporting lines", "With these"), *rows], right=[2, 3])


def _row(work: Opened, formal: TeamDistance, joined: TeamConnection) -> tuple[object, ...]:
    teams = work.organisation.teams
    before = "–" if formal.distance is None else formal.distance
    return teams[formal.team_a].name, teams[formal.team_b].name, before, joined.distance
