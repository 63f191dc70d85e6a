"""The day that the skills and projects pages go by."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """The day here."""
    return date.today()  # noqa: DTZ011 – an assessment belongs to the reader's own day
