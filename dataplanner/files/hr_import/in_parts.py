"""Sets and counts of long columns, made part by part, so that the window gets its turn between the parts.

Python does one call in C at a time: a set of a million cells made at once stops every other thread for its time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

_PART = 50_000


def distinct(cells: Iterable[str]) -> set[str]:
    """The different cells."""
    found: set[str] = set()
    for part in _parts(cells):
        found.update(part)
    return found


def counted(cells: Iterable[str]) -> Counter[str]:
    """How often each cell comes."""
    counts: Counter[str] = Counter()
    for part in _parts(cells):
        counts.update(part)
    return counts


def shared(cells: Iterable[str]) -> list[str]:
    """The cells, equal ones as one object."""
    known: dict[str, str] = {}
    found: list[str] = []
    for part in _parts(cells):
        found += map(known.setdefault, part, part)
    return found


def _parts(cells: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(cells)
    while part := list(islice(iterator, _PART)):
        yield part
