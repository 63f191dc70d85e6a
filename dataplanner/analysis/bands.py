"""What of a layout lies in a rectangle: cards sorted by height, so that a search leaves few to look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import Rows
from dataplanner.analysis.layout import Layout
from dataplanner.analysis.stacks import Floats

Starts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the chart, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, margin: float) -> Box:
        """The rectangle with ``margin`` more on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """The visible cards of a layout by band: ``rows`` from top to bottom and, in a band, from left to right.

    ``tops`` holds the y of each band; band b is the rows from ``starts[b]`` to ``starts[b + 1]``, at ``lefts``.
    """

    layout: Layout
    rows: Rows
    lefts: Floats
    tops: Floats
    starts: Starts

    def rows_in(self, box: Box) -> Rows:
        """The cards that touch the rectangle."""
        sizes = self.layout.sizes
        first = np.searchsorted(self.tops, box.top - sizes.card_height)
        last = np.searchsorted(self.tops, box.bottom, side="right")
        part = slice(int(self.starts[first]), int(self.starts[last]))
        lefts = self.lefts[part]
        rows: Rows = self.rows[part][(lefts >= box.left - sizes.card_width) & (lefts <= box.right)]
        return rows

    def row_at(self, x: float, y: float) -> int:
        """The card at a point, or -1."""
        rows = self.rows_in(Box(x, y, x, y))
        return int(rows[0]) if len(rows) else -1


def bands_of(layout: Layout) -> Bands:
    """The bands of a layout."""
    rows = np.flatnonzero(layout.visible).astype(np.int32)
    rows = rows[np.lexsort((layout.x[rows], layout.y[rows]))]
    y = layout.y[rows]
    first = np.flatnonzero(np.diff(y, prepend=-np.inf))
    return Bands(layout, rows, layout.x[rows], y[first], np.append(first, len(rows)).astype(np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Reporting lines as straight pieces, each an array of shape (pieces, 4): x1, y1, x2, y2 with x1 ≤ x2, y1 ≤ y2.

    ``bars`` are horizontal, one for each manager and shelf; ``uprights`` lead from them down to the blocks, and from
    managers down to them.
    """

    bars: Floats
    uprights: Floats

    def bars_in(self, box: Box, shortest: float) -> Floats:
        """The bars that touch the rectangle and are at least so long, cut off at its sides."""
        found = _touching(self.bars, box)
        found = found[found[:, 2] - found[:, 0] >= shortest]
        return np.column_stack(
            (np.maximum(found[:, 0], box.left), found[:, 1], np.minimum(found[:, 2], box.right), found[:, 3])
        )

    def uprights_in(self, box: Box, shortest: float) -> Floats:
        """The uprights that touch the rectangle and are at least so long."""
        found = _touching(self.uprights, box)
        long: Floats = found[found[:, 3] - found[:, 1] >= shortest]
        return long


def lines_of(layout: Layout) -> Lines:
    """The reporting lines of a layout."""
    blocks = layout.block_rows[layout.index.parent[layout.block_rows] >= 0]
    if not len(blocks):
        return Lines(np.empty((0, 4)), np.empty((0, 4)))
    manager = layout.index.parent[blocks]
    bar, arrival, stem = layout.bar_y[blocks], layout.line_x[blocks], layout.stem_x[manager]
    shelf = np.flatnonzero((np.diff(manager, prepend=-1) != 0) | (np.diff(bar, prepend=np.nan) != 0))
    left = np.minimum(np.minimum.reduceat(arrival, shelf), stem[shelf])
    right = np.maximum(np.maximum.reduceat(arrival, shelf), stem[shelf])
    bars = np.column_stack((left, bar[shelf], right, bar[shelf]))
    last = np.flatnonzero(np.diff(manager, append=-1) != 0)
    bottom = layout.y[manager[last]] + layout.sizes.card_height
    stems = np.column_stack((stem[last], bottom, stem[last], bar[last]))
    drops = np.column_stack((arrival, bar, arrival, layout.line_y[blocks]))
    return Lines(bars, np.concatenate((stems, drops)))


def _touching(pieces: Floats, box: Box) -> Floats:
    left, top, right, bottom = pieces.T
    found: Floats = pieces[(left <= box.right) & (right >= box.left) & (top <= box.bottom) & (bottom >= box.top)]
    return found
