"""How people and positions are called on the screen; masked, people are numbers that stay the same while it is open."""

from __future__ import annotations

import re

from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.records import Change

VACANT = "Vacant"
UNNAMED = "Name not given"
NOT_SHOWN = "Not shown while names are masked"


class Names:
    """The names shown for a plan. ``masked`` hides who people are, on a projector."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._numbers: dict[str, int] = {}
        self.masked = False

    def person(self, person: Person) -> str:
        """A person's name, or their number while masked."""
        if self.masked:
            return f"Person {self._numbers.setdefault(person.id, len(self._numbers) + 1)}"
        return person.name or UNNAMED

    def hidden(self, text: str) -> str:
        """A sentence as it may be shown: while masked, people in it are called by their numbers."""
        if not self.masked:
            return text
        told = [person for person in self._plan.all(Person) if person.name and person.name in text]
        for person in sorted(told, key=lambda person: len(person.name), reverse=True):
            text = re.sub(rf"\b{re.escape(person.name)}\b", self.person(person), text)
        return text

    def masked_plan(self) -> Plan:
        """A copy of the plan in which people are called by their numbers, for texts that are made elsewhere."""
        copy = self._plan.copy()
        copy.apply([Change(person, person.with_(name=self.person(person))) for person in self._plan.all(Person)])
        return copy

    def holder(self, position: Position) -> str:
        """Who holds a position, or that it is vacant."""
        person = self._plan.person_of(position)
        return VACANT if person is None else self.person(person)

    def position(self, position: Position) -> str:
        """“Name, title”, or whichever of the two is known."""
        return ", ".join(part for part in (self.holder(position), position.title) if part)


def short_title(title: str) -> str:
    """A title for narrow places: “Chief Executive Officer” as CEO, “Vice President” as VP; any other as it is.

    A title that gives its own short form at the end, in brackets, is that.
    """
    if own := re.search(r"\(([A-Z]{2,5})\)$", title.strip()):
        return own[1]
    words = title.split()
    if len(words) > 2 and words[0] == "Chief" and words[-1] == "Officer":
        return "".join(word[0] for word in words if word[0].isupper())
    return title.replace("Vice President", "VP")
