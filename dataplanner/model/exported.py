"""What the last export said of a position or a person, kept as short marks: enough to tell who has changed it since.

A mark tells whether a value is the same, and nothing of what it is.
"""

from __future__ import annotations

import re
from zlib import crc32

from dataplanner.model.people import Person
from dataplanner.model.positions import Position

ASPECTS = ("manager", "person", "title", "details")
"""What a newer export may say otherwise; details are department, location, grade, FTE and the other columns."""
PERSONAL = ("name", "email")
"""What it may say otherwise of a person."""
_MADE_ID = re.compile(r"(row|leader)-[0-9-]+[~0-9]*")
"""What an import calls positions of rows without an id of their own, and leaders who are only named."""
DETAILS = ("department", "location", "grade", "fte", "fields")


def known_id(position: Position) -> str:
    """The id that a position has in the export it came from; empty where it has none, or was not in one."""
    if not position.exported or _MADE_ID.fullmatch(position.id):
        return ""
    return position.id.partition("~")[0]


def marks(position: Position) -> str:
    """The marks of a position's aspects as it is now."""
    details = (position.department, position.location, position.grade, position.fte, sorted(position.fields.items()))
    values = (position.manager, position.person, position.title, details)
    return " ".join(map(_mark, values))


def personal_marks(person: Person) -> str:
    """The marks of a person's aspects as they are now."""
    return " ".join(_mark(getattr(person, aspect)) for aspect in PERSONAL)


def _mark(value: object) -> str:
    return f"{crc32(repr(value).encode('utf-8', 'replace')):08x}"


def exported(position: Position) -> Position:
    """The position with the marks of what it is now as what the export says."""
    return position.with_(exported=marks(position))


def exported_person(person: Person) -> Person:
    """The person with the marks of what they are now as what the export says."""
    return person.with_(exported=personal_marks(person))


def changed_since(position: Position, said: str) -> frozenset[str]:
    """The aspects in which a position is not what an export said of it."""
    pairs = zip(ASPECTS, marks(position).split(), said.split(), strict=True)
    return frozenset(aspect for aspect, now, then in pairs if now != then)


def person_changed_since(person: Person, said: str) -> frozenset[str]:
    """The aspects in which a person is not what an export said of them; all of them where nothing is known of it."""
    then = said.split() or [""] * len(PERSONAL)
    pairs = zip(PERSONAL, personal_marks(person).split(), then, strict=True)
    return frozenset(aspect for aspect, now, before in pairs if now != before)
