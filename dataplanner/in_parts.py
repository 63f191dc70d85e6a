"""Sets, counts, dictionaries and sequences of very many values, made part by part, so that the window gets its turn.

Python does one call in C at a time: a set of a million cells made at once stops every other thread for its time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

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
    return {key: value for key, value in zip(keys, values, strict=True)}  # noqa: C416 - dict() is one call in C


def in_sequence(values: Sequence[S]) -> list[S]:
    """The values sorted: those of about a part at a time, between bounds that a sample of them tells."""
    parts = len(values) // _PART + 1
    sample = sorted(values[::parts])
    bounds = [sample[len(sample) * part // parts] for part in range(1, parts)]
    between: list[list[S]] = [[] for _ in range(parts)]
    for value in values:
        between[bisect_left(bounds, value)].append(value)
    return [value for part in between for value in sorted(part)]


def let_go(*lists: list[Any]) -> None:
    """Empty lists of values that nobody else may hold: taking a million apart is one call in C as well."""
    for values in lists:
        while values:
            del values[-_PART:]


def empty(*tables: dict[Any, Any]) -> None:
    """Empty dictionaries of values that nobody else may hold, entry by entry."""
    for table in tables:
        while table:
            table.popitem()


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(values)
    while part := list(islice(iterator, _PART)):
        yield part
