"""Where everybody stands on the chart: a compact top-down tree, a manager's leaves in a grid below them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.folding import folded_below, unfolded_to, visible_rows
from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.stacks import Floats, LayoutSizes, Mask, Stacks, stacks_of
from dataplanner.analysis.tidy import Blocks, tidy_centres


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


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A chart: ``x`` and ``y`` of every card's top left corner in pixels, meaningful where ``visible``.

    ``folded`` marks visible cards whose reports are hidden. A *block* is a card outside every frame, or a frame,
    known by the row of its first card: ``block_rows`` lists them layer by layer and from left to right, layer d
    being those from ``block_starts[d - 1]`` to ``block_starts[d]``; ``block`` holds the block of every row. A
    reporting line arrives at the middle of the block's top edge: ``line_x`` and ``line_y``, by the block's row.
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
    frames: Frames
    width: float
    height: float


def compact_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The layout of an organisation in which the rows of ``folded``, a mask, hide their reports."""
    visible = visible_rows(index, folded)
    closed = visible & folded & (index.child_count > 0)
    stacks = stacks_of(index, visible, closed, sizes)
    block_rows = _block_rows(visible, stacks)
    block_starts = np.searchsorted(block_rows, index.level_starts)
    centre, width = _centres(index, stacks, block_rows, block_starts, sizes)
    line_x, line_y = np.zeros(len(index)), _layer_tops(index, sizes)
    line_x[block_rows] = centre
    x, y = line_x - sizes.card_width / 2, line_y.copy()
    frames = _frames(index, stacks, line_x, line_y, sizes)
    line_y[stacks.leaders] = frames.y
    x[stacks.rows], y[stacks.rows] = _stacked_corners(stacks, frames, sizes)
    return Layout(
        index, sizes, x, y, visible, closed, _blocks(index, stacks), block_rows, block_starts, line_x, line_y, frames,
        width=float((centre + width / 2).max(initial=0.0)),
        height=_bottom(y[visible] + sizes.card_height, frames),
    )  # fmt: skip


def _block_rows(visible: Mask, stacks: Stacks) -> Rows:
    blocks = visible.copy()
    blocks[stacks.rows] = False
    blocks[stacks.leaders] = True
    return np.flatnonzero(blocks).astype(np.int32)


def _blocks(index: OrganisationIndex, stacks: Stacks) -> Rows:
    block = np.arange(len(index), dtype=np.int32)
    block[stacks.rows] = stacks.leaders[stacks.stack]
    return block


def _centres(
    index: OrganisationIndex, stacks: Stacks, rows: Rows, starts: NDArray[np.int64], sizes: LayoutSizes
) -> tuple[Floats, Floats]:
    """The centre and the width of each block."""
    width, span = np.full(len(rows), sizes.card_width), np.ones(len(rows), np.int64)
    frame = np.searchsorted(rows, stacks.leaders)
    width[frame], span[frame] = stacks.frame_width(sizes), stacks.spans(sizes)
    number = np.full(len(index) + 1, -1, np.int64)
    number[rows] = np.arange(len(rows))
    blocks = Blocks(number[index.parent[rows]], starts, width, span)
    return tidy_centres(blocks, sizes.sibling_gap), width


def _layer_tops(index: OrganisationIndex, sizes: LayoutSizes) -> Floats:
    """The top of everybody's layer. A frame begins its padding above it, so the first layer leaves that free."""
    return (index.depth - 1).astype(np.float64) * sizes.level_step + sizes.frame_padding


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


def _bottom(cards: Floats, frames: Frames) -> float:
    return float(max(cards.max(initial=0.0), (frames.y + frames.height).max(initial=0.0)))


def default_folding(
    index: OrganisationIndex, sizes: LayoutSizes, width: float, height: float, wanted: Iterable[int] = ()
) -> Mask:
    """The folding for a first view: as many whole layers as fit into ``width`` × ``height`` pixels of chart.

    Two layers are always open, so that there is something to begin with. Then ``wanted`` rows are opened in their
    sequence, with all above them, as far as there is room.
    """

    def fits(folded: Mask) -> bool:
        layout = compact_layout(index, folded, sizes)
        return layout.width <= width and layout.height <= height

    layers = takewhile(fits, (folded_below(index, layer) for layer in range(3, index.layers + 1)))
    folded = reduce(lambda _, deeper: deeper, layers, folded_below(index, 2))
    for row in wanted:
        opened = unfolded_to(index, folded, [row])
        opened[row] = False
        if fits(opened):
            folded = opened
    return folded
