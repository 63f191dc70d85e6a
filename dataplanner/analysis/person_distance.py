"""The reporting distances of very many pairs of positions at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import OrganisationIndex

NOWHERE = -1
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

    def leaders(self, a: Numbers, b: Numbers) -> Numbers:
        """The row of the lowest common leader of each pair of rows; NOWHERE in separate trees."""
        first, last = self._place[a], self._place[b]
        first, last = np.minimum(first, last) + 1, np.maximum(first, last) + 1
        same = first == last
        found = self._smallest(np.where(same, first - 1, first), last)
        return np.where(same, a, found).astype(np.int32)

    def distances(self, a: Numbers, b: Numbers) -> Numbers:
        """The reporting steps between each pair of rows, both sides together; NOWHERE in separate trees."""
        leaders = self.leaders(a, b)
        steps = self._depth[a] + self._depth[b] - 2 * self._depth[leaders]
        return np.where(leaders == NOWHERE, NOWHERE, steps).astype(np.int32)

    def _smallest(self, start: Numbers, end: Numbers) -> Numbers:
        """The smallest manager's row from place ``start`` up to ``end``, which lies beyond it."""
        power = np.frexp((end - start).astype(np.float32))[1] - 1
        width = self._lowest.shape[1]
        table = self._lowest.ravel()
        smallest: Numbers = np.minimum(table[power * width + start], table[power * width + end - (1 << power)])
        return smallest


def _smallest_of_stretches(values: Numbers) -> Numbers:
    """Row k, place i: the smallest of the 2 to the power of k values from i on, where there are so many."""
    table = np.tile(values, (len(values).bit_length(), 1))
    for power in range(1, len(table)):
        half, last = 1 << (power - 1), len(values) - (1 << power) + 1
        np.minimum(table[power - 1, :last], table[power - 1, half : half + last], out=table[power, :last])
    return table


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
