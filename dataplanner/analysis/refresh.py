"""A newer export against a plan that has been worked on: what it says otherwise, and where both have changed.

Each aspect of a position (manager, holder, title, details) and of a person (name, e-mail) is compared three ways: as
the last export said it, as it is here, and as the newer export says it. What only the export has changed is taken
over; what only the user has changed stays; what both have changed is a conflict and stays, unless the user takes what
the export says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from dataplanner.analysis.comparison import Difference
from dataplanner.analysis.refresh_matching import Matches, matched
from dataplanner.analysis.wording import Count
from dataplanner.model.differences import JOINED, LEFT, MOVED, REFILLED, RETITLED
from dataplanner.model.edits.refreshing import RefreshOrganisation
from dataplanner.model.exported import ASPECTS, DETAILS, changed_since, marks, person_changed_since, personal_marks
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, DottedLine, Position
from dataplanner.model.references import renamed
from dataplanner.model.validity import cycle_member

CHANGED, REMOVED, DOTTED = "changed", "removed", "dotted line"
GONE = "not here any more"
NOBODY = {MOVED: "no manager", JOINED: "no manager", LEFT: "no manager", REFILLED: "vacant"}
"""What an empty side of a difference means to a reader."""
_WAYS = {"manager": MOVED, "title": RETITLED, "person": REFILLED, "details": CHANGED}
_PERSONAL_WAYS = {"name": "renamed", "email": "new e-mail"}
WAYS = (JOINED, LEFT, *_WAYS.values(), *_PERSONAL_WAYS.values())


@dataclass(frozen=True, slots=True)
class Refresh:
    """What the newer export changes, where it contradicts the user's own changes, and the edit that does it.

    ``before`` of a conflict is what is here, ``after`` what the export says. ``unchanged`` counts positions that the
    export knows and leaves as they are.
    """

    differences: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]
    unchanged: int
    edit: RefreshOrganisation
    called: Mapping[str, str]
    """What each position of a difference or conflict is called."""
    led: Mapping[str, int]
    """How many reports each leader had who has left."""

    @property
    def counts(self) -> dict[str, int]:
        """How many positions differ in each way; every way is there."""
        return {way: sum(one.what == way for one in self.differences) for way in WAYS}

    def sides(self, one: Difference) -> tuple[str, str]:
        """What a difference says before and after to a reader: that there is nobody, and whom one who left has led."""
        nobody, led = NOBODY.get(one.what, ""), self.led.get(one.position, 0)
        before = one.before or ("" if one.what == JOINED else nobody)
        after = one.after or ("" if one.what == LEFT else nobody)
        return before, f"{Count(led):had # report|had # reports}" if one.what == LEFT and led else after


def refreshed(
    plan: Plan, newer: Plan, source: str, scenario: str = AS_IS, taking: Collection[tuple[str, str]] = frozenset()
) -> Refresh:
    """The refresh of a scenario by the *as is* of a newer import; ``taking`` are the conflicts, by their keys, in which
    the export is to win. Raises UnknownRecord for a scenario that the plan lacks."""
    return _Merge(plan, newer, scenario, frozenset(taking)).result(source)


@dataclass(slots=True)
class _Merge:
    plan: Plan
    newer: Plan
    scenario: str
    taking: frozenset[tuple[str, str]]
    conflicts: dict[tuple[str, str], Difference] = field(default_factory=dict)
    here: dict[str, Position] = field(init=False)
    there: dict[str, Position] = field(init=False)  # in the plan's ids
    names: dict[str, Person] = field(init=False)
    renamings: list[Difference] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)  # positions of the export that are known and gone here

    def result(self, source: str) -> Refresh:
        mine, theirs = self.plan.organisation(self.scenario), self.newer.organisation()
        matches = matched(self.plan, mine, self.newer, theirs)
        self.here = {position.id: position for position in mine.positions()}
        self.there = {p.id: p for p in self._translated(matches)}
        self.names = {p.id: p for p in (renamed(one, {}, matches.people) for one in self.newer.all(Person))}
        said = self._said()
        self._leave_removed()
        after = {id_: self._merged(id_, said) for id_ in self.there if id_ not in self.removed}
        after |= {id_: self.here[id_] for id_ in self.here.keys() - after.keys() if self._stays(id_, said)}
        self._keep_sound(after)
        left = tuple(id_ for id_ in self.here if id_ not in after)
        changed = tuple(p for p in after.values() if self.here.get(p.id) != p)
        edit = RefreshOrganisation(
            source, self.scenario, tuple(self._people()), changed, left,
            tuple(self._dotted_lines(matches, after)), self._problems(matches),
        )  # fmt: skip
        differences = tuple(self._differences(after, left))
        touched = {one.position for one in differences if one.what not in (JOINED, LEFT)}
        unchanged = len(self.there.keys() & self.here.keys() - touched)
        conflicts = tuple(self.conflicts.values())
        called = {one.position: self.called(one.position) for one in (*differences, *conflicts)}
        return Refresh(differences, conflicts, unchanged, edit, called, self._led(left))

    def _led(self, left: Collection[str]) -> dict[str, int]:
        counts = Counter(position.manager for position in self.here.values())
        return {id_: counts[id_] for id_ in left if counts[id_]}

    def _translated(self, matches: Matches) -> Iterator[Position]:
        for position in self.newer.organisation().positions():
            yield renamed(position, matches.positions, matches.people).with_(scenario=self.scenario)

    def _leave_removed(self) -> None:
        """What the user has removed does not come back unasked: a person whom the plan knows, but who holds nothing
        here any more. A vacancy that was removed cannot be told from a new one."""
        held = {position.person for position in self.here.values()}
        gone = {person.id: person for person in self.plan.all(Person) if person.id not in held}
        for id_, position in self.there.items():
            known = gone.get(position.person or "")
            if id_ in self.here or known is None or not _same_name(known, self.names.get(known.id)):
                continue
            self._contradict(id_, REMOVED, GONE, self._text(position, "manager"))
            if (id_, REMOVED) not in self.taking:
                self.removed.add(id_)

    def _said(self) -> dict[str, str]:
        """What the last export said; a plan that knows of none is taken as it is for what it said."""
        known = any(position.exported for position in self.here.values())
        return {p.id: p.exported if known else marks(p) for p in self.here.values() if p.exported or not known}

    def _merged(self, id_: str, said: dict[str, str]) -> Position:
        theirs, mine = self.there[id_], self.here.get(id_)
        marked = marks(theirs)
        if mine is None:
            return theirs.with_(exported=marked)
        before = said.get(id_, marks(mine))
        here, there = changed_since(mine, before), changed_since(theirs, before)
        taken = [aspect for aspect in ASPECTS if aspect in there and self._takes(mine, theirs, aspect, here)]
        values = {name: getattr(theirs, name) for aspect in taken for name in _fields(aspect)}
        return mine.with_(**values, exported=marked)

    def _takes(self, mine: Position, theirs: Position, aspect: str, changed_here: Collection[str]) -> bool:
        """Whether what the export says is taken over; a contradiction is noted."""
        if all(getattr(mine, name) == getattr(theirs, name) for name in _compared(aspect)):
            return False
        if aspect in changed_here:
            self._contradict(mine.id, _WAYS[aspect], *self._sides(mine, theirs, aspect))
        return aspect not in changed_here or (mine.id, _WAYS[aspect]) in self.taking

    def _stays(self, id_: str, said: dict[str, str]) -> bool:
        """Whether a position that the newer export lacks stays: one of the user's own, or one they have changed."""
        if id_ not in said:
            return True
        if not changed_since(self.here[id_], said[id_]):
            return False
        self._contradict(id_, LEFT, self._text(self.here[id_], "manager"), "")
        return (id_, LEFT) not in self.taking

    def _contradict(self, id_: str, what: str, here: str, there: str) -> None:
        self.conflicts[id_, what] = Difference(id_, what, here, there)

    def _keep_sound(self, after: dict[str, Position]) -> None:
        """Lead every line to somebody who is there, and let no move of the export close a circle with the user's."""
        for id_, position in after.items():
            if position.manager is not None and position.manager not in after:
                after[id_] = position.with_(manager=self._next_above(id_, position.manager, after))
        while (member := cycle_member({id_: p.manager for id_, p in after.items()})) is not None:
            self._open(member, after)

    def _next_above(self, id_: str, manager: str | None, after: dict[str, Position]) -> str | None:
        """Who leads instead of one who has left: whom the export names, else the next leader who is still there."""
        theirs = self.there.get(id_)
        if theirs is not None and theirs.manager is not None:
            manager = theirs.manager
        seen = {id_}
        while manager is not None and manager not in after and manager not in seen:
            seen.add(manager)
            above = self.there.get(manager) or self.here[manager]
            manager = above.manager
        return manager if manager in after else None

    def _open(self, member: str, after: dict[str, Position]) -> None:
        """Take the moves of the export on a circle back; where none can be, cut it at the top."""
        circle, current = [member], after[member].manager
        while current is not None and current != member:
            circle.append(current)
            current = after[current].manager
        moved = [id_ for id_ in circle if id_ in self.here and self._could_return(id_, after)]
        for id_ in moved:
            mine = self.here[id_]
            self._contradict(id_, MOVED, self._text(mine, "manager"), self._text(after[id_], "manager"))
            after[id_] = after[id_].with_(manager=mine.manager, order=mine.order)
        if not moved:
            after[member] = after[member].with_(manager=None)

    def _could_return(self, id_: str, after: dict[str, Position]) -> bool:
        before = self.here[id_].manager
        return before != after[id_].manager and (before is None or before in after)

    def _people(self) -> Iterator[Person]:
        """New people, and those of whom the export says something else than before."""
        holders = {p.person: p.id for p in self.there.values() if p.person}
        for id_, person in self.names.items():
            known = self.plan.find(Person, id_)
            merged = person if known is None else self._person(known, person, holders.get(id_, id_))
            if merged != known:
                yield merged

    def _person(self, mine: Person, theirs: Person, position: str) -> Person:
        """A person with what only the export has changed; what both have changed is noted under their position."""
        known = any(held.exported for held in self.here.values())
        said = mine.exported or ("" if known else personal_marks(mine))
        here, there = person_changed_since(mine, said), person_changed_since(theirs, said)
        values = {}
        for aspect in there & {name for name in _PERSONAL_WAYS if getattr(theirs, name)}:
            told = _PERSONAL_WAYS[aspect], getattr(mine, aspect), getattr(theirs, aspect)
            contradicted = bool(getattr(mine, aspect)) and aspect in here
            if contradicted and told[1] != told[2]:
                self._contradict(position, *told)
            if told[1] != told[2] and (not contradicted or (position, told[0]) in self.taking):
                values[aspect] = told[2]
                self.renamings.append(Difference(position, *told))
        return mine.with_(**values, exported=personal_marks(theirs))

    def _dotted_lines(self, matches: Matches, after: dict[str, Position]) -> Iterator[DottedLine]:
        """The second lines of those who have joined. One that is new for somebody else may be one that the user has
        removed: it is asked about. Lines that are only here may be the user's own and stay."""
        known = self.plan.organisation(self.scenario).dotted_lines
        for line in self.newer.organisation().dotted_lines.values():
            ours = renamed(line, matches.positions, {}).with_(scenario=self.scenario)
            ends = (ours.position, ours.leader)
            if ends in known or not after.keys() >= set(ends) or after[ours.position].manager == ours.leader:
                continue
            if ours.position in self.here:
                self._contradict(ours.position, DOTTED, "", self.called(ours.leader))
            if ours.position not in self.here or (ours.position, DOTTED) in self.taking:
                yield ours

    def _problems(self, matches: Matches) -> tuple[ImportProblem, ...]:
        return tuple(renamed(one, matches.positions, {}) for one in self.newer.all(ImportProblem))

    def _differences(self, after: dict[str, Position], left: Collection[str]) -> Iterator[Difference]:
        for id_, position in after.items():
            if (mine := self.here.get(id_)) is None:
                yield Difference(id_, JOINED, "", self._text(position, "manager"))
                continue
            for aspect, way in _WAYS.items():
                if any(getattr(mine, name) != getattr(position, name) for name in _compared(aspect)):
                    yield Difference(id_, way, *self._sides(mine, position, aspect))
        yield from self.renamings
        for id_ in left:
            yield Difference(id_, LEFT, self._text(self.here[id_], "manager"), "")

    def _text(self, position: Position, aspect: str) -> str:
        """What an aspect says to a reader."""
        if aspect == "manager":
            return "" if position.manager is None else self.called(position.manager)
        if aspect == "person":
            return self._name(position.person)
        return position.title

    def _sides(self, mine: Position, theirs: Position, aspect: str) -> tuple[str, str]:
        """What an aspect says on each side; of the details only those that differ, each with its name."""
        if aspect != "details":
            return self._text(mine, aspect), self._text(theirs, aspect)
        here, there = _details(mine), _details(theirs)
        names = [name for name in here | there if here.get(name) != there.get(name)]
        return _told(here, names), _told(there, names)

    def called(self, id_: str) -> str:
        """The name and title of a position, as the plan has it or else the export."""
        position = self.here.get(id_) or self.there.get(id_)
        if position is None:
            return id_
        name = self._name(position.person) or "Vacant"
        return ", ".join(filter(None, (name, position.title))) or id_

    def _name(self, person: str | None) -> str:
        found = None if person is None else self.plan.find(Person, person) or self.names.get(person)
        return found.name if found else ""


def _same_name(one: Person, other: Person | None) -> bool:
    return other is not None and bool(one.name) and one.name.casefold() == other.name.casefold()


def _details(position: Position) -> dict[str, str]:
    """The details of a position by name; other columns of the export under their header."""
    own = (("Department", position.department), ("Location", position.location), ("Grade", position.grade))
    return {**dict(own), "FTE": f"{position.fte:g}", **position.fields}


def _told(details: dict[str, str], names: list[str]) -> str:
    """The details of these names for a reader."""
    return "; ".join(f"{name}: {details.get(name) or '–'}" for name in names)


def _compared(aspect: str) -> tuple[str, ...]:
    return DETAILS if aspect == "details" else (aspect,)


def _fields(aspect: str) -> tuple[str, ...]:
    """What is taken over with an aspect: a new manager brings the place among the siblings."""
    return (*_compared(aspect), "order") if aspect == "manager" else _compared(aspect)
