"""Reporting lines as straight pieces: from managers over bars to the blocks below, beside or indented under them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.box import Box
from dataplanner.analysis.layout import Flow, Layout
from dataplanner.analysis.stacks import Counts, Floats
from dataplanner.analysis.tidy import Ints


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a layout, worked out when they are asked for, the many short pieces at each card only then.

    Straight pieces are arrays of shape (pieces, 4): x1, y1, x2, y2 with x1 ≤ x2, y1 ≤ y2. ``bars`` are horizontal,
    ``uprights`` vertical. To a single block right below there is no bar.
    """

    layout: Layout

    @property
    def bars(self) -> Floats:
        return self._all_bars.T

    @property
    def uprights(self) -> Floats:
        return self._all_uprights.T

    def bars_in(self, box: Box, shortest: float) -> Floats:
        """The bars that touch the rectangle and are at least so long, cut off at its sides."""
        bars = self._long_bars if shortest > self._short else self._all_bars
        left, y, right, _ = bars[:, (bars[2] - bars[0] >= shortest) & self._touching(bars, box)]
        return np.stack((np.maximum(left, box.left), y, np.minimum(right, box.right), y)).T

    def uprights_in(self, box: Box, shortest: float) -> Floats:
        """The uprights that touch the rectangle and are at least so long."""
        uprights = self._long_uprights if shortest > self._short else self._all_uprights
        return uprights[:, (uprights[3] - uprights[1] >= shortest) & self._touching(uprights, box)].T

    @staticmethod
    def _touching(pieces: Floats, box: Box) -> NDArray[np.bool_]:
        left, top, right, bottom = pieces
        touching: NDArray[np.bool_] = left <= box.right
        touching &= right >= box.left
        touching &= top <= box.bottom
        touching &= bottom >= box.top
        return touching

    # In columns, which are looked through faster: shape (4, pieces)

    @cached_property
    def _all_bars(self) -> Floats:
        match self.layout.flow:
            case Flow.DOWN:
                return self._long_bars
            case Flow.RIGHT:
                return np.hstack((_turned(self._stems(long=False)), self._drops()))
            case Flow.INDENT:
                return self._drops()

    @cached_property
    def _all_uprights(self) -> Floats:
        if self.layout.flow is not Flow.DOWN:
            return self._long_uprights
        return np.hstack((self._long_uprights, self._stems(long=False), self._drops()))

    @cached_property
    def _long_bars(self) -> Floats:
        return self._shelf_bars(self.layout.arrival_x) if self.layout.flow is Flow.DOWN else np.empty((4, 0))

    @cached_property
    def _long_uprights(self) -> Floats:
        if self.layout.flow is Flow.RIGHT:
            return _turned(self._shelf_bars(self.layout.arrival_y))
        return self._stems(long=True)

    @property
    def _short(self) -> float:
        """How long those pieces are at most that are not among the long ones."""
        return max(self.layout.sizes.level_gap, self.layout.sizes.shelf_indent)

    @cached_property
    def _blocks(self) -> tuple[Counts, Counts]:
        """The blocks that have a manager, and those managers."""
        blocks = self.layout.block_rows
        manager = self.layout.index.parent[blocks].astype(np.int64)
        led = int(np.searchsorted(manager >= 0, True))  # the roots come first
        return blocks[led:], manager[led:]

    def _drops(self) -> Floats:
        """The last piece to each block."""
        layout, (blocks, _) = self.layout, self._blocks
        bar, x, y = layout.bar(blocks), layout.arrival_x(blocks), layout.arrival_y(blocks)
        return np.stack((x, bar, x, y) if layout.flow is Flow.DOWN else (bar, y, x, y))

    def _shelf_bars(self, arrival: Callable[[Counts], Floats]) -> Floats:
        """Along each shelf of blocks, as far as its blocks and its manager's stem; as if the chart flowed down."""
        layout, (blocks, manager) = self.layout, self._blocks
        several = np.zeros(len(blocks), bool)
        several[1:] = manager[1:] == manager[:-1]
        several[:-1] |= several[1:]
        blocks, manager = blocks[several], manager[several]
        bar = layout.bar(blocks)
        begins = (np.diff(manager, prepend=-1) != 0) | (np.diff(bar, prepend=np.nan) != 0)
        first, last = np.flatnonzero(begins), np.flatnonzero(np.append(begins[1:], True)[: len(blocks)])
        stem, bar = layout.stem(manager[first]), bar[first]
        left = np.minimum(arrival(blocks[first]), stem)
        right = np.maximum(arrival(blocks[last]), stem)
        return np.stack((left, bar, right, bar))

    def _stems(self, *, long: bool) -> Floats:
        """From managers' edges to their last bar, where that is far or near; as if the chart flowed down."""
        layout, (blocks, manager) = self.layout, self._blocks
        last = np.flatnonzero(np.diff(manager, append=-1))
        far = layout.aside[manager[last]] if layout.flow is not Flow.INDENT else np.ones(len(last), bool)
        last = last[far == long]
        manager, ends = manager[last], blocks[last]
        stem = layout.stem(manager)
        end = layout.arrival_y(ends) if layout.flow is Flow.INDENT else layout.bar(ends)
        return np.stack((stem, _far_edge(layout, manager), stem, end))


def lines_of(layout: Layout) -> Lines:
    """The reporting lines of a layout."""
    return Lines(layout)


def line_corners(layout: Layout, row: int) -> list[tuple[float, float]]:
    """The corners of the whole line from a manager's card to the block of ``row``, as x and y."""
    block, manager = layout.block[[row]], layout.index.parent[[row]]
    stem, edge, bar = (
        float(found[0]) for found in (layout.stem(manager), _far_edge(layout, manager), layout.bar(block))
    )
    x, y = float(layout.arrival_x(block)[0]), float(layout.arrival_y(block)[0])
    match layout.flow:
        case Flow.DOWN:
            return [(stem, edge), (stem, bar), (x, bar), (x, y)]
        case Flow.RIGHT:
            return [(edge, stem), (bar, stem), (bar, y), (x, y)]
        case Flow.INDENT:
            return [(stem, edge), (stem, y), (x, y)]


def _far_edge(layout: Layout, rows: Ints) -> Floats:
    """Where lines leave these cards: at the right edge where the chart flows that way, else at the lower one."""
    if layout.flow is Flow.RIGHT:
        return layout.x[rows] + layout.sizes.card_width
    return layout.y[rows] + layout.sizes.card_height


def _turned(pieces: Floats) -> Floats:
    """Pieces with x and y exchanged."""
    turned: Floats = pieces[[1, 0, 3, 2]]
    return turned
