"""How the fields of a project's forms are written as text, and what is typed into them read as what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from dataplanner.model.days import EXAMPLE, iso_words, month_words, typed_day, typed_month
from dataplanner.model.errors import PlanError
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""A comma between thousands; any other is left standing, so that “2,5” is refused rather than read as 25."""


class NotANumber(PlanError):
    """A text where a number belongs."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a number.", "Type a number such as 1200 or 2.5.")


class NotOnePerson(PlanError):
    """A name that is nobody's in the plan, or that of several people."""

    def __init__(self, name: str, people: int) -> None:
        if people:
            super().__init__(f"{people:,} people are called “{name}”.", "Tell them apart by their names first.")
        else:
            remedy = "Type a name as it stands in the plan; it is offered as you type."
            super().__init__(f"“{name}” is nobody in the plan.", remedy)


class NoFigure(PlanError):
    """A line that is not a day with a figure."""

    def __init__(self, line: str) -> None:
        super().__init__(f"“{line}” is not a day with a figure.", f"Type a line such as {EXAMPLE}: 38.")


def typed_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def typed_figures(text: str) -> dict[str, str]:
    """Figures by the day on which each was read. Raises NoFigure."""
    figures = {}
    for line in typed_lines(text):
        day, colon, figure = line.partition(":")
        if not colon:
            raise NoFigure(line)
        figures[typed_day(day.strip())] = figure.strip()
    return figures


def typed_amount(text: str) -> float:
    """A number, 0 for nothing. Raises NotANumber."""
    return _number(text, float)


def typed_whole(text: str) -> int:
    """A whole number, 0 for nothing. Raises NotANumber."""
    return _number(text, int)


def typed_person(plan: Plan, name: str) -> str:
    """The id of the one person who is called so; empty for no name. Raises NotOnePerson."""
    found = [person.id for person in plan.all(Person) if name and person.name.casefold() == name.casefold()]
    if name and len(found) != 1:
        raise NotOnePerson(name, len(found))
    return "".join(found)


N = TypeVar("N", int, float)


def _number(text: str, kind: Callable[[str], N]) -> N:
    plain = THOUSANDS.sub("", text.replace(" ", ""))
    try:
        return kind(plain or "0")
    except ValueError:
        raise NotANumber(text) from None


def _number_text(value: float) -> str:
    return f"{value:.10g}" if value else ""


def _figures_text(figures: Mapping[str, str]) -> str:
    return "\n".join(f"{iso_words(day)}: {figure}" for day, figure in sorted(figures.items()))


AS_TEXT: Mapping[str, tuple[Callable[[Any], str], Callable[[str], object]]] = {
    "text": (str, str), "line": (str, str), "lines": ("\n".join, typed_lines),
    "figures": (_figures_text, typed_figures), "day": (iso_words, typed_day), "month": (month_words, typed_month),
    "amount": (_number_text, typed_amount), "days": (_number_text, typed_whole),
}  # fmt: skip
"""How what a field holds is written, and what is typed read; by what it holds."""
