"""Months added to days, as lead times are counted: by the calendar, parts of a month in days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAYS = 30.4375
"""The days of an average month."""
_LAST_YEAR = 9999


def months_after(day: date, months: float) -> date:
    """The day so many months later; the 31st becomes the last day of a shorter month."""
    whole = int(months)
    year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
    if year > _LAST_YEAR:
        return date.max
    last = monthrange(year, month + 1)[1]
    rest = round((months - whole) * DAYS)
    landed = date(year, month + 1, min(day.day, last))
    return date.max if date.max - landed < timedelta(rest) else landed + timedelta(rest)


def months_between(start: date, end: date) -> int:
    """How many months have begun from one day to a later one; 0 where it is not later."""
    days = (end - start).days
    return 0 if days <= 0 else max(1, round(days / DAYS))
