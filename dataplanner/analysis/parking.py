"""Parked positions on the chart: rows beside the roots for those who have neither a manager nor reports."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary, ref

import numpy as np

from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.numbering import Ids, RowOf
from dataplanner.analysis.stepping import Piece, Step, remember, step_to


def with_parked(index: OrganisationIndex) -> OrganisationIndex:
    """The same organisation with a row for each parked position, the last of the first layer.

    ``parked`` still lists them. An index without any is returned as it is; of another it is the same as long as that
    is in use.
    """
    if not index.parked:
        return index
    whole = _known(index)
    if whole is None:
        whole = _with_parked(index)
        _whole[index], _without[whole] = ref(whole), index
        if (step := step_to(index)) is not None:
            _follow(step, index, whole)
    return whole


_whole: WeakKeyDictionary[OrganisationIndex, ref[OrganisationIndex]] = WeakKeyDictionary()
_without: WeakKeyDictionary[OrganisationIndex, OrganisationIndex] = WeakKeyDictionary()


def _known(index: OrganisationIndex) -> OrganisationIndex | None:
    return _whole[index]() if index in _whole else None


def _with_parked(index: OrganisationIndex) -> OrganisationIndex:
    count, at = len(index.parked), _end_of_roots(index)
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


def _end_of_roots(index: OrganisationIndex) -> int:
    return int(index.level_starts[1]) if index.layers else 0


def _follow(step: Step, index: OrganisationIndex, whole: OrganisationIndex) -> None:
    """Know the step to an index with parked rows, where it is one to that without them and nobody else is parked."""
    before = step.before()
    whole_before = None if before is None else _known(before)
    if before is None or whole_before is None or before.parked != index.parked:
        return
    count, at, was_at = len(index.parked), _end_of_roots(index), _end_of_roots(before)
    pieces, rows = list[Piece](), 0
    for start, end in step.pieces:
        if rows == at:
            pieces.append((was_at, was_at + count))
        further = count if start >= was_at else 0
        pieces.append((start + further, end + further))
        rows += end - start
    top = step.top + count if step.top >= at else step.top
    changed = tuple(row + count if row >= at else row for row in step.changed)
    remember(whole, Step(ref(whole_before), tuple(pieces), top, changed))


def parked_rows(index: OrganisationIndex) -> range:
    """The rows of the parked positions in an index that has some for them."""
    end = int(index.level_starts[1]) if index.parked and index.layers else 0
    return range(end - len(index.parked), end) if index.parked and index.parked[0] in index.row else range(0)
