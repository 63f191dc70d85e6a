"""The whole organisation as bands: a band a layer, everybody as wide as the number of people they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import OrganisationIndex

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Icicle:
    """Everybody's column is as wide as their headcount; managers' columns span those of their reports.

    Places are counted in people from the left, ``people`` is the width of the whole. ``before`` holds how many people
    all earlier rows stand for: within a family, the difference of two is how far apart they are. Where a column starts
    is worked out from there on the way down, for those few places that are asked for.
    """

    index: OrganisationIndex
    before: Numbers
    people: int

    def start_of(self, row: int) -> int:
        """Where somebody's column starts."""
        index, before = self.index, self.before
        chain = index.chain(row)
        within = (before[one] - before[index.first_child[manager]] for one, manager in pairwise(chain))
        return int(before[chain[-1]] + sum(within))

    def layers_at(self, places: NDArray[np.float64]) -> Iterator[Numbers]:
        """Who stands in each layer, from the top, at each of the places; -1 where nobody does."""
        index = self.index
        among = places  # the place, counted as ``before`` counts the layer that is looked at
        first, end = np.zeros(len(places), np.int64), None
        for level in index.levels():
            rows = level.start + np.searchsorted(self.before[level], among, side="right") - 1
            held = (rows >= first) & (among < self.before[rows] + index.headcount[rows])
            if end is not None:
                held &= rows < end
            yield np.where(held, rows, -1)
            first = index.first_child[rows].astype(np.int64)
            end = np.where(held, first + index.child_count[rows], 0)
            eldest = self.before[np.minimum(first, len(index) - 1)]
            among = among - self.before[rows] + eldest

    def rows_at(self, layer: int, places: NDArray[np.float64]) -> Numbers:
        """Who stands in a layer (from 1) at each of the places; -1 where nobody does."""
        return next(islice(self.layers_at(places), layer - 1, None))


def icicle_of(index: OrganisationIndex) -> Icicle:
    """The icicle of an organisation."""
    before = np.cumsum(index.headcount, dtype=np.int64) - index.headcount
    roots = slice(0, int(index.level_starts[1]) if index.layers else 0)
    return Icicle(index, before, int(index.headcount[roots].sum()))
