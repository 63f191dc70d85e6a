"""Sets, counts, dictionaries and sequences of very many values, made part by part, so that the window gets its turn.

Python does one call in C at a time: a set of a million cells made at once stops every other thread for its time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

_PART = 50_000

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")
S = TypeVar("S", bound="SupportsRichComparison")


def distinct(cells: Iterable[K]) -> set[K]:
    """The different cells."""
    found: set[K] = set()
    for part in _parts(cells):
        found.update(part)
    return found


def counted(cells: Iterable[K]) -> Counter[K]:
    """How often each cell comes."""
    counts: Counter[K] = Counter()
    for part in _parts(cells):
        counts.update(part)
    return counts


def by_key(keys: Iterable[K], values: Iterable[V]) -> dict[K, V]:
    """The values by their keys; of those with the same key the last."""
    found: dict[K, V] = {}
    for part in _parts(zip(keys, values, strict=True)):
        found.update(part)
    return found


def in_sequence(values: Sequence[S]) -> list[S]:
    """The values sorted; more than a part of them in halves, which ``list.sort`` then merges in one go."""
    if len(values) <= _PART:
        return sorted(values)
    half = len(values) // 2
    halves = in_sequence(values[:half]) + in_sequence(values[half:])
    halves.sort()
    return halves


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(values)
    while part := list(islice(iterator, _PART)):
        yield part
