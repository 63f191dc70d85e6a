"""Reporting lines as straight pieces: from managers over bars to the blocks below, beside or indented under them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.box import Box
from dataplanner.analysis.index import Rows
from dataplanner.analysis.layout import Flow, Layout
from dataplanner.analysis.stacks import Floats

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a layout, worked out when they are asked for, the many short ones to each block only then.

    Straight pieces are arrays of shape (pieces, 4): x1, y1, x2, y2 with x1 ≤ x2, y1 ≤ y2. ``bars`` are horizontal,
    ``uprights`` vertical.
    """

    layout: Layout

    @property
    def bars(self) -> Floats:
        return self._bars if self.layout.flow is Flow.DOWN else np.concatenate((self._bars, self._drops))

    @property
    def uprights(self) -> Floats:
        return np.concatenate((self._uprights, self._drops)) if self.layout.flow is Flow.DOWN else self._uprights

    def bars_in(self, box: Box, shortest: float) -> Floats:
        """The bars that touch the rectangle and are at least so long, cut off at its sides."""
        found = _touching(self.bars if shortest <= self._drop else self._bars, box)
        found = found[found[:, 2] - found[:, 0] >= shortest]
        return np.column_stack(
            (np.maximum(found[:, 0], box.left), found[:, 1], np.minimum(found[:, 2], box.right), found[:, 3])
        )

    def uprights_in(self, box: Box, shortest: float) -> Floats:
        """The uprights that touch the rectangle and are at least so long."""
        found = _touching(self.uprights if shortest <= self._drop else self._uprights, box)
        long: Floats = found[found[:, 3] - found[:, 1] >= shortest]
        return long

    @property
    def _drop(self) -> float:
        """The length of the longest piece to a block."""
        sizes = self.layout.sizes
        return max(sizes.level_gap, sizes.shelf_indent)

    @cached_property
    def _blocks(self) -> Rows:
        """The blocks that have a manager."""
        return self.layout.block_rows[self.layout.index.parent[self.layout.block_rows] >= 0]

    @cached_property
    def _bars(self) -> Floats:
        """The bars but for those to single blocks."""
        match self.layout.flow:
            case Flow.DOWN:
                return self._shelf_bars(self.layout.arrival(self._blocks)[0])
            case Flow.RIGHT:
                return _turned(self._stems())
            case Flow.INDENT:
                return np.empty((0, 4))

    @cached_property
    def _uprights(self) -> Floats:
        """The uprights but for those to single blocks."""
        match self.layout.flow:
            case Flow.DOWN | Flow.INDENT:
                return self._stems()
            case Flow.RIGHT:
                return _turned(self._shelf_bars(self.layout.arrival(self._blocks)[1]))

    @cached_property
    def _drops(self) -> Floats:
        """The last piece to each block."""
        layout, blocks = self.layout, self._blocks
        bar, (x, y) = layout.bar(blocks), layout.arrival(blocks)
        return np.column_stack((x, bar, x, y) if layout.flow is Flow.DOWN else (bar, y, x, y))

    def _shelf_bars(self, at: Floats) -> Floats:
        """Along each shelf of blocks, as far as its blocks and its manager's stem; as if the chart flowed down."""
        layout, blocks = self.layout, self._blocks
        if not len(blocks):
            return np.empty((0, 4))
        manager, bar = layout.index.parent[blocks], layout.bar(blocks)
        first = np.flatnonzero(_begins(manager) | _begins(bar))
        stem, bar = layout.stem(manager[first]), bar[first]
        left = np.minimum(np.minimum.reduceat(at, first), stem)
        right = np.maximum(np.maximum.reduceat(at, first), stem)
        return np.column_stack((left, bar, right, bar))

    def _stems(self) -> Floats:
        """From each manager's edge to the last bar; as if the chart flowed down."""
        layout, blocks = self.layout, self._blocks
        manager = layout.index.parent[blocks]
        last = np.flatnonzero(np.append(manager[1:] != manager[:-1], [True] * bool(len(blocks))))
        manager, ends = manager[last], blocks[last]
        stem = layout.stem(manager)
        end = layout.arrival(ends)[1] if layout.flow is Flow.INDENT else layout.bar(ends)
        return np.column_stack((stem, _far_edge(layout, manager), stem, end))


def lines_of(layout: Layout) -> Lines:
    """The reporting lines of a layout."""
    return Lines(layout)


def line_corners(layout: Layout, row: int) -> list[tuple[float, float]]:
    """The corners of the whole line from a manager's card to the block of ``row``, as x and y."""
    block, manager = layout.block[[row]], layout.index.parent[[row]]
    stem, edge, bar = (
        float(found[0]) for found in (layout.stem(manager), _far_edge(layout, manager), layout.bar(block))
    )
    x, y = (float(found[0]) for found in layout.arrival(block))
    match layout.flow:
        case Flow.DOWN:
            return [(stem, edge), (stem, bar), (x, bar), (x, y)]
        case Flow.RIGHT:
            return [(edge, stem), (bar, stem), (bar, y), (x, y)]
        case Flow.INDENT:
            return [(stem, edge), (stem, y), (x, y)]


def _far_edge(layout: Layout, rows: Rows) -> Floats:
    """Where lines leave these cards: at the right edge where the chart flows that way, else at the lower one."""
    if layout.flow is Flow.RIGHT:
        return layout.x[rows] + layout.sizes.card_width
    return layout.y[rows] + layout.sizes.card_height


def _begins(values: NDArray[np.generic]) -> Mask:
    """True where a value is another than the one before."""
    return np.append([True], values[1:] != values[:-1])


def _turned(pieces: Floats) -> Floats:
    """Pieces with x and y exchanged."""
    turned: Floats = pieces[:, [1, 0, 3, 2]]
    return turned


def _touching(pieces: Floats, box: Box) -> Floats:
    left, top, right, bottom = pieces.T
    found: Floats = pieces[(left <= box.right) & (right >= box.left) & (top <= box.bottom) & (bottom >= box.top)]
    return found
