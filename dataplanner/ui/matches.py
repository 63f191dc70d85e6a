"""What somebody types finds: positions in whose name, title or department every word occurs; the best fitting first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import nsmallest
from itertools import islice
from typing import TypeVar

from dataplanner.model.positions import Position
from dataplanner.ui.latest import Proceed, watched
from dataplanner.ui.session import Session

RANKED = 10_000
"""So many that are found are compared: of more, somebody will have to type more."""
T = TypeVar("T")


def best_matches(found: Iterable[T], typed: str, said: Callable[[T], str], most: int) -> list[T]:
    """The best fitting of what was found, each known by what it says; those that fit alike in their sequence."""
    return nsmallest(most, islice(found, RANKED), key=lambda one: _misfit(said(one), typed))


def _misfit(said: str, typed: str) -> int:
    """0 for a name typed whole, 1 where it begins so, 2 where words of it do, 3 where it holds that somewhere."""
    said, typed = said.casefold(), " ".join(typed.casefold().split())
    if said.partition(",")[0] == typed:
        return 0
    if said.startswith(typed):
        return 1
    return 2 if all(f" {word}" in f" {said}" for word in typed.split()) else 3


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
