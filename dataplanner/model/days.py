"""Days as they are told and typed, one way everywhere: “21 Nov 2025”. Records and files of other programs have ISO."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EXAMPLE, MONTH_EXAMPLE = "2 Nov 2026", "Nov 2026"
_TYPED = (
    re.compile(r"(?P<day>\d{1,2})\.?\s*(?P<month>[a-z]{3,})\.?,?\s*(?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]{3,})\.?\s*(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})"),
)
_TYPED_MONTH = re.compile(r"(?P<month>[a-z]{3,})\.?\s*(?P<year>\d{4})")


def day_words(day: date) -> str:
    """A day such as “21 Nov 2025”, the same whatever the machine's language is."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def iso_words(iso: str) -> str:
    """The day that an ISO date names, in words; any other text as it is."""
    try:
        return day_words(date.fromisoformat(iso))
    except ValueError:
        return iso


def month_words(iso: str) -> str:
    """A month such as 2025-11 in words; any other text as it is."""
    words = iso_words(f"{iso}-01")
    return words.removeprefix("1 ") if words != f"{iso}-01" else iso


def span_words(start: date, end: date) -> str:
    """From a day to a day, the year told once where it is the same: “12 Nov – 3 Dec 2026”."""
    first = day_words(start)
    return f"{first.removesuffix(f' {start.year}') if start.year == end.year else first} – {day_words(end)}"


def moment_words(at: datetime) -> str:
    """A moment as the clock here shows it: “21 Nov 2025, 14:02”."""
    here = at.astimezone()
    return f"{day_words(here.date())}, {here:%H:%M}"


def moment_said(at: datetime, today: date) -> str:
    """A moment as somebody says it who looks back, and the clock here shows it: “Today, 14:02”, “Friday 20 Nov, 09:30”.

    Of another year that is told as well.
    """
    here = at.astimezone()
    day = here.date()
    near = {0: "Today", 1: "Yesterday"}.get((today - day).days)
    told = day_words(day) if day.year != today.year else day_words(day).removesuffix(f" {day.year}")
    return f"{near or f'{WEEKDAYS[day.weekday()]} {told}'}, {here:%H:%M}"


def typed_day(text: str) -> str:
    """What somebody typed as an ISO date, where it names a day as people write one; any other text as it is."""
    for form in _TYPED:
        if found := form.fullmatch(text.strip().lower()):
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else _month(parts["month"])
            return _iso(int(parts["year"]), month, int(parts["day"])) or text
    return text


def typed_month(text: str) -> str:
    """The same for a month: “Nov 2025” is 2025-11."""
    found = _TYPED_MONTH.fullmatch(text.strip().lower())
    return (_iso(int(found["year"]), _month(found["month"]), 1)[:7] or text) if found else text


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for none."""
    return next((number for number, short in enumerate(MONTHS, 1) if name[:3] == short.lower()), 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
