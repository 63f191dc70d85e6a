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
from dataplanner.analysis.parking import parked_rows
from dataplanner.analysis.shelves import ShelfSizes, Shelved, shelved
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
    known by the row of its first card: ``block_rows`` lists them layer by layer and in sibling order, layer d
    being those from ``block_starts[d - 1]`` to ``block_starts[d]``; ``block`` holds the block of every row.

    A reporting line leaves the manager's card at ``stem_x``, turns at the height ``bar_y`` and again to arrive at
    the middle of the block's top edge, ``line_x`` and ``line_y``; all by row, the last three by that of the block.
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
    bar_y: Floats
    stem_x: Floats
    frames: Frames
    width: float
    height: float


def compact_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The chart as a tidy tree, every layer at one height; the rows of ``folded``, a mask, hide their reports."""
    parts = _parts(index, folded, sizes)
    centre = tidy_centres(Blocks(parts.parent, parts.starts, parts.width, parts.span), sizes.sibling_gap)
    top = (index.depth[parts.rows] - 1).astype(np.float64) * sizes.level_step
    return _assembled(index, sizes, parts, Shelved(centre, top, centre))


def shelf_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The chart packed into about the shape of a page, for more people than a tree can show; ``folded`` as above."""
    parts = _parts(index, folded, sizes)
    measures = ShelfSizes(sizes.sibling_gap, sizes.level_gap, sizes.shelf_indent, sizes.page_aspect, sizes.row_patience)
    return _assembled(index, sizes, parts, shelved(parts.parent, parts.starts, parts.width, parts.height, measures))


def fitting_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes, width: float, height: float) -> Layout:
    """The tree where it fits into ``width`` × ``height`` pixels, else shelves."""
    visible = int(visible_rows(index, folded).sum())
    if visible * sizes.card_width * sizes.card_height <= width * height:
        tree = compact_layout(index, folded, sizes)
        if tree.width <= width and tree.height <= height:
            return tree
    return shelf_layout(index, folded, sizes)


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """What any arrangement begins with: who is seen, the stacks, and the blocks with their parents and sizes."""

    visible: Mask
    closed: Mask
    stacks: Stacks
    rows: Rows
    starts: NDArray[np.int64]
    parent: NDArray[np.int64]
    width: Floats
    height: Floats
    span: NDArray[np.int64]


def _parts(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> _Parts:
    visible = visible_rows(index, folded)
    closed = visible & folded & (index.child_count > 0)
    stacks = stacks_of(index, visible, closed, sizes)
    rows = _block_rows(visible, stacks)
    width, height = np.full(len(rows), sizes.card_width), np.full(len(rows), sizes.card_height)
    span, frame = np.ones(len(rows), np.int64), np.searchsorted(rows, stacks.leaders)
    width[frame], span[frame] = stacks.frame_width(sizes), stacks.spans(sizes)
    height[frame] = stacks.frame_height(sizes) - sizes.frame_padding
    number = np.full(len(index) + 1, -1, np.int64)
    number[rows] = np.arange(len(rows))
    starts = np.searchsorted(rows, index.level_starts)
    return _Parts(visible, closed, stacks, rows, starts, number[index.parent[rows]], width, height, span)


def _assembled(index: OrganisationIndex, sizes: LayoutSizes, parts: _Parts, places: Shelved) -> Layout:
    """The layout of blocks that stand at ``places``. Frames begin their padding higher, so all moves down by that."""
    stacks, rows = parts.stacks, parts.rows
    line_x, line_y, bar_y, stem_x = (np.zeros(len(index)) for _ in range(4))
    line_x[rows], line_y[rows], stem_x[rows] = places.centre, places.top + sizes.frame_padding, places.stem
    bar_y[rows] = line_y[rows] - sizes.level_gap / 2
    x, y = line_x - sizes.card_width / 2, line_y.copy()
    frames = _frames(index, stacks, line_x, line_y, sizes)
    line_y[stacks.leaders] = frames.y
    x[stacks.rows], y[stacks.rows] = _stacked_corners(stacks, frames, sizes)
    return Layout(
        index, sizes, x, y, parts.visible, parts.closed, _blocks(index, stacks), rows, parts.starts,
        line_x, line_y, bar_y, stem_x, frames,
        width=float((places.centre + parts.width / 2).max(initial=0.0)),
        height=_bottom(y[parts.visible] + sizes.card_height, frames),
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


def parked_width(index: OrganisationIndex, sizes: LayoutSizes) -> float:
    """The width in pixels that parked positions take on the right of the trees; 0.0 without any, or without trees."""
    rows = parked_rows(index)
    if not rows or index.layers < 2:
        return 0.0
    x = compact_layout(index, folded_below(index, 2), sizes).x[rows.start : rows.stop]
    return float(x.max() - x.min()) + sizes.card_width + 2 * sizes.frame_padding + sizes.sibling_gap


def trees_width(layout: Layout) -> float:
    """The width in pixels of what is not parked; that of everything where all are."""
    rows = parked_rows(layout.index)
    trees = layout.visible.copy()
    trees[rows.start : rows.stop] = False
    if not rows or not trees.any():
        return layout.width
    return float(layout.x[trees].max()) + layout.sizes.card_width + layout.sizes.frame_padding


def default_folding(
    index: OrganisationIndex, sizes: LayoutSizes, width: float, height: float, wanted: Iterable[int] = ()
) -> Mask:
    """The folding for a first view: as many whole layers as fit into ``width`` × ``height`` pixels of chart.

    Two layers are always open, so that there is something to begin with. Then ``wanted`` rows are opened in their
    sequence, with all above them, as far as there is room. Who is parked may stand beside what is seen first.
    """
    room = width + parked_width(index, sizes)

    def fits(folded: Mask) -> bool:
        layout = fitting_layout(index, folded, sizes, room, height)
        return trees_width(layout) <= width and layout.height <= height

    layers = takewhile(fits, (folded_below(index, layer) for layer in range(3, index.layers + 1)))
    folded = reduce(lambda _, deeper: deeper, layers, folded_below(index, 2))
    for row in wanted:
        opened = unfolded_to(index, folded, [row])
        opened[row] = False
        if fits(opened):
            folded = opened
    return folded
