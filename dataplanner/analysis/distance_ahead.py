"""The distances between teams as they would be if positions moved: quick enough for every step of a drag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dataplanner.analysis.distance_matrix import NOWHERE, Ancestry, DistanceMatrix, Layers, Numbers, matrix_of_ancestors
from dataplanner.model.organisation import Organisation
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True, eq=False)
class _Branch:
    """A branch that moves with some lead in it: the layer of its top, and which teams those leads are of."""

    layer: int
    moved: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Split:
    """A team whose lead nobody named, and whose members a move brings together or parts.

    ``outside`` is the leader of those who stay; nobody stays ``together``: all are in several of the moving branches.
    """

    column: int
    outside: str | None
    together: bool


class DistanceAhead:
    """What the distances between teams would be with some positions, and everybody below them, under one manager.

    Made once as a drag begins; ``under`` is then quick. Teams by rule keep the members that they have now.
    Raises UnknownRecord for a position that is not in the organisation.
    """

    def __init__(
        self, organisation: Organisation, positions: Iterable[str], teams: Iterable[Team] | None = None
    ) -> None:
        self.organisation = organisation
        self.positions = tuple(positions)
        below = {position: organisation.subtree(position) for position in self.positions}
        self._tops = {top: below[top] for top in below if not any(top in below[up] for up in below if up != top)}
        self.moving = frozenset().union(*self._tops.values())
        self._ancestry = Ancestry(organisation)
        chosen = organisation.sorted_teams() if teams is None else list(teams)
        leads = {team.id: organisation.team_lead(team) for team in chosen}
        self._teams = tuple(leads)
        numbers = np.array([self._ancestry.number(lead) for lead in leads.values()], np.int32)
        self._above = self._ancestry.above(numbers)
        branches = [self._branch(top, leads.values()) for top in self._tops]
        self._branches = [branch for branch in branches if branch.moved.any()]
        self._split = tuple(self._splits(chosen))

    def under(self, manager: str | None) -> DistanceMatrix:
        """The distances with the positions under ``manager``, who is below none of them; None: at the top."""
        numbers = np.array([self._ancestry.number(manager)], np.int32)
        new = self._ancestry.above(numbers)
        above = self._with_moved_under(new)
        for split in self._split:
            self._put(above, split.column, self._lead_above(split, manager))
        return matrix_of_ancestors(self._teams, above, self._ancestry.ids)

    def _branch(self, top: str, leads: Iterable[str | None]) -> _Branch:
        below = self._tops[top]
        layer = self._ancestry.layer(self._ancestry.number(top))
        return _Branch(layer, np.array([lead in below for lead in leads], bool))

    def _splits(self, teams: list[Team]) -> Iterable[_Split]:
        for column, team in enumerate(teams):
            if _has_fixed_lead(self.organisation, team):
                continue
            anchors = _anchors(self.organisation, team)
            outside = anchors - self.moving
            branches = sum(not anchors.isdisjoint(below) for below in self._tops.values())
            if outside and branches:
                yield _Split(column, self.organisation.common_leader(sorted(outside)), together=False)
            elif branches > 1:
                yield _Split(column, None, together=True)

    def _with_moved_under(self, new: Numbers) -> Numbers:
        """The leaders above each lead, those that move with the leaders in ``new`` above what moves."""
        highest = min((branch.layer for branch in self._branches), default=1)
        height = max(len(self._above), len(new) + len(self._above) - highest + 1)
        above = np.full((height, len(self._teams)), NOWHERE, np.int32)
        above[: len(self._above)] = self._above
        for branch in self._branches:
            kept = self._above[branch.layer - 1 :, branch.moved]
            above[:, branch.moved] = NOWHERE
            above[: len(new), branch.moved] = new
            above[len(new) : len(new) + len(kept), branch.moved] = kept
        return above

    def _lead_above(self, split: _Split, manager: str | None) -> str | None:
        """The common leader of those outside and of what moves, once that is under ``manager``."""
        if split.together:
            return manager
        both = [leader for leader in (split.outside, manager) if leader is not None]
        return self.organisation.common_leader(both) if len(both) == 2 else None

    def _put(self, above: Numbers, column: int, lead: str | None) -> None:
        path = self._ancestry.above(np.array([self._ancestry.number(lead)], np.int32))
        above[:, column] = NOWHERE
        above[: len(path), column] = path[:, 0]


def _anchors(organisation: Organisation, team: Team) -> set[str]:
    """Whose places decide a team's lead: its list, and its subtree's head: who leaves that is no member."""
    listed = organisation.team_members(team.with_(subtree=None))
    return listed | {team.subtree} if team.subtree is not None and team.subtree in organisation else listed


def _has_fixed_lead(organisation: Organisation, team: Team) -> bool:
    """Whether a team's lead stays the same position wherever its members are."""
    named = team.lead is not None and team.lead in organisation
    return named or (team.subtree is not None and not team.members and not team.query)


@dataclass(frozen=True, slots=True, eq=False)
class MatrixAhead:
    """The part of the matrix that a move would change: n teams (ids), and their distances before and after, n × n.

    NOWHERE stands for no number. ``more`` pairs that change are not among these teams.
    """

    teams: tuple[str, ...]
    before: Layers
    after: Layers
    more: int

    def __len__(self) -> int:
        return len(self.teams)


def matrix_ahead(before: DistanceMatrix, after: DistanceMatrix, most: int) -> MatrixAhead:
    """What changes between two matrices of the same teams, by the ``most`` teams whose distances change the most."""
    had, has = before.distances(), after.distances()
    change = np.abs(has.astype(np.int32) - had)
    told = np.argsort(-change.sum(0), kind="stable")[:most]
    told = np.sort(told[change.sum(0)[told] > 0])
    at = np.ix_(told, told)
    more = int(np.count_nonzero(change) - np.count_nonzero(change[at])) // 2
    return MatrixAhead(tuple(before.teams[team] for team in told.tolist()), had[at], has[at], more)
