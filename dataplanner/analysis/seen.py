"""Laying out only who is seen: of 200,000 positions a folded chart shows a hundred, and only those need places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dataplanner.analysis.folding import rows_seen
from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.layout import Arrangement
from dataplanner.analysis.numbering import Ids, RowOf
from dataplanner.analysis.placing import Layout, by_rows
from dataplanner.analysis.stacks import LayoutSizes, Mask

MOST_SEEN = 0.5
"""Where a larger share is seen, picking them out would cost more than it saves."""


def of_the_seen(arrange: Arrangement) -> Arrangement:
    """The same arrangement, worked out among those who are seen."""

    def arranged(index: OrganisationIndex, folded: Mask, sizes: LayoutSizes, width: float, height: float) -> Layout:
        rows = rows_seen(index, folded)
        if len(rows) >= MOST_SEEN * len(index):
            return arrange(index, folded, sizes, width, height)
        return _spread(arrange(_among(index, rows), folded[rows], sizes, width, height), index, rows)

    return arranged


def _among(index: OrganisationIndex, rows: Rows) -> OrganisationIndex:
    """The index of some rows with everybody above them; ``child_count`` counts all reports, seen or not."""
    ids = Ids(index.ids.numbering, index.ids.numbers[rows])
    above = index.parent[rows]
    parent = np.where(above < 0, -1, np.searchsorted(rows, above)).astype(np.int32)
    starts = np.searchsorted(rows, index.level_starts).astype(np.int32)
    first_child = np.searchsorted(rows, index.first_child[rows]).astype(np.int32)
    return replace(
        index, ids=ids, row=RowOf(ids), parent=parent, depth=index.depth[rows], first_child=first_child,
        child_count=index.child_count[rows], headcount=_counted(parent, starts), level_starts=starts,
    )  # fmt: skip


def _counted(parent: Rows, starts: Rows) -> Rows:
    """How many are seen of everybody and those below them."""
    count = np.ones(len(parent), np.int32)
    for start, end in zip(starts[-2:0:-1].tolist(), starts[:1:-1].tolist(), strict=True):
        np.add.at(count, parent[start:end], count[start:end])
    return count


def _spread(layout: Layout, index: OrganisationIndex, rows: Rows) -> Layout:
    """A layout of some rows as one of all: those who are not seen have no place. Nobody is stacked in it."""
    names = ("x", "y", "visible", "folded", "after", "framed", "block_width", "block_height", "aside")
    by_row: dict[str, Any] = {name: by_rows(index, rows, getattr(layout, name)) for name in names}
    return replace(layout, index=index, **by_row)
