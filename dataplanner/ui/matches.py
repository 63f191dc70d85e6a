"""Positions found by what somebody types: every word occurs in the name, the title or the department."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.model.positions import Position
from dataplanner.ui.latest import Proceed, watched
from dataplanner.ui.session import Session


def matching_positions(session: Session, text: str, proceed: Proceed = lambda: None) -> Iterator[Position]:
    """The positions of the scenario shown that hold every word of ``text``; none for no word.

    ``proceed`` is called now and then.
    """
    words = text.casefold().split()
    if not words:
        return
    for position in watched(session.organisation.positions(), proceed):
        said = f"{session.names.position(position)} {position.department}".casefold()
        if all(word in said for word in words):
            yield position
