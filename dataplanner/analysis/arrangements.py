"""The ways in which a chart can be laid out, by name: compact, top-down, from left to right, or indented."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dataplanner.analysis.folding import visible_rows
from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.layout import Arrangement, fitting_layout, top_down_layout
from dataplanner.analysis.parking import parked_rows
from dataplanner.analysis.placing import Flow, Layout
from dataplanner.analysis.seen import of_the_seen
from dataplanner.analysis.sequence import reading_order
from dataplanner.analysis.stacks import Floats, LayoutSizes, Mask
from dataplanner.analysis.tidy import Blocks, tidy_centres


def sideways_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """The tidy tree from left to right: a layer a column, reports one below the other; ``folded`` hide theirs."""
    visible = visible_rows(index, folded)
    parked = np.zeros(len(index), bool)
    parked[parked_rows(index)] = True
    middle, x = np.zeros(len(index)), np.zeros(len(index))
    rows = np.flatnonzero(visible & ~parked).astype(np.int32)
    middle[rows] = _sideways(index, rows, sizes)
    x[rows] = (index.depth[rows] - 1) * (sizes.card_width + sizes.level_gap)
    below = float(middle[rows].max() + sizes.level_step) if len(rows) else sizes.card_height / 2
    middle[parked] = below + np.arange(len(index.parked)) * sizes.list_step if parked.any() else 0.0
    return _unstacked(index, sizes, visible, folded, x, middle, Flow.RIGHT)


def _sideways(index: OrganisationIndex, rows: Rows, sizes: LayoutSizes) -> Floats:
    """The middles of these rows, from the top, as a tidy tree lying on its side."""
    number = np.full(len(index) + 1, -1, np.int64)
    number[rows] = np.arange(len(rows))
    starts = np.searchsorted(rows, index.level_starts)
    heights, spans = np.full(len(rows), sizes.card_height), np.ones(len(rows), np.int64)
    return tidy_centres(Blocks(number[index.parent[rows]], starts, heights, spans), sizes.list_gap)


def indented_layout(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout:
    """A list as it is read, everybody below and set in from their manager; ``folded`` as above."""
    visible = visible_rows(index, folded)
    middle, x = np.zeros(len(index)), np.zeros(len(index))
    order = reading_order(index)
    shown = order[visible[order]]
    middle[shown] = np.arange(len(shown)) * sizes.list_step + sizes.card_height / 2
    x[shown] = (index.depth[shown] - 1) * sizes.shelf_indent
    return _unstacked(index, sizes, visible, folded, x, middle, Flow.INDENT)


def _unstacked(
    index: OrganisationIndex, sizes: LayoutSizes, visible: Mask, folded: Mask, x: Floats, middle: Floats, flow: Flow
) -> Layout:
    """A layout without frames whose lines arrive at the middle of the cards' left edges."""
    half = sizes.card_height / 2
    rows = np.flatnonzero(visible).astype(np.int32)
    width = float((x[rows] + sizes.card_width).max(initial=0.0))
    trees = np.setdiff1d(rows, parked_rows(index)) if index.parked else rows
    height, tree_height = (float(middle[seen].max(initial=-half) + half) for seen in (rows, trees))
    nowhere, nothing = np.zeros(len(index), bool), np.zeros(len(index))
    return Layout(
        index, sizes, x, middle - half, visible, visible & folded & (index.child_count > 0),
        np.zeros(len(index), np.int32), nowhere, nothing, nothing, nowhere,
        width, height, width, tree_height or height, flow,
    )  # fmt: skip


ARRANGEMENTS: Mapping[str, Arrangement] = {
    "Compact": fitting_layout,
    "Top-down": lambda index, folded, sizes, _width, _height: top_down_layout(index, folded, sizes),
    "Left to right": of_the_seen(lambda index, folded, sizes, _width, _height: sideways_layout(index, folded, sizes)),
    "Indented": of_the_seen(lambda index, folded, sizes, _width, _height: indented_layout(index, folded, sizes)),
}
COMPACT = next(iter(ARRANGEMENTS))
