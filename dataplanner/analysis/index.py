"""The arrays of one revision of an organisation (parents, layers, order) that the fast functions share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from dataplanner.model.organisation import Organisation

Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class OrganisationIndex:
    """An organisation as arrays, one row a position: layer by layer, the reports of one manager together.

    All arrays but ``level_starts`` are as long as ``ids``. ``parent`` holds the manager's row, -1 at a root;
    ``depth`` the layer, a root being 1; the reports of row r are the ``child_count[r]`` rows from
    ``first_child[r]`` on; ``headcount`` counts a position and everybody below it. Layer d is the rows from
    ``level_starts[d - 1]`` to ``level_starts[d]``. ``parked`` lists lone positions, which have no row.
    """

    ids: tuple[str, ...]
    row: Mapping[str, int]
    parent: Rows
    depth: Rows
    first_child: Rows
    child_count: Rows
    headcount: Rows
    level_starts: Rows
    parked: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def layers(self) -> int:
        """The number of layers; 0 for an empty organisation."""
        return len(self.level_starts) - 1

    def levels(self) -> Iterator[slice]:
        """The rows of each layer, from the roots down."""
        return (slice(start, end) for start, end in pairwise(self.level_starts.tolist()))

    def children(self, row: int) -> range:
        """The rows of the direct reports, in their order."""
        first = int(self.first_child[row])
        return range(first, first + int(self.child_count[row]))

    def chain(self, row: int) -> list[int]:
        """The row itself, its manager, and so on up to the root."""
        rows = []
        while row >= 0:
            rows.append(row)
            row = int(self.parent[row])
        return rows

    def subtree(self, row: int) -> list[range]:
        """The rows of the position and everybody below it: one range a layer, as reports are contiguous."""
        ranges, start, end = [], row, row + 1
        while start < end:
            ranges.append(range(start, end))
            after = int(self.first_child[end - 1] + self.child_count[end - 1])
            start, end = int(self.first_child[start]), after
        return ranges

    def subtree_mask(self, rows: Sequence[int]) -> NDArray[np.bool_]:
        """True at each of ``rows`` and at everybody below them."""
        mask = np.zeros(len(self), dtype=bool)
        for row in rows:
            for part in self.subtree(row):
                mask[part.start : part.stop] = True
        return mask

    def is_within(self, row: int, top: int) -> bool:
        """Whether ``row`` is ``top`` or below it."""
        while row > top:
            row = int(self.parent[row])
        return row == top


def index_of_parents(
    ids: Sequence[str], manager_of: Mapping[str, str | None], order: Mapping[str, Any] | None = None
) -> OrganisationIndex:
    """The index of positions given by their managers; siblings by ``order``, then by id.

    A manager that is not among ``ids`` counts as none. Raises ValueError where reporting lines form a circle.
    """
    ranked = sorted(ids) if order is None else sorted(ids, key=lambda id_: (order[id_], id_))
    number = {id_: i for i, id_ in enumerate(ranked)}
    managers = (number.get(manager_of.get(id_) or "", -1) for id_ in ranked)
    manager = np.fromiter(managers, np.int32, len(ranked))
    lone = _lone(manager)
    levels = _levels(manager, lone)
    rows = np.concatenate([*levels, np.empty(0, np.int32)])
    if len(rows) + int(lone.sum()) != len(ranked):
        raise ValueError("The reporting lines form a circle.")
    parked = tuple(ranked[i] for i in np.flatnonzero(lone).tolist())
    ranked_ids = tuple(ranked[i] for i in rows.tolist())
    return _index(ranked_ids, rows, manager, [len(level) for level in levels], parked)


def index_of(organisation: Organisation) -> OrganisationIndex:
    """The index of the organisation as it stands; worked out once for each of its revisions."""
    cached = _cache.get(organisation)
    if cached is None or cached[0] != organisation.revision:
        cached = _cache[organisation] = (organisation.revision, _index_of(organisation))
    return cached[1]


_cache: WeakKeyDictionary[Organisation, tuple[int, OrganisationIndex]] = WeakKeyDictionary()


def _index_of(organisation: Organisation) -> OrganisationIndex:
    positions = list(organisation.positions())
    return index_of_parents(
        [position.id for position in positions],
        {position.id: position.manager for position in positions},
        {position.id: position.order for position in positions},
    )


def _lone(manager: Rows) -> NDArray[np.bool_]:
    """True at positions without manager and reports, unless it is the only one there is."""
    managed = manager >= 0
    if len(manager) == 1:
        return np.zeros(1, dtype=bool)
    leads = np.zeros(len(manager), dtype=bool)
    leads[manager[managed]] = True
    return ~managed & ~leads


def _levels(manager: Rows, lone: NDArray[np.bool_]) -> list[Rows]:
    """The members of each layer from the roots down, reports of one manager side by side."""
    by_manager = np.argsort(manager, kind="stable").astype(np.int32)
    count = np.bincount(manager + 1, minlength=len(manager) + 1)
    start = np.cumsum(count) - count
    level = np.flatnonzero((manager < 0) & ~lone).astype(np.int32)
    levels = []
    while len(level):
        levels.append(level)
        level = by_manager[_ranges(start[level + 1], count[level + 1])]
    return levels


def _ranges(start: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
    """The whole numbers start[i] … start[i] + count[i] - 1 of all i, one after another."""
    shift = np.repeat(start - (np.cumsum(count) - count), count)
    return shift + np.arange(len(shift))


def _index(
    ids: tuple[str, ...], rows: Rows, manager: Rows, widths: list[int], parked: tuple[str, ...]
) -> OrganisationIndex:
    """The index of positions already in row order; ``widths`` are the sizes of the layers."""
    row_of = np.full(len(manager) + 1, -1, np.int32)
    row_of[rows] = np.arange(len(rows), dtype=np.int32)
    parent = row_of[manager[rows]]
    count = np.bincount(parent[parent >= 0], minlength=len(rows)).astype(np.int32)
    roots = widths[0] if widths else 0
    starts = np.cumsum([0, *widths], dtype=np.int32)
    return OrganisationIndex(
        ids=ids,
        row={id_: row for row, id_ in enumerate(ids)},
        parent=parent,
        depth=np.repeat(np.arange(1, len(widths) + 1, dtype=np.int32), widths),
        first_child=(roots + np.cumsum(count) - count).astype(np.int32),
        child_count=count,
        headcount=_headcount(parent, starts),
        level_starts=starts,
        parked=parked,
    )


def _headcount(parent: Rows, starts: Rows) -> Rows:
    headcount = np.ones(len(parent), np.int32)
    bounds = starts.tolist()
    for start, end in zip(bounds[-2:0:-1], bounds[:1:-1], strict=True):
        np.add.at(headcount, parent[start:end], headcount[start:end])
    return headcount
