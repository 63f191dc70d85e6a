"""``dataplanner distance``: how far up the chart each two teams must go to find one leader."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dataplanner.analysis.distance import TeamDistance, data_teams_leader, team_distances
from dataplanner.cli.arguments import QUERIES, Parser, plan_parser
from dataplanner.cli.connections import connection_data, connection_lines
from dataplanner.cli.opening import Opened, opened
from dataplanner.cli.output import Output, table
from dataplanner.model.teams import DATA_KINDS

DESCRIPTION = """\
Shows for each two teams the lowest leader whom both report to, how many levels
each must go up to get there, and the sum of both: the reporting distance."""
EXAMPLES = f"""\
examples:
  dataplanner distance acme.dataplan
  dataplanner distance acme.dataplan --scenario "Merged teams"
  dataplanner distance acme.dataplan \\
      --team science='data scientist' --team engineering='data engineer'

{QUERIES}"""


def parser() -> Parser:
    return plan_parser("distance", DESCRIPTION, EXAMPLES)


def run(arguments: Namespace, output: Output) -> None:
    work = opened(arguments)
    pairs = team_distances(work.organisation)
    output.show(distance_lines(work, pairs), distance_data(work, pairs))


def distance_data(work: Opened, pairs: list[TeamDistance]) -> dict[str, Any]:
    """The distances as JSON types; *as is* is the first of ``scenarios``."""
    organisation = work.organisation
    return {
        "name": work.plan.name,
        "scenarios": [scenario.name for scenario in work.plan.scenarios()],
        "scenario": work.scenario.name,
        "teams": [team.name for team in organisation.sorted_teams()],
        "pairs": [_pair_data(work, pair) for pair in pairs],
        "data_teams_common_leader": work.label(data_teams_leader(organisation)),
        "with_connections": connection_data(work),
    }


def distance_lines(work: Opened, pairs: list[TeamDistance]) -> Iterator[str]:
    """The distances for a reader."""
    yield work.title
    if not pairs:
        yield "There are fewer than two teams to compare. Mark some in the window, or with --team."
        return
    yield ""
    header = ("Teams", "", "Up", "Up", "Distance", "Common leader")
    yield from table([header, *(_pair_row(work, pair) for pair in pairs)], right=[2, 3, 4])
    yield from _data_teams_lines(work)
    yield from connection_lines(work, pairs)


def _data_teams_lines(work: Opened) -> Iterator[str]:
    """Where the data teams meet, which they are by name: analysts and business teams may meet them higher up."""
    organisation = work.organisation
    names = [team.name for team in organisation.sorted_teams() if team.kind in DATA_KINDS]
    leader = data_teams_leader(organisation)
    if len(names) > 1 and leader is not None:
        yield ""
        yield f"The data teams ({', '.join(names)}) meet at {work.label(leader)}."


def _pair_row(work: Opened, pair: TeamDistance) -> tuple[object, ...]:
    teams = work.organisation.teams
    names = teams[pair.team_a].name, teams[pair.team_b].name
    if pair.common_leader is None:
        return (*names, "–", "–", "–", "none: no leader is above both")
    return (*names, pair.levels_up_a, pair.levels_up_b, pair.distance, work.label(pair.common_leader))


def _pair_data(work: Opened, pair: TeamDistance) -> dict[str, Any]:
    organisation = work.organisation
    leader = None if pair.common_leader is None else organisation.position(pair.common_leader)
    return {
        "a": organisation.teams[pair.team_a].name,
        "b": organisation.teams[pair.team_b].name,
        "levels_up_a": pair.levels_up_a,
        "levels_up_b": pair.levels_up_b,
        "distance": pair.distance,
        "common_leader": work.label(pair.common_leader),
        "common_leader_id": pair.common_leader,
        "common_leader_title": leader and leader.title,
        "common_leader_layer": leader and len(organisation.chain_up(leader.id)),
    }
