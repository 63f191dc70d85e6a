"""The reporting distances of very many pairs of positions at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import OrganisationIndex

NOWHERE = -1
BLOCK = 1 << 14
Numbers = NDArray[np.int32]


class CommonLeaders:
    """Answers who the lowest common leader of two positions is, for arrays of them at once.

    In depth-first order the lowest common leader of two positions is the highest among the managers of those who
    follow the first, up to the second. Rows of the index rise from layer to layer, so the highest is the smallest row;
    the smallest of any stretch is kept for all lengths that are powers of two. Building takes n·log n numbers.
    """

    def __init__(self, index: OrganisationIndex) -> None:
        self._depth = index.depth
        self._place = _depth_first_places(index)
        order = np.empty(len(index), np.int32)
        order[self._place] = np.arange(len(index), dtype=np.int32)
        self._lowest = _smallest_of_stretches(index.parent[order])
        self._first, self._last = _stretches(len(index))

    def leaders(self, a: Numbers, b: Numbers) -> Numbers:
        """The row of the lowest common leader of each pair of rows; NOWHERE in separate trees."""
        return _in_blocks(self._leaders, a, b)

    def distances(self, a: Numbers, b: Numbers) -> Numbers:
        """The reporting steps between each pair of rows, both sides together; NOWHERE in separate trees."""
        return _in_blocks(self._distances, a, b)

    def _leaders(self, a: Numbers, b: Numbers) -> Numbers:
        one, other = self._place.take(a), self._place.take(b)
        start, end = np.minimum(one, other), np.maximum(one, other)
        length = end - start
        same = length == 0
        start += ~same
        leaders = self._smallest(start, end + 1, length + same)
        np.copyto(leaders, a, where=same)
        return leaders

    def _distances(self, a: Numbers, b: Numbers) -> Numbers:
        leaders = self._leaders(a, b)
        steps = self._depth.take(a) + self._depth.take(b) - 2 * self._depth.take(leaders, mode="wrap")
        steps[leaders == NOWHERE] = NOWHERE
        return steps

    def _smallest(self, start: Numbers, end: Numbers, length: Numbers) -> Numbers:
        """The smallest manager's row from place ``start`` up to ``end``: that of two stretches that overlap."""
        table = self._lowest
        return np.minimum(table.take(self._first.take(length) + start), table.take(self._last.take(length) + end))


def _in_blocks(answer: Callable[[Numbers, Numbers], Numbers], a: Numbers, b: Numbers) -> Numbers:
    """The answers for all pairs, worked out for so many at once that what comes in between stays in the cache."""
    found = np.empty(len(a), np.int32)
    for start in range(0, len(a), BLOCK):
        block = slice(start, start + BLOCK)
        found[block] = answer(a[block], b[block])
    return found


def _smallest_of_stretches(values: Numbers) -> Numbers:
    """Row after row, k being its number: from each place on, the smallest of 2 to the power of k values."""
    table = np.tile(values, (len(values).bit_length(), 1))
    for power in range(1, len(table)):
        half, last = 1 << (power - 1), len(values) - (1 << power) + 1
        np.minimum(table[power - 1, :last], table[power - 1, half : half + last], out=table[power, :last])
    return table.ravel()


def _stretches(size: int) -> tuple[Numbers, Numbers]:
    """For each length, what leads from its start, and from its end, to the longest stretch that fits into it."""
    power = np.frexp(np.arange(size + 1).clip(1))[1].astype(np.int32) - 1
    return power * size, power * size - (1 << power)


def _depth_first_places(index: OrganisationIndex) -> Numbers:
    """The place of each row when everybody is followed by all who stand below, before the next sibling."""
    before = np.cumsum(index.headcount) - index.headcount
    first = np.where(index.parent == NOWHERE, 0, index.first_child[index.parent])
    among_siblings = before - before[first] if len(index) else before
    place = np.zeros(len(index), np.int32)
    for level in index.levels():
        above = index.parent[level]
        place[level] = among_siblings[level] + np.where(above == NOWHERE, 0, place[above] + 1)
    return place
