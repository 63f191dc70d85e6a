"""Parked positions on the chart: rows beside the roots for those who have neither a manager nor reports."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.numbering import Ids, RowOf


def with_parked(index: OrganisationIndex) -> OrganisationIndex:
    """The same organisation with a row for each parked position, the last of the first layer.

    ``parked`` still lists them. An index without any is returned as it is.
    """
    count = len(index.parked)
    if not count:
        return index
    at = int(index.level_starts[1]) if index.layers else 0
    below = at + count + int(index.child_count[:at].sum())
    numbering = index.ids.numbering
    ids = Ids(numbering, np.insert(index.ids.numbers, at, numbering.numbers_of(index.parked)))
    return replace(
        index,
        ids=ids,
        row=RowOf(ids),
        parent=np.insert(np.where(index.parent >= at, index.parent + count, index.parent), at, [-1] * count),
        depth=np.insert(index.depth, at, [1] * count),
        first_child=np.insert(index.first_child + np.int32(count), at, [below] * count),
        child_count=np.insert(index.child_count, at, [0] * count),
        headcount=np.insert(index.headcount, at, [1] * count),
        level_starts=np.append(np.int32(0), (index.level_starts[1:] if index.layers else np.zeros(1, np.int32)) + count)
        .astype(np.int32),
    )  # fmt: skip


def parked_rows(index: OrganisationIndex) -> range:
    """The rows of the parked positions in an index that has some for them."""
    end = int(index.level_starts[1]) if index.parked and index.layers else 0
    return range(end - len(index.parked), end) if index.parked and index.parked[0] in index.row else range(0)
