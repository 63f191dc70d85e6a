"""One branch of an organisation as an index of its own, for looking at nothing else."""

from __future__ import annotations

import numpy as np

from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.numbering import Ids, RowOf


def branch_of(index: OrganisationIndex, row: int) -> tuple[OrganisationIndex, Rows]:
    """The index of a position and everybody below it, and the row that each of its rows has in ``index``.

    Rows keep their sequence; the position is the only root, in layer 1. Nobody is parked in a branch.
    """
    parts = index.subtree(row)
    rows = np.concatenate([np.arange(part.start, part.stop, dtype=np.int32) for part in parts])
    widths = [len(part) for part in parts]
    number = np.full(len(index) + 1, -1, np.int32)
    number[rows] = np.arange(len(rows), dtype=np.int32)
    parent = number[index.parent[rows]]
    parent[0] = -1
    count = index.child_count[rows]
    ids = Ids(index.ids.numbering, index.ids.numbers[rows])
    branch = OrganisationIndex(
        ids=ids,
        row=RowOf(ids),
        parent=parent,
        depth=np.repeat(np.arange(1, len(widths) + 1, dtype=np.int32), widths),
        first_child=(1 + np.cumsum(count) - count).astype(np.int32),
        child_count=count,
        headcount=index.headcount[rows],
        level_starts=np.cumsum([0, *widths], dtype=np.int32),
    )
    return branch, rows
