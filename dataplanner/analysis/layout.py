"""Where everybody stands on the chart: a compact top-down tree, a manager's leaves in a grid below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import takewhile

import numpy as np

from dataplanner.analysis.blocks import Parts, parts_of, seen_of
from dataplanner.analysis.folding import folded_below, unfolded_to
from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.placing import Flow, Frames, Layout, Places, assembled
from dataplanner.analysis.shelving import followed_layout, shelf_layout_of
from dataplanner.analysis.stacks import LayoutSizes, Mask
from dataplanner.analysis.tidy import Blocks, tidy_centres

__all__ = [
    "Arrangement", "Flow", "Frames", "Layout", "LayoutSizes", "Wanted", "compact_layout", "default_folding",
    "fitting_layout", "shelf_layout", "top_down_layout",
]  # fmt: skip

Arrangement = Callable[[OrganisationIndex, Mask, LayoutSizes, float, float], Layout]
"""What lays a chart out: of its index, folding and sizes, with the width and height that it had better fit into."""


def compact_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The chart as a tidy tree, every layer at one height; the rows of ``folded``, a mask, hide their reports."""
    return _tree(index, sizes, parts_of(index, seen_of(index, folded), sizes))


def top_down_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The tidy tree with everybody beside their siblings, nobody stacked; ``folded`` as above."""
    return _tree(index, sizes, parts_of(index, seen_of(index, folded), sizes, stacked=False))


def _tree(index: OrganisationIndex, sizes: LayoutSizes, parts: Parts) -> Layout:
    width, _ = parts.among_trees()
    centre = tidy_centres(Blocks(parts.parent, parts.starts, width, parts.span), sizes.sibling_gap)
    top = (index.depth[parts.rows] - 1).astype(np.float64) * sizes.level_step
    return assembled(index, sizes, parts, Places(centre, top, np.zeros(len(centre), bool)))


def shelf_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The chart packed into about the shape of a page, for more people than a tree can show; ``folded`` as above."""
    return shelf_layout_of(index, sizes, parts_of(index, seen_of(index, folded), sizes))


def fitting_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes, width: float, height: float) -> Layout:
    """The tree where it fits into ``width`` × ``height`` pixels, else shelves."""
    seen = seen_of(index, folded)
    parts = parts_of(index, seen, sizes)
    if len(seen.rows) * sizes.card_width * sizes.card_height <= width * height:
        tree = _tree(index, sizes, parts)
        if tree.tree_width <= width and tree.tree_height <= height:
            return tree
    return shelf_layout_of(index, sizes, parts)


def fitting_layout_after(
    before: Layout, index: OrganisationIndex, folded: Mask, sizes: LayoutSizes, width: float, height: float
) -> Layout | None:
    """What ``fitting_layout`` finds, from how it was one edit earlier; None where it is as quickly made anew.

    ``folded`` are those who were, in the rows of now.
    """
    seen = int(before.visible.sum()) + 1
    if before.shelving is None or seen * sizes.card_width * sizes.card_height <= width * height:
        return None
    return followed_layout(before, index, folded, sizes)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Managers whose reports a first view is to show, in their sequence.

    ``least`` of them are shown even where not all can be read then, as long as the chart is no more than ``crowd``
    times as wide and high as there is room for.
    """

    rows: Sequence[int] = ()
    least: int = 0
    crowd: float = 1.0


def default_folding(
    index: OrganisationIndex,
    sizes: LayoutSizes,
    width: float,
    height: float,
    wanted: Wanted = Wanted(),
    arrange: Arrangement = fitting_layout,
    proceed: Callable[[], None] = lambda: None,
) -> Mask:
    """The folding for a first view that fits into ``width`` × ``height`` pixels of chart.

    Two layers are always open, so that there is something to begin with. Then the ``wanted`` are opened in their
    sequence, with all above them, and then whole layers, each as far as there is room. ``proceed`` is called before
    each layout that is tried.
    """

    def fits(folded: Mask, crowd: float = 1.0) -> bool:
        proceed()
        layout = arrange(index, folded, sizes, width * crowd, height * crowd)
        return layout.tree_width <= width * crowd and layout.tree_height <= height * crowd

    folded, missing = _opened(index, folded_below(index, 2), wanted.rows, fits)
    surely = missing[: max(wanted.least - (len(wanted.rows) - len(missing)), 0)]
    folded, _ = _opened(index, folded, surely, lambda opened: fits(opened, wanted.crowd))
    deeper = (folded & folded_below(index, layer) for layer in range(3, index.layers + 1))
    return reduce(lambda _, opened: opened, takewhile(fits, deeper), folded)


def _opened(
    index: OrganisationIndex, folded: Mask, rows: Iterable[int], fits: Callable[[Mask], bool]
) -> tuple[Mask, list[int]]:
    """The folding with the reports of these rows seen, one after the other as each fits, and the rows that do not."""
    missing = []
    for row in rows:
        opened = unfolded_to(index, folded, [row])
        opened[row] = False
        if fits(opened):
            folded = opened
        else:
            missing.append(row)
    return folded, missing
