"""Days as the skills pages show and take them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def today() -> date:
    """The day here."""
    return date.today()  # noqa: DTZ011 – an assessment belongs to the reader's own day


def day_text(iso: str) -> str:
    """An ISO date such as “12 Nov 2026”; any other text as it is."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale.c().toString(day, "d MMM yyyy") if day.isValid() else iso


def days_text(start: date, end: date) -> str:
    """From a day to a day, the year told once where it is the same: “12 Nov – 3 Dec 2026”."""
    first, last = day_text(str(start)), day_text(str(end))
    return f"{first.removesuffix(f' {start.year}') if start.year == end.year else first} – {last}"
