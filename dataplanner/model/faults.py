"""What is not sound in a part of a project. An edit that would bring it about is refused; a plan that has it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from dataplanner.model.days import EXAMPLE, MONTH_EXAMPLE, day_words
from dataplanner.model.holds import Holds, holdings
from dataplanner.model.people import Person
from dataplanner.model.plan import TABLES, Plan
from dataplanner.model.projects import PHASES, Entry, ProjectPart

_WORDS = {
    "begin": "planned start", "due": "planned end", "since": "beginning", "until": "end", "begun": "start",
    "arrived": "arrival", "closed": "day of closing", "escalated": "day it was taken on", "done": "day it was done",
    "paid": "day it was paid", "needed": "day it is needed", "staff": "cost of staff", "software": "cost of software",
    "hardware": "cost of machines", "points": "number of points", "hours": "number of hours", "lead": "lead time",
    "ramp": "time to full speed",
}  # fmt: skip
"""What fields are called in a sentence, where their own name does not say it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not sound: the field, what is wrong, and what to do."""

    field: str
    sentence: str
    remedy: str


def faults(plan: Plan, part: Entry) -> Iterator[Fault]:
    """What is not sound in the values of an entry: days, amounts, scales, phases, and links that lead nowhere."""
    for name, held in holdings(type(part)).items():
        value = getattr(part, name)
        if value and (said := _fault(plan, part, name, held, value)) is not None:
            yield Fault(name, *said)


def day_of(text: str) -> date | None:
    """The day that an ISO date names; None where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _fault(plan: Plan, part: Entry, name: str, held: Holds, value: Any) -> tuple[str, str] | None:
    if held.what == "day":
        return _of_day(part, name, held, value)
    if held.what == "month" and day_of(f"{value}-01") is None:
        return f"“{value}” is not a month.", f"Type it as month and year, such as {MONTH_EXAMPLE}."
    if held.what in ("amount", "days"):
        return _of_number(name, value, held.most)
    if held.what == "scale" and not 0 <= value <= held.most:
        return f"the {_word(name)} {value} is not on the scale.", f"Choose a number from 1 to {held.most}."
    if held.what == "phase" and value not in PHASES:
        return f"there is no phase “{value}”.", f"Choose one of: {', '.join(PHASES)}."
    if held.what == "person" and plan.find(Person, value) is None:
        return f"{_shown(part, held, value)} is not in the plan any more.", "Name somebody else."
    if held.what == "parts" and (lost := [key for key in value if not _is_part(plan, part, held.of, key)]):
        return f"it refers to “{lost[0]}”, which is not there.", "Choose among those that are."
    if held.what == "figures" and (wrong := [key for key in value if day_of(key) is None]):
        return f"“{wrong[0]}” is not a day.", f"Type it as day, month and year, such as {EXAMPLE}."
    return None


def _of_day(part: Entry, name: str, held: Holds, value: str) -> tuple[str, str] | None:
    found = day_of(value)
    if found is None:
        return f"“{value}” is not a day (the {_word(name)}).", f"Type it as day, month and year, such as {EXAMPLE}."
    before = day_of(getattr(part, held.after)) if held.after else None
    if before is not None and found < before:
        said = f"the {_word(name)}, {day_words(found)}, lies before the {_word(held.after)}, {day_words(before)}."
        return said, "Correct one of the two days."
    return None


def _of_number(name: str, value: float, most: int) -> tuple[str, str] | None:
    if not isfinite(value):
        return f"the {_word(name)} is not a number.", "Type a number such as 250000 or 0.5."
    if value < 0:
        return f"the {_word(name)} cannot be {value:g}.", "Type a number that is not below 0."
    if value > most:
        return f"the {_word(name)} is larger than can be planned with.", f"Type a number up to {most:,}."
    return None


def _is_part(plan: Plan, part: Entry, table: str, key: str) -> bool:
    found = plan.find(TABLES[table], key)
    return isinstance(found, ProjectPart) and found.project == getattr(part, "project", "")


def _shown(part: Entry, held: Holds, value: str) -> str:
    return (getattr(part, held.of) if held.of else "") or f"“{value}”"


def _word(field: str) -> str:
    return _WORDS.get(field, field.replace("_", " "))
