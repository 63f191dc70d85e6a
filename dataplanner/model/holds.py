"""What a field of a project's records holds, told where it is declared: edits check by it, forms and sheets are made
of it. A field that says nothing holds plain text.

Used as ``due: str = holds.day(after="begin")``.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, cast

from dataplanner.model.records import Record


@dataclass(frozen=True, slots=True)
class Holds:
    """``what`` is text, line, lines, day, month, amount, days, scale, phase, team, person, choice, parts, answers or
    figures.

    ``of`` names the catalogue of a choice, the table of linked parts, the questions of answers, or the field beside a
    person that has the name in words. ``after`` names the day that must not be later; ``most`` is the top of a scale.
    """

    what: str
    of: str = ""
    after: str = ""
    most: int = 0


def line() -> Any:
    """A short text."""
    return _field("", Holds("line"))


def lines() -> Any:
    """Short texts, one below the other."""
    return _field((), Holds("lines"))


def day(after: str = "") -> Any:
    """An ISO date, or empty; never before the day in the field ``after``."""
    return _field("", Holds("day", after=after))


def month() -> Any:
    """A month such as 2026-10, or empty."""
    return _field("", Holds("month"))


def amount() -> Any:
    """A number that is not negative."""
    return _field(0.0, Holds("amount"))


def days() -> Any:
    """A whole number of days that is not negative; 0 for what is usual."""
    return _field(0, Holds("days"))


def scale(most: int) -> Any:
    """A whole number from 1 to ``most``; 0 where nobody has said."""
    return _field(0, Holds("scale", most=most))


def phase() -> Any:
    """One of the phases, or empty."""
    return _field("", Holds("phase"))


def team() -> Any:
    """The id of a team, or empty."""
    return _field("", Holds("team"))


def teams() -> Any:
    """The ids of teams."""
    return _field((), Holds("team"))


def person(beside: str = "") -> Any:
    """The id of a person, or empty."""
    return _field("", Holds("person", beside))


def choice(catalogue: str) -> Any:
    """The id of an entry of one of the method's catalogues, or empty."""
    return _field("", Holds("choice", catalogue))


def choices(catalogue: str) -> Any:
    """The ids of entries of one of the method's catalogues."""
    return _field((), Holds("choice", catalogue))


def parts(table: str) -> Any:
    """The ids of other parts of the same project."""
    return _field((), Holds("parts", table))


def answers(questions: str) -> Any:
    """Answers by the ids of the method's questions."""
    return field(default_factory=dict, metadata={"holds": Holds("answers", questions)})


def figures() -> Any:
    """Figures as text by the ISO date on which each was read."""
    return field(default_factory=dict, metadata={"holds": Holds("figures")})


def holdings(part: type[Record]) -> Mapping[str, Holds]:
    """What each field of a record holds, by the field's name."""
    return _holdings(cast("Hashable", part))


@cache
def _holdings(part: Any) -> Mapping[str, Holds]:
    return {declared.name: declared.metadata.get("holds", Holds("text")) for declared in fields(part)}


def _field(default: Any, what: Holds) -> Any:
    return field(default=default, metadata={"holds": what})
