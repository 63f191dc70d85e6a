"""A newer export against a plan that has been worked on: what it says otherwise, and where both have changed.

Each aspect of a position (manager, holder, title, details) and of a person (name, e-mail) is compared three ways: as
the last export said it, as it is here, and as the newer export says it. What only the export has changed is taken
over; what only the user has changed stays; what both have changed is a conflict and stays, unless the user takes what
the export says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dataplanner.analysis.comparison import Difference
from dataplanner.analysis.refresh_lines import keep_sound, new_dotted_lines
from dataplanner.analysis.refresh_people import PERSONAL_WAYS, refreshed_people
from dataplanner.analysis.refresh_sides import WAY_OF, Conflicts, Sides, both_sides, compared_fields, differs
from dataplanner.analysis.wording import Count
from dataplanner.model.differences import JOINED, LEFT, MOVED, REFILLED
from dataplanner.model.edits.refreshing import RefreshOrganisation
from dataplanner.model.exported import ASPECTS, changed_since, marks
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.references import renamed

REMOVED, GONE = "removed", "not here any more"
NOBODY = {MOVED: "no manager", JOINED: "no manager", LEFT: "no manager", REFILLED: "vacant"}
"""What an empty side of a difference means to a reader."""
WAYS = (JOINED, LEFT, *WAY_OF.values(), *PERSONAL_WAYS.values())


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
    sides, conflicts = both_sides(plan, newer, scenario), Conflicts(taking)
    after = _positions_after(sides, conflicts)
    keep_sound(after, sides, conflicts)
    left = tuple(id_ for id_ in sides.here if id_ not in after)
    people, renamings = refreshed_people(sides, conflicts)
    edit = RefreshOrganisation(
        source, scenario, tuple(people),
        tuple(position for position in after.values() if sides.here.get(position.id) != position), left,
        tuple(new_dotted_lines(after, sides, conflicts)), _problems(sides),
    )  # fmt: skip
    differences = (*_differences(after, sides), *renamings, *_departures(left, sides))
    called = {one.position: sides.called(one.position) for one in (*differences, *conflicts.found)}
    return Refresh(differences, conflicts.found, _unchanged(differences, sides), edit, called, _led(left, sides))


def _positions_after(sides: Sides, conflicts: Conflicts) -> dict[str, Position]:
    """Every position as it will be, by id; its manager may have left."""
    said = _said(sides)
    removed = set(_stay_removed(sides, conflicts))
    after = {id_: _merged(id_, said, sides, conflicts) for id_ in sides.there if id_ not in removed}
    return after | {
        id_: mine for id_, mine in sides.here.items() if id_ not in after and _stays(mine, said, sides, conflicts)
    }


def _said(sides: Sides) -> dict[str, str]:
    """What the last export said; a plan that knows of none is taken as it is for what it said."""
    known = sides.exported
    return {p.id: p.exported if known else marks(p) for p in sides.here.values() if p.exported or not known}


def _stay_removed(sides: Sides, conflicts: Conflicts) -> Iterator[str]:
    """What the user has removed does not come back unasked: a person whom the plan knows, but who holds nothing
    here any more. A vacancy that was removed cannot be told from a new one."""
    held = {position.person for position in sides.here.values()}
    gone = {person.id: person for person in sides.plan.all(Person) if person.id not in held}
    for id_, position in sides.there.items():
        known = gone.get(position.person or "")
        if id_ in sides.here or known is None or not _same_name(known, sides.people.get(known.id)):
            continue
        if not conflicts.note(Difference(id_, REMOVED, GONE, sides.text(position, "manager"))):
            yield id_


def _merged(id_: str, said: Mapping[str, str], sides: Sides, conflicts: Conflicts) -> Position:
    """A position of the export with what the user has changed of it."""
    theirs, mine = sides.there[id_], sides.here.get(id_)
    marked = marks(theirs)
    if mine is None:
        return theirs.with_(exported=marked)
    before = said.get(id_, marks(mine))
    here, there = changed_since(mine, before), changed_since(theirs, before)
    values: dict[str, object] = {}
    for aspect in ASPECTS:
        if aspect in there and differs(mine, theirs, aspect):
            contradicted = aspect in here
            if not contradicted or conflicts.note(sides.difference(mine, theirs, aspect)):
                values |= {name: getattr(theirs, name) for name in _fields(aspect)}
    return mine.with_(**values, exported=marked)


def _stays(mine: Position, said: Mapping[str, str], sides: Sides, conflicts: Conflicts) -> bool:
    """Whether a position that the newer export lacks stays: one of the user's own, or one they have changed."""
    if mine.id not in said:
        return True
    if not changed_since(mine, said[mine.id]):
        return False
    return not conflicts.note(Difference(mine.id, LEFT, sides.text(mine, "manager"), ""))


def _problems(sides: Sides) -> tuple[ImportProblem, ...]:
    return tuple(renamed(one, sides.matches.positions, {}) for one in sides.newer.all(ImportProblem))


def _differences(after: Mapping[str, Position], sides: Sides) -> Iterator[Difference]:
    """Who has joined, and what else of those who stay."""
    for id_, position in after.items():
        mine = sides.here.get(id_)
        if mine is None:
            yield Difference(id_, JOINED, "", sides.text(position, "manager"))
        else:
            yield from (
                sides.difference(mine, position, aspect) for aspect in WAY_OF if differs(mine, position, aspect)
            )


def _departures(left: Collection[str], sides: Sides) -> Iterator[Difference]:
    for id_ in left:
        yield Difference(id_, LEFT, sides.text(sides.here[id_], "manager"), "")


def _unchanged(differences: Collection[Difference], sides: Sides) -> int:
    touched = {one.position for one in differences if one.what not in (JOINED, LEFT)}
    return len(sides.there.keys() & sides.here.keys() - touched)


def _led(left: Collection[str], sides: Sides) -> dict[str, int]:
    counts = Counter(position.manager for position in sides.here.values())
    return {id_: counts[id_] for id_ in left if counts[id_]}


def _same_name(one: Person, other: Person | None) -> bool:
    return other is not None and bool(one.name) and one.name.casefold() == other.name.casefold()


def _fields(aspect: str) -> tuple[str, ...]:
    """What is taken over with an aspect: a new manager brings the place among the siblings."""
    return (*compared_fields(aspect), "order") if aspect == "manager" else compared_fields(aspect)
