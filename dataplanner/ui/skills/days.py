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
