"""Both sides of a refresh under the plan's ids: what is here, what the newer export says, and how either is called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dataplanner.analysis.comparison import Difference
from dataplanner.analysis.refresh_matching import Matches, matched
from dataplanner.model.differences import MOVED, REFILLED, RETITLED
from dataplanner.model.exported import DETAILS
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.references import renamed

CHANGED = "changed"
WAY_OF = {"manager": MOVED, "title": RETITLED, "person": REFILLED, "details": CHANGED}
"""What a difference in an aspect of a position is called."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The positions ``here`` and those of the export ``there``, and the export's ``people``, each by id."""

    plan: Plan
    newer: Plan
    scenario: str
    matches: Matches
    here: dict[str, Position]
    there: dict[str, Position]
    people: dict[str, Person]

    @property
    def exported(self) -> bool:
        """Whether anything of the plan is known to come from an export."""
        return any(position.exported for position in self.here.values())

    def called(self, id_: str) -> str:
        """The name and title of a position, as the plan has it or else the export."""
        position = self.here.get(id_) or self.there.get(id_)
        if position is None:
            return id_
        name = self._name(position.person) or "Vacant"
        return ", ".join(filter(None, (name, position.title))) or id_

    def text(self, position: Position, aspect: str) -> str:
        """What an aspect of a position says to a reader."""
        if aspect == "manager":
            return "" if position.manager is None else self.called(position.manager)
        if aspect == "person":
            return self._name(position.person)
        return position.title

    def difference(self, mine: Position, theirs: Position, aspect: str) -> Difference:
        """What an aspect says on each side; of the details only those that differ, each with its name."""
        if aspect != "details":
            return Difference(mine.id, WAY_OF[aspect], self.text(mine, aspect), self.text(theirs, aspect))
        here, there = _details(mine), _details(theirs)
        names = [name for name in here | there if here.get(name) != there.get(name)]
        return Difference(mine.id, WAY_OF[aspect], _told(here, names), _told(there, names))

    def _name(self, person: str | None) -> str:
        found = None if person is None else self.plan.find(Person, person) or self.people.get(person)
        return found.name if found else ""


def both_sides(plan: Plan, newer: Plan, scenario: str) -> Sides:
    """A scenario of the plan beside the *as is* of a newer import. Raises UnknownRecord for one that the plan lacks."""
    mine, theirs = plan.organisation(scenario), newer.organisation()
    matches = matched(plan, mine, newer, theirs)
    there = (
        renamed(position, matches.positions, matches.people).with_(scenario=scenario) for position in theirs.positions()
    )
    people = (renamed(person, {}, matches.people) for person in newer.all(Person))
    return Sides(
        plan,
        newer,
        scenario,
        matches,
        {position.id: position for position in mine.positions()},
        {position.id: position for position in there},
        {person.id: person for person in people},
    )


class Conflicts:
    """What both sides have changed; ``taking`` are those in which the export is to win, by position and way."""

    def __init__(self, taking: Collection[tuple[str, str]]) -> None:
        self._taking = frozenset(taking)
        self._found: dict[tuple[str, str], Difference] = {}

    @property
    def found(self) -> tuple[Difference, ...]:
        """Each once, in the sequence in which they were noted."""
        return tuple(self._found.values())

    def note(self, one: Difference) -> bool:
        """Note a conflict; whether the export is to win in it."""
        key = one.position, one.what
        self._found[key] = one
        return key in self._taking


def compared_fields(aspect: str) -> tuple[str, ...]:
    """The fields of a position in which an aspect is compared."""
    return DETAILS if aspect == "details" else (aspect,)


def differs(mine: Position, theirs: Position, aspect: str) -> bool:
    """Whether two positions differ in an aspect."""
    return any(getattr(mine, name) != getattr(theirs, name) for name in compared_fields(aspect))


def _details(position: Position) -> dict[str, str]:
    """The details of a position by name; other columns of the export under their header."""
    own = (("Department", position.department), ("Location", position.location), ("Grade", position.grade))
    return {**dict(own), "FTE": f"{position.fte:g}", **position.fields}


def _told(details: dict[str, str], names: list[str]) -> str:
    """The details of these names for a reader."""
    return "; ".join(f"{name}: {details.get(name) or '–'}" for name in names)
