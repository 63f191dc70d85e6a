"""Dates as exports write them; whether the day or the month stands first is decided for a column by its values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from dataplanner.files.hr_import.rules import rules

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$")
_LOCAL = re.compile(r"^(\d{1,2})[-/. ](\d{1,2}|[^\W\d_]{3,9}\.?)[-/. ](\d{2}|\d{4})(?:[T ].*)?$")
_COMPACT = re.compile(r"^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)?$")
_SERIAL = re.compile(r"^[2-7]\d{4}(?:\.\d+)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EXCEL_DAY_ZERO = datetime.date(1899, 12, 30)


def parse_dates(cells: Sequence[str], *, day_first: bool | None = None) -> list[datetime.date | None]:
    """The dates of a column; None for a blank, for a text that is no date, and for one that means "no end".

    The column itself tells whether the day stands first, unless ``day_first`` does.
    """
    first = is_day_first(cells) if day_first is None else day_first
    dates = {cell: _date(cell, day_first=first) if cell else None for cell in set(cells)}
    return [dates[cell] for cell in cells]


def is_day_first(cells: Sequence[str]) -> bool:
    """Whether 03/04/2020 is in April: a value above 12 in either place decides; where none does, the day is first."""
    pairs = _pairs(cells)
    return sum(first > 12 for first, _ in pairs) >= sum(second > 12 for _, second in pairs)


def unclear_date(cells: Sequence[str]) -> int | None:
    """The place of a date of which nothing in the column tells whether its day or its month stands first; where dots
    stand between them, the day does."""
    pairs = _pairs(cells)
    if not pairs or any(max(pair) > 12 for pair in pairs):
        return None
    return next(
        (at for at, cell in enumerate(cells) if any(one != other for one, other in _pairs([cell], "-/ "))), None
    )


def _pairs(cells: Sequence[str], signs: str = "-/. ") -> list[tuple[int, int]]:
    """The first two numbers of the dates in local form with one of these signs between them, of equal ones once."""
    found = (match for cell in set(cells) if (match := _LOCAL.match(cell)))
    return [(int(match[1]), int(match[2])) for match in found if match[2].isdigit() and match[0][match.end(1)] in signs]


def _date(cell: str, *, day_first: bool) -> datetime.date | None:
    if found := _ISO.match(cell) or _COMPACT.match(cell):
        return _valid(int(found[1]), int(found[2]), int(found[3] or 1))
    if found := _LOCAL.match(cell):
        return _local(found, day_first=day_first)
    if _SERIAL.match(cell):
        return _EXCEL_DAY_ZERO + datetime.timedelta(days=int(float(cell)))
    return None


def _local(found: re.Match[str], *, day_first: bool) -> datetime.date | None:
    first, second, year = int(found[1]), found[2], int(found[3])
    if year < 100:
        year += 1900 if year > rules().values.century_turn else 2000
    if not second.isdigit():
        name = second[:3].casefold()
        return _valid(year, _MONTHS.index(name) + 1, first) if name in _MONTHS else None
    day, month = (first, int(second)) if day_first else (int(second), first)
    return _valid(year, month, day) or _valid(year, day, month)


def _valid(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year < rules().values.never else None
    except ValueError:
        return None
