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
    rows = rows[_reading_order(layout.x[rows], layout.y[rows])]
    y = layout.y[rows]
    first = np.flatnonzero(np.diff(y, prepend=-np.inf))
    return Bands(layout, rows, layout.x[rows], y[first], np.append(first, len(rows)).astype(np.int64))


def _reading_order(x: Floats, y: Floats) -> NDArray[np.int64]:
    """What sorts points by height, then from left to right.

    One number a point is sorted several times as fast as two; it does where heights are whole pixels apart.
    """
    lines = y * 2.0 ** np.ceil(np.log2(x.max(initial=0.0) + 2.0))
    order = np.argsort(lines + x)
    return order if (np.diff(y[order]) >= 0).all() else np.lexsort((x, y))
