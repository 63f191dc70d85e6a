"""What a field of a project's records holds, told where it is declared: edits check by it, forms and sheets are made
of it. A field that says nothing holds plain text.

Used as ``due: Annotated[str, holds.day(after="begin")] = ""``.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_type_hints

from dataplanner.model.records import Record

MOST_AMOUNT = 1_000_000_000_000
MOST_DAYS = 3_650


@dataclass(frozen=True, slots=True)
class Holds:
    """``what`` is text, line, lines, day, month, amount, days, scale, phase, team, person, choice, parts, answers or
    figures.

    ``of`` names the catalogue of a choice, the table of linked parts, the questions of answers, or the field beside a
    person that has the name in words. ``after`` names the day that must not be later; ``most`` is the largest number.
    """

    what: str
    of: str = ""
    after: str = ""
    most: int = 0


def line() -> Holds:
    """A short text."""
    return Holds("line")


def lines() -> Holds:
    """Short texts, one below the other."""
    return Holds("lines")


def day(after: str = "") -> Holds:
    """An ISO date, or empty; never before the day in the field ``after``."""
    return Holds("day", after=after)


def month() -> Holds:
    """A month such as 2026-10, or empty."""
    return Holds("month")


def amount() -> Holds:
    """A number that is not negative, and of a size that sums and pictures can still show."""
    return Holds("amount", most=MOST_AMOUNT)


def days() -> Holds:
    """A whole number of days that is not negative; 0 for what is usual."""
    return Holds("days", most=MOST_DAYS)


def scale(most: int) -> Holds:
    """A whole number from 1 to ``most``; 0 where nobody has said."""
    return Holds("scale", most=most)


def phase() -> Holds:
    """One of the phases, or empty."""
    return Holds("phase")


def team() -> Holds:
    """The id of a team, or those of several."""
    return Holds("team")


def person(beside: str = "") -> Holds:
    """The id of a person, or empty."""
    return Holds("person", beside)


def choice(catalogue: str) -> Holds:
    """The id of an entry of one of the method's catalogues, or those of several."""
    return Holds("choice", catalogue)


def parts(table: str) -> Holds:
    """The ids of other parts of the same project."""
    return Holds("parts", table)


def answers(questions: str) -> Holds:
    """Answers by the ids of the method's questions."""
    return Holds("answers", questions)


def figures() -> Holds:
    """Figures as text by the ISO date on which each was read."""
    return Holds("figures")


def holdings(part: type[Record]) -> Mapping[str, Holds]:
    """What each field of a record holds, by the field's name."""
    return _holdings(cast("Hashable", part))


@cache
def _holdings(part: Any) -> Mapping[str, Holds]:
    hints = get_type_hints(part, include_extras=True)
    return {name: _said(hints[name]) for name in part.__struct_fields__}


def _said(declared: Any) -> Holds:
    return next((said for said in getattr(declared, "__metadata__", ()) if isinstance(said, Holds)), Holds("text"))
