"""Positions found by what somebody types: every word occurs in the name, the title or the department."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.model.positions import Position
from dataplanner.ui.session import Session


def matching_positions(session: Session, text: str) -> Iterator[Position]:
    """The positions of the scenario shown that hold every word of ``text``; none for no word."""
    words = text.casefold().split()
    if not words:
        return
    for position in session.organisation.positions():
        said = f"{session.names.position(position)} {position.department}".casefold()
        if all(word in said for word in words):
            yield position
