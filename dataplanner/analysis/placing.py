"""What every arrangement of a chart begins with, its blocks and their sizes, and what it ends in: a layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.folding import visible_rows
from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.parking import parked_rows
from dataplanner.analysis.shelves import Shelved
from dataplanner.analysis.stacks import Floats, LayoutSizes, Mask, Stacks, stacks_of


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """The frames around stacks, as rectangles in pixels.

    ``owner`` is the manager's row, -1 for a stack of roots; ``first`` the row of the first card inside.
    """

    owner: Rows
    first: Rows
    x: Floats
    y: Floats
    width: Floats
    height: Floats


class Flow(Enum):
    """How a chart leads from managers to their reports."""

    DOWN = "down"
    RIGHT = "right"
    INDENT = "indent"


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A chart: ``x`` and ``y`` of every card's top left corner in pixels, meaningful where ``visible``.

    ``folded`` marks visible cards whose reports are hidden. A *block* is a card outside every frame, or a frame,
    known by the row of its first card: ``block_rows`` lists them layer by layer and in sibling order, layer d
    being those from ``block_starts[d - 1]`` to ``block_starts[d]``; ``block`` holds the block of every row.

    A reporting line leaves the manager's card at the place ``stem`` along its edge, turns at the height ``bar`` and
    again to arrive at the block's edge, ``line_x`` and ``line_y``; all by row, the last three by that of the block.
    Where the chart flows to the right, ``stem`` is a y and ``bar`` an x.

    ``width`` and ``height`` are those of all; ``tree_width`` and ``tree_height`` leave the parked ones out, who stand
    below the trees.
    """

    index: OrganisationIndex
    sizes: LayoutSizes
    x: Floats
    y: Floats
    visible: Mask
    folded: Mask
    block: Rows
    block_rows: Rows
    block_starts: NDArray[np.int64]
    line_x: Floats
    line_y: Floats
    bar: Floats
    stem: Floats
    frames: Frames
    width: float
    height: float
    tree_width: float
    tree_height: float
    flow: Flow = Flow.DOWN


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What any arrangement begins with: who is seen, the stacks, and the blocks with their parents and sizes.

    ``parked`` is True at the blocks of those who are parked, who take no room among the trees.
    """

    visible: Mask
    closed: Mask
    stacks: Stacks
    parked: Mask
    rows: Rows
    starts: NDArray[np.int64]
    parent: NDArray[np.int64]
    width: Floats
    height: Floats
    span: NDArray[np.int64]

    def among_trees(self) -> tuple[Floats, Floats]:
        """The width and height that each block takes among the trees."""
        return np.where(self.parked, 0.0, self.width), np.where(self.parked, 0.0, self.height)


def parts_of(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes, *, stacked: bool = True) -> Parts:
    """The parts of a chart; where it is not ``stacked``, only the parked ones are."""
    visible = visible_rows(index, folded)
    closed = visible & folded & (index.child_count > 0)
    parked = np.zeros(len(index), bool)
    parked[parked_rows(index)] = True
    stacks = stacks_of(index, visible if stacked else visible & parked, closed, sizes)
    rows = _block_rows(visible, stacks)
    width, height = np.full(len(rows), sizes.card_width), np.full(len(rows), sizes.card_height)
    span, frame = np.ones(len(rows), np.int64), np.searchsorted(rows, stacks.leaders)
    width[frame], span[frame] = stacks.frame_width(sizes), stacks.spans(sizes)
    height[frame] = stacks.frame_height(sizes) - sizes.frame_padding
    number = np.full(len(index) + 1, -1, np.int64)
    number[rows] = np.arange(len(rows))
    starts = np.searchsorted(rows, index.level_starts)
    beside = parked[rows]
    span[beside] = 1
    return Parts(visible, closed, stacks, beside, rows, starts, number[index.parent[rows]], width, height, span)


def assembled(index: OrganisationIndex, sizes: LayoutSizes, parts: Parts, places: Shelved) -> Layout:
    """The layout of blocks that stand at ``places``, whoever is parked below the trees.

    Frames begin their padding higher, so all moves down by that.
    """
    stacks, rows = parts.stacks, parts.rows
    tree_width, tree_height = _extent(sizes, parts, places, ~parts.parked)
    places = _parked_below(sizes, parts, places, tree_height)
    line_x, line_y, bar, stem = (np.zeros(len(index)) for _ in range(4))
    line_x[rows], line_y[rows], stem[rows] = places.centre, places.top + sizes.frame_padding, places.stem
    bar[rows] = line_y[rows] - sizes.level_gap / 2
    x, y = line_x - sizes.card_width / 2, line_y.copy()
    frames = _frames(index, stacks, line_x, line_y, sizes)
    line_y[stacks.leaders] = frames.y
    x[stacks.rows], y[stacks.rows] = _stacked_corners(stacks, frames, sizes)
    width, height = _extent(sizes, parts, places, np.ones(len(rows), bool))
    trees = (tree_width, tree_height) if tree_height else (width, height)
    return Layout(
        index, sizes, x, y, parts.visible, parts.closed, _blocks(index, stacks), rows, parts.starts,
        line_x, line_y, bar, stem, frames, width, height, *trees,
    )  # fmt: skip


def _parked_below(sizes: LayoutSizes, parts: Parts, places: Shelved, tree_height: float) -> Shelved:
    """The same places, the parked block at the left below the trees, or at the top where there are none."""
    if not parts.parked.any():
        return places
    centre, top = places.centre.copy(), places.top.copy()
    centre[parts.parked] = parts.width[parts.parked] / 2
    top[parts.parked] = tree_height + sizes.level_gap if tree_height else 0.0
    return Shelved(centre, top, np.where(parts.parked, centre, places.stem))


def _extent(sizes: LayoutSizes, parts: Parts, places: Shelved, blocks: Mask) -> tuple[float, float]:
    """Width and height of the chart as far as these blocks go."""
    right = (places.centre + parts.width / 2)[blocks]
    bottom = (places.top + parts.height)[blocks] + sizes.frame_padding
    return float(right.max(initial=0.0)), float(bottom.max(initial=0.0))


def _block_rows(visible: Mask, stacks: Stacks) -> Rows:
    blocks = visible.copy()
    blocks[stacks.rows] = False
    blocks[stacks.leaders] = True
    return np.flatnonzero(blocks).astype(np.int32)


def _blocks(index: OrganisationIndex, stacks: Stacks) -> Rows:
    block = np.arange(len(index), dtype=np.int32)
    block[stacks.rows] = stacks.leaders[stacks.stack]
    return block


def _frames(index: OrganisationIndex, stacks: Stacks, centre: Floats, top: Floats, sizes: LayoutSizes) -> Frames:
    leaders, width = stacks.leaders, stacks.frame_width(sizes)
    return Frames(
        owner=index.parent[leaders],
        first=leaders,
        x=centre[leaders] - width / 2,
        y=top[leaders] - sizes.frame_padding,
        width=width,
        height=stacks.frame_height(sizes),
    )


def _stacked_corners(stacks: Stacks, frames: Frames, sizes: LayoutSizes) -> tuple[Floats, Floats]:
    line, column = np.divmod(stacks.rank, stacks.columns[stacks.stack])
    x = frames.x[stacks.stack] + sizes.frame_padding + column * sizes.column_step
    y = frames.y[stacks.stack] + sizes.frame_padding + line * sizes.line_step
    return x, y
