"""Reporting lines as straight pieces: from managers over bars to the blocks below, beside or indented under them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.bands import Box
from dataplanner.analysis.layout import Flow, Layout
from dataplanner.analysis.stacks import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Straight pieces, each an array of shape (pieces, 4): x1, y1, x2, y2 with x1 ≤ x2, y1 ≤ y2.

    ``bars`` are horizontal, ``uprights`` vertical.
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
    if layout.flow is Flow.INDENT:
        return _indented(layout, blocks)
    arrival, edge = (layout.line_x, layout.line_y) if layout.flow is Flow.DOWN else (layout.line_y, layout.line_x)
    leaves = _far_edge(layout)
    along, across = _turning(layout, blocks, arrival, edge, leaves)
    return Lines(along, across) if layout.flow is Flow.DOWN else Lines(_turned(across), _turned(along))


def line_corners(layout: Layout, row: int) -> list[tuple[float, float]]:
    """The corners of the whole line from a manager's card to the block of ``row``, as x and y."""
    block, manager = layout.block[row], layout.index.parent[row]
    stem, bar = float(layout.stem[manager]), float(layout.bar[block])
    x, y = float(layout.line_x[block]), float(layout.line_y[block])
    rightwards = layout.flow is Flow.RIGHT
    size = layout.sizes.card_width if rightwards else layout.sizes.card_height
    edge = float((layout.x if rightwards else layout.y)[manager]) + size
    match layout.flow:
        case Flow.DOWN:
            return [(stem, edge), (stem, bar), (x, bar), (x, y)]
        case Flow.RIGHT:
            return [(edge, stem), (bar, stem), (bar, y), (x, y)]
        case Flow.INDENT:
            return [(stem, edge), (stem, y), (x, y)]


def _far_edge(layout: Layout) -> Floats:
    """Where lines leave each card: its right edge where the chart flows that way, else its lower one."""
    if layout.flow is Flow.RIGHT:
        return layout.x + layout.sizes.card_width
    return layout.y + layout.sizes.card_height


def _turning(
    layout: Layout, blocks: NDArray[np.int32], arrival: Floats, edge: Floats, leaves: Floats
) -> tuple[Floats, Floats]:
    """The pieces along the bars and across them, as if the chart flowed down."""
    manager = layout.index.parent[blocks]
    bar, at, stem = layout.bar[blocks], arrival[blocks], layout.stem[manager]
    shelf = np.flatnonzero((np.diff(manager, prepend=-1) != 0) | (np.diff(bar, prepend=np.nan) != 0))
    left = np.minimum(np.minimum.reduceat(at, shelf), stem[shelf])
    right = np.maximum(np.maximum.reduceat(at, shelf), stem[shelf])
    bars = np.column_stack((left, bar[shelf], right, bar[shelf]))
    last = np.flatnonzero(np.diff(manager, append=-1) != 0)
    stems = np.column_stack((stem[last], leaves[manager[last]], stem[last], bar[last]))
    drops = np.column_stack((at, bar, at, edge[blocks]))
    return bars, np.concatenate((stems, drops))


def _indented(layout: Layout, blocks: NDArray[np.int32]) -> Lines:
    manager = layout.index.parent[blocks]
    last = np.flatnonzero(np.diff(manager, append=-1) != 0)
    stem, edge = layout.stem[manager], _far_edge(layout)[manager]
    uprights = np.column_stack((stem[last], edge[last], stem[last], layout.line_y[blocks[last]]))
    bars = np.column_stack((stem, layout.line_y[blocks], layout.line_x[blocks], layout.line_y[blocks]))
    return Lines(bars, uprights)


def _turned(pieces: Floats) -> Floats:
    """Pieces with x and y exchanged."""
    turned: Floats = pieces[:, [1, 0, 3, 2]]
    return turned


def _touching(pieces: Floats, box: Box) -> Floats:
    left, top, right, bottom = pieces.T
    found: Floats = pieces[(left <= box.right) & (right >= box.left) & (top <= box.bottom) & (bottom >= box.top)]
    return found
