"""What of a layout lies in a rectangle: cards sorted into bands of equal height, so that a search finds them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

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
        first = int(np.searchsorted(self.tops, box.top - sizes.card_height))
        last = int(np.searchsorted(self.tops, box.bottom, side="right"))
        parts = [
            self.rows[start:end][_between(self.lefts[start:end], box.left - sizes.card_width, box.right)]
            for start, end in pairwise(self.starts[first : last + 1].tolist())
        ]
        return np.concatenate(parts) if parts else np.empty(0, np.int32)

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
    """Reporting lines as orthogonal pieces, layer by layer and from left to right.

    The j-th manager with reports on the chart has the row ``manager[j]`` and a horizontal piece from ``left[j]`` to
    ``right[j]``; those of layer d are ``starts[d - 1]`` to ``starts[d]``. Uprights stand at the layout's ``line_x``.
    """

    layout: Layout
    manager: Rows
    left: Floats
    right: Floats
    starts: Starts

    def bar_y(self, manager: Rows) -> Floats:
        """The height of the horizontal piece under each of the managers."""
        sizes = self.layout.sizes
        return self.layout.y[manager] + (sizes.card_height + sizes.level_gap / 2)

    def families_in(self, box: Box) -> NDArray[np.int64]:
        """Every j whose horizontal piece may touch the rectangle."""
        found = []
        for part in self._layers_in(box, self.starts):
            first = int(np.searchsorted(self.right[part], box.left))
            end = int(np.searchsorted(self.left[part], box.right, side="right"))
            found.append(np.arange(part.start + first, part.start + end))
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def blocks_in(self, box: Box) -> Rows:
        """The blocks whose upright from the horizontal piece above may touch the rectangle."""
        layout = self.layout
        lower = Box(box.left, box.top, box.right, box.bottom + layout.sizes.level_step)
        parts = [
            layout.block_rows[part][_between(layout.line_x[layout.block_rows[part]], box.left, box.right)]
            for part in self._layers_in(lower, layout.block_starts)
        ]
        rows = np.concatenate(parts) if parts else np.empty(0, np.int32)
        return rows[layout.index.parent[rows] >= 0]

    def _layers_in(self, box: Box, starts: Starts) -> list[slice]:
        """The parts of the layers whose card or the gap below it touches the rectangle."""
        step, top = self.layout.sizes.level_step, self.layout.sizes.frame_padding
        first = max(0, int((box.top - top) // step))
        last = max(first, int((box.bottom - top) // step) + 1)
        bounds = starts[first : last + 1].tolist()
        return [slice(start, end) for start, end in pairwise(bounds)]


def lines_of(layout: Layout) -> Lines:
    """The reporting lines of a layout."""
    blocks = layout.block_rows[layout.index.parent[layout.block_rows] >= 0]
    parent = layout.index.parent[blocks]
    first = np.flatnonzero(np.diff(parent, prepend=-1))
    last = np.append(first[1:], len(parent)) - 1 if len(parent) else first
    manager = parent[first]
    across = layout.line_x[blocks]
    starts = np.searchsorted(manager, layout.index.level_starts)
    return Lines(layout, manager, across[first], across[last], starts)


def _between(sorted_values: Floats, low: float, high: float) -> slice:
    return slice(
        int(np.searchsorted(sorted_values, low, side="left")),
        int(np.searchsorted(sorted_values, high, side="right")),
    )
