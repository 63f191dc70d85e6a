"""How people and positions are called on the screen; masked, people are numbers that stay the same while it is open."""

from __future__ import annotations

import re

from dataplanner.analysis.masking import Mask
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position

VACANT = "Vacant"
UNNAMED = "Name not given"
TELLING_NOBODY = "Plan"
CARRIED = "Names are masked and notes are hidden on the screen; the files carry the real ones."


class Names:
    """The names shown for a plan. A ``mask`` hides who people are, on a projector."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.mask: Mask | None = None

    @property
    def masked(self) -> bool:
        """Whether people are numbers."""
        return self.mask is not None

    @property
    def carried(self) -> str:
        """What a file holds that is not seen now; empty where all is seen."""
        return CARRIED if self.masked else ""

    def person(self, person: Person) -> str:
        """A person's name, or their number while masked."""
        return (person.name or UNNAMED) if self.mask is None else self.mask.person(person.id)

    def hidden(self, text: str) -> str:
        """A sentence that was not made of what the session shows: while masked, people in it are called by numbers."""
        return text if self.mask is None else self.mask.text(text)

    def for_file(self, name: str) -> str:
        """What a file is proposed to be called: a word that tells nobody where ``name`` does and names are masked.

        Called after the mask, it would not be found again.
        """
        return name if self.hidden(name) == name else TELLING_NOBODY

    def holder(self, position: Position) -> str:
        """Who holds a position, or that it is vacant."""
        person = self._plan.person_of(position)
        return VACANT if person is None else self.person(person)

    def position(self, position: Position) -> str:
        """“Name, title”, or whichever of the two is known."""
        return ", ".join(part for part in (self.holder(position), position.title) if part)

    def briefly(self, position: Position) -> str:
        """The same for narrow places: “Marta Lindqvist, CFO”."""
        return ", ".join(part for part in (self.holder(position), short_title(position.title)) if part)


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
