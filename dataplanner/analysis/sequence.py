"""The sequence in which a chart is read: each leader before those below, siblings in theirs."""

from __future__ import annotations

import numpy as np

from dataplanner.analysis.index import OrganisationIndex, Rows


def reading_order(index: OrganisationIndex) -> Rows:
    """All rows in reading order: somebody's place is the leader's, plus one, plus all who stand before them."""
    place = np.zeros(len(index), np.int64)
    for level in index.levels():
        before = np.cumsum(index.headcount[level]) - index.headcount[level]
        parent = index.parent[level]
        if level.start == 0:
            place[level] = before
        else:
            place[level] = place[parent] + 1 + before - before[index.first_child[parent] - level.start]
    order = np.empty(len(index), np.int32)
    order[place] = np.arange(len(index), dtype=np.int32)
    return order
