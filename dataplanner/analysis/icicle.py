"""The whole organisation as bands: a band a layer, everybody as wide as the number of people they stand for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import OrganisationIndex


@dataclass(frozen=True, slots=True, eq=False)
class Icicle:
    """Where everybody's column starts, counted in people from the left; its width is their headcount.

    Managers' columns span those of their reports. ``people`` is the width of the whole.
    """

    index: OrganisationIndex
    start: NDArray[np.int64]
    people: int

    def rows_at(self, layer: int, places: NDArray[np.float64]) -> NDArray[np.int64]:
        """Who stands in a layer (from 1) at each of the places, counted in people; -1 where nobody does."""
        first, end = self.index.level_starts[layer - 1 : layer + 1].tolist()
        rows = first + np.searchsorted(self.start[first:end], places, side="right") - 1
        held = (rows >= first) & (places < self.start[rows] + self.index.headcount[rows])
        return np.where(held, rows, -1)


def icicle_of(index: OrganisationIndex) -> Icicle:
    """The icicle of an organisation."""
    start = np.zeros(len(index), np.int64)
    for level in index.levels():
        before = np.cumsum(index.headcount[level]) - index.headcount[level]
        parent = index.parent[level]
        if level.start == 0:
            start[level] = before
        else:
            eldest = index.first_child[parent] - level.start
            start[level] = start[parent] + before - before[eldest]
    roots = slice(0, int(index.level_starts[1]) if index.layers else 0)
    return Icicle(index, start, int(index.headcount[roots].sum()))
