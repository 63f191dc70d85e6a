"""Where everybody stands on the chart: a compact top-down tree, a manager's leaves in a grid below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from itertools import takewhile

import numpy as np

from dataplanner.analysis.folding import folded_below, unfolded_to
from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.placing import Flow, Frames, Layout, Parts, assembled, parts_of
from dataplanner.analysis.shelves import ShelfSizes, Shelved, shelved
from dataplanner.analysis.stacks import LayoutSizes, Mask
from dataplanner.analysis.tidy import Blocks, tidy_centres

__all__ = [
    "Arrangement", "Flow", "Frames", "Layout", "LayoutSizes", "compact_layout", "default_folding", "fitting_layout",
    "shelf_layout", "top_down_layout",
]  # fmt: skip

Arrangement = Callable[[OrganisationIndex, Mask, LayoutSizes, float, float], Layout]
"""What lays a chart out: of its index, folding and sizes, with the width and height that it had better fit into."""


def compact_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The chart as a tidy tree, every layer at one height; the rows of ``folded``, a mask, hide their reports."""
    return _tree(index, sizes, parts_of(index, folded, sizes))


def top_down_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The tidy tree with everybody beside their siblings, nobody stacked; ``folded`` as above."""
    return _tree(index, sizes, parts_of(index, folded, sizes, stacked=False))


def _tree(index: OrganisationIndex, sizes: LayoutSizes, parts: Parts) -> Layout:
    width, _ = parts.among_trees()
    centre = tidy_centres(Blocks(parts.parent, parts.starts, width, parts.span), sizes.sibling_gap)
    top = (index.depth[parts.rows] - 1).astype(np.float64) * sizes.level_step
    return assembled(index, sizes, parts, Shelved(centre, top, centre))


def shelf_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The chart packed into about the shape of a page, for more people than a tree can show; ``folded`` as above."""
    return _shelves(index, sizes, parts_of(index, folded, sizes))


def _shelves(index: OrganisationIndex, sizes: LayoutSizes, parts: Parts) -> Layout:
    measures = ShelfSizes(sizes.sibling_gap, sizes.level_gap, sizes.shelf_indent, sizes.page_aspect, sizes.row_patience)
    return assembled(index, sizes, parts, shelved(parts.parent, parts.starts, *parts.among_trees(), measures))


def fitting_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes, width: float, height: float) -> Layout:
    """The tree where it fits into ``width`` × ``height`` pixels, else shelves."""
    parts = parts_of(index, folded, sizes)
    if int(parts.visible.sum()) * sizes.card_width * sizes.card_height <= width * height:
        tree = _tree(index, sizes, parts)
        if tree.tree_width <= width and tree.tree_height <= height:
            return tree
    return _shelves(index, sizes, parts)


def default_folding(
    index: OrganisationIndex,
    sizes: LayoutSizes,
    width: float,
    height: float,
    wanted: Iterable[int] = (),
    arrange: Arrangement = fitting_layout,
) -> Mask:
    """The folding for a first view: as many whole layers as fit into ``width`` × ``height`` pixels of chart.

    Two layers are always open, so that there is something to begin with. Then ``wanted`` rows are opened in their
    sequence, with all above them, as far as there is room.
    """

    def fits(folded: Mask) -> bool:
        layout = arrange(index, folded, sizes, width, height)
        return layout.tree_width <= width and layout.tree_height <= height

    layers = takewhile(fits, (folded_below(index, layer) for layer in range(3, index.layers + 1)))
    folded = reduce(lambda _, deeper: deeper, layers, folded_below(index, 2))
    for row in wanted:
        opened = unfolded_to(index, folded, [row])
        opened[row] = False
        if fits(opened):
            folded = opened
    return folded
