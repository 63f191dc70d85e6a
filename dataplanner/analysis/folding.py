"""Folding: which managers hide their reports, and whom one then still sees."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dataplanner.analysis.index import OrganisationIndex, Rows, ranges
from dataplanner.analysis.stacks import Mask


def visible_rows(index: OrganisationIndex, folded: Mask) -> Mask:
    """True at every row that has no folded leader above it."""
    visible = np.ones(len(index), dtype=bool)
    for level in list(index.levels())[1:]:
        parent = index.parent[level]
        visible[level] = visible[parent] & ~folded[parent]
    return visible


def rows_seen(index: OrganisationIndex, folded: Mask) -> Rows:
    """The rows that have no folded leader above them, layer by layer; takes no longer than there are of them."""
    level = np.arange(int(index.level_starts[1]) if index.layers else 0, dtype=np.int32)
    levels = []
    while len(level):
        levels.append(level)
        leads = level[~folded[level]]
        level = ranges(index.first_child[leads], index.child_count[leads])
    return np.concatenate([*levels, np.empty(0, np.int32)])


def folded_below(index: OrganisationIndex, layer: int) -> Mask:
    """The folding that shows the layers 1 to ``layer`` and nothing deeper."""
    return (index.child_count > 0) & (index.depth >= layer)


def unfolded_to(index: OrganisationIndex, folded: Mask, rows: Iterable[int]) -> Mask:
    """The same folding, opened as far as is needed to see ``rows``."""
    opened = folded.copy()
    for row in rows:
        opened[index.chain(row)[1:]] = False
    return opened
