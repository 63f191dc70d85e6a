"""A sketch of an organisation: only what the distances between its teams depend on, to try edits on quickly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from dataplanner.analysis.connections import distance_with_connections, links_of
from dataplanner.analysis.distance import team_distances
from dataplanner.model.edits import Batch, Edit
from dataplanner.model.edits.base import inverted
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change, Record
from dataplanner.model.teams import Team

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """The distances between all teams, by pair of ids: by reporting lines, and with what joins them besides."""

    formal: Mapping[Pair, int | None]
    linked: Mapping[Pair, int | None]


class Sketch:
    """The teams of a scenario with the leaders above them, as a small plan of its own."""

    def __init__(self, plan: Plan, scenario: str) -> None:
        self._plan = _small_plan(plan.organisation(scenario))
        self.before = _standing(self._plan.organisation())

    def after(self, edits: Sequence[Edit]) -> Standing:
        """The distances once these edits of the scenario are done. Raises the PlanError of one that cannot be."""
        changes = Batch(tuple(in_scenario(edit, AS_IS) for edit in edits), "").apply(self._plan)
        after = _standing(self._plan.organisation())
        self._plan.apply(inverted(changes))
        return after


def in_scenario(edit: Edit, scenario: str) -> Edit:
    """The same edit of another scenario."""
    return cast("Edit", replace(cast("Any", edit), scenario=scenario))


def _standing(organisation: Organisation) -> Standing:
    formal = {(pair.team_a, pair.team_b): pair.distance for pair in team_distances(organisation)}
    linked = {(pair.team_a, pair.team_b): pair.distance for pair in distance_with_connections(organisation)}
    return Standing(formal, linked)


def _small_plan(organisation: Organisation) -> Plan:
    teams = [_listed(organisation, team) for team in organisation.sorted_teams()]
    plan = Plan()
    plan.apply(Change(None, record.with_(scenario=AS_IS)) for record in _records(organisation, teams))
    return plan


def _records(organisation: Organisation, teams: list[Team]) -> Iterator[Record]:
    kept = dict.fromkeys(above for id_ in _named(organisation, teams) for above in organisation.chain_up(id_))
    yield from (organisation.position(id_).with_(person=None, fields={}) for id_ in kept)
    yield from organisation.dotted_lines.values()
    yield from teams
    yield from (connection.with_(people=()) for connection in organisation.connections.values())


def _listed(organisation: Organisation, team: Team) -> Team:
    """The team with whoever its rule finds as its list."""
    found = organisation.found_by(team.query) if team.query else frozenset()
    return team.with_(members=tuple(sorted(found.union(team.members))), query="", skills=())


def _named(organisation: Organisation, teams: Iterable[Team]) -> Iterator[str]:
    """The positions that distances start from or pass through."""
    for team in teams:
        yield from filter(None, (team.lead, team.subtree))
        yield from team.members
    for link in links_of(organisation):
        yield from (link.a, link.b)
