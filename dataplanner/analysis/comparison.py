"""Two scenarios compared: who joined, left, moved, has another title or holder, or belongs to other teams."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dataplanner.analysis.index import index_of
from dataplanner.model.differences import (
    DIFFERENCES,
    JOINED,
    LEFT,
    MOVED,
    REFILLED,
    RETEAMED,
    RETITLED,
    same_team,
)
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position

Label = Callable[[Position], str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of one position: which (see model.differences), and what was before and is after.

    ``before`` and ``after`` are texts: a manager's label, a title, a holder's name, the names of teams; empty where
    there is none.
    """

    position: str
    what: str
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is about: the position and the way in which it differs."""
        return self.position, self.what


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of the scenario ``after`` from ``before``, in the sequence of the chart, those who left last."""

    before: str
    after: str
    differences: tuple[Difference, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many positions differ in each way; every way is there."""
        counted = Counter(difference.what for difference in self.differences)
        return {what: counted[what] for what in DIFFERENCES}

    def by_position(self) -> Mapping[str, list[Difference]]:
        """The differences of each position that has any."""
        found: defaultdict[str, list[Difference]] = defaultdict(list)
        for difference in self.differences:
            found[difference.position].append(difference)
        return found


def compared(plan: Plan, before: str, after: str, *, label: Label | None = None) -> Comparison:
    """The comparison of two scenarios; positions are the same when their ids are.

    ``label`` says how a position is called. Raises UnknownRecord for a scenario that the plan lacks.
    """
    sides = _Sides(plan, plan.organisation(before), plan.organisation(after), label or plan.label)
    return Comparison(before, after, tuple(sides.differences()))


@dataclass(frozen=True, slots=True)
class _Sides:
    plan: Plan
    before: Organisation
    after: Organisation
    label: Label

    def differences(self) -> Iterator[Difference]:
        teams = _team_ids(self.before, self.before), _team_ids(self.after, self.before)
        for id_ in _sequence(self.after):
            new = self.after.position(id_)
            if id_ not in self.before:
                yield Difference(id_, JOINED, "", self._manager(self.after, new))
                continue
            yield from self._changed(self.before.position(id_), new)
            if teams[0][id_] != teams[1][id_]:
                yield Difference(id_, RETEAMED, _names(self.before, id_), _names(self.after, id_))
        for id_ in _sequence(self.before):
            if id_ not in self.after:
                yield Difference(id_, LEFT, self._manager(self.before, self.before.position(id_)), "")

    def _changed(self, old: Position, new: Position) -> Iterator[Difference]:
        if old.manager != new.manager:
            yield Difference(new.id, MOVED, self._manager(self.before, old), self._manager(self.after, new))
        if old.title != new.title:
            yield Difference(new.id, RETITLED, old.title, new.title)
        if old.person != new.person:
            yield Difference(new.id, REFILLED, self._holder(old), self._holder(new))

    def _manager(self, side: Organisation, position: Position) -> str:
        return "" if position.manager is None else self.label(side.position(position.manager))

    def _holder(self, position: Position) -> str:
        """Whoever holds the position, called as a position without a title would be."""
        return "" if position.vacant else self.label(position.with_(title=""))


def _sequence(organisation: Organisation) -> Iterator[str]:
    """All positions layer by layer, the parked ones last."""
    index = index_of(organisation)
    yield from index.ids
    yield from index.parked


def _team_ids(organisation: Organisation, before: Organisation) -> defaultdict[str, frozenset[str]]:
    """The teams of each position, by the ids that they have in ``before`` where they are there too."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for team in organisation.teams.values():
        id_ = (same_team(before, team) or team).id
        for member in organisation.team_members(team):
            found[member] |= {id_}
    return found


def _names(organisation: Organisation, position: str) -> str:
    return ", ".join(team.name for team in organisation.teams_of(position))
