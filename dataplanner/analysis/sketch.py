"""A sketch of an organisation: only what the distances between its teams depend on, to try edits on quickly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.connections import connected_distances, links_of
from dataplanner.analysis.distance_matrix import NOWHERE, distance_matrix
from dataplanner.model.edits import Batch, Edit
from dataplanner.model.edits.base import inverted
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change, Record
from dataplanner.model.teams import Team

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The distances between all teams, teams × teams: by reporting lines, and with what joins them besides.

    NOWHERE stands for no number: separate trees, or a team without a lead.
    """

    teams: tuple[str, ...]
    formal: NDArray[np.int16]
    linked: NDArray[np.int64]

    def formal_steps(self, a: str, b: str) -> int | None:
        """The reporting distance of two teams; None where there is none."""
        return _number(self.formal[self.teams.index(a), self.teams.index(b)])

    def linked_steps(self, a: str, b: str) -> int | None:
        """The distance of two teams with what joins them besides; None where there is none."""
        return _number(self.linked[self.teams.index(a), self.teams.index(b)])


@dataclass(frozen=True, slots=True)
class PairChange:
    """Two teams (ids) and the steps between them before and after; None where nothing joins them."""

    team_a: str
    team_b: str
    before: int | None
    after: int | None


def changes(
    teams: Sequence[str], before: NDArray[np.signedinteger], after: NDArray[np.signedinteger]
) -> list[PairChange]:
    """The unordered pairs of teams, in sequence, whose steps (teams × teams) are others before and after."""
    return [
        PairChange(teams[a], teams[b], _number(before[a, b]), _number(after[a, b]))
        for a, b in np.argwhere(np.triu(before != after)).tolist()
    ]


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
    teams = organisation.sorted_teams()
    matrix = distance_matrix(organisation, teams)
    return Standing(matrix.teams, matrix.distances(), connected_distances(organisation, teams))


def _number(steps: np.signedinteger[Any]) -> int | None:
    return None if steps == NOWHERE else int(steps)


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
