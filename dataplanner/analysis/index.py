"""The arrays of one revision of an organisation (parents, layers, order) that the fast functions share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.branch_move import stepped
from dataplanner.analysis.numbering import Ids, Numbers, RowOf
from dataplanner.analysis.ranking import Ranking, followed, ranking_of, ranking_of_positions

if TYPE_CHECKING:
    from dataplanner.model.organisation import Organisation

Rows = NDArray[np.int32]

MOST_FOLLOWED = 1_000
"""Where an edit touches more positions, the index is made anew."""
MOST_STEPPED = 500
"""After so many touches the ranking follows, before it is too far behind to."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class OrganisationIndex:
    """An organisation as arrays, one row a position: layer by layer, the reports of one manager together.

    All arrays but ``level_starts`` are as long as ``ids``. ``parent`` holds the manager's row, -1 at a root;
    ``depth`` the layer, a root being 1; the reports of row r are the ``child_count[r]`` rows from
    ``first_child[r]`` on; ``headcount`` counts a position and everybody below it. Layer d is the rows from
    ``level_starts[d - 1]`` to ``level_starts[d]``. ``parked`` lists lone positions, which have no row.
    """

    ids: Ids
    row: RowOf
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
    return index_from(ranking_of(ids, manager_of, order))


def index_of(organisation: Organisation) -> OrganisationIndex:
    """The index of the organisation as it stands; worked out once for each of its revisions.

    After an edit only what it touched is sought out anew. An edit that moves nobody leaves the index as it was.
    """
    kept = _cache.get(organisation)
    if kept is None or kept.revision != organisation.revision:
        kept = _cache[organisation] = _Kept.of(organisation, kept)
    return kept.index


def let_go_of_index(organisation: Organisation) -> None:
    """Empty what is kept of an organisation, part by part, as nobody looks at it any more."""
    if (kept := _cache.pop(organisation, None)) is not None:
        kept.ranking.numbering.let_go()


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What is remembered of a revision; the ranking may be that of an earlier one, ``ranked``, as a step needs none."""

    revision: int
    index: OrganisationIndex
    ranked: int
    ranking: Ranking

    @staticmethod
    def of(organisation: Organisation, before: _Kept | None) -> _Kept:
        revision = organisation.revision
        touched = None if before is None else organisation.touched_since(before.ranked)
        if before is None or touched is None or len(touched) > MOST_FOLLOWED:
            ranking = ranking_of_positions(organisation.positions())
            return _Kept(revision, index_from(ranking), revision, ranking)
        if len(touched) <= MOST_STEPPED and (index := before.stepped(organisation)) is not None:
            return _Kept(revision, index, before.ranked, before.ranking)
        ranking = followed(before.ranking, organisation, touched)
        unmoved = ranking is before.ranking and before.ranked == before.revision
        return _Kept(revision, before.index if unmoved else index_from(ranking), revision, ranking)

    def stepped(self, organisation: Organisation) -> OrganisationIndex | None:
        """The index of the organisation as it stands, where a single branch has moved since or none."""
        touched = organisation.touched_since(self.revision)
        if touched is None:
            return None
        self.ranking.numbering.numbers_of(touched)
        return stepped(self.index, organisation, touched)


_cache: WeakKeyDictionary[Organisation, _Kept] = WeakKeyDictionary()


def index_from(ranking: Ranking) -> OrganisationIndex:
    """The index of positions in their ranking. Raises ValueError where reporting lines form a circle."""
    ranked, count = ranking.ranked, ranking.reports
    lone = _lone(ranked[: count[0]], count, len(ranked))
    levels = _levels(ranked, count, lone)
    numbers = np.concatenate([*levels, np.empty(0, np.int32)])
    if len(numbers) + len(lone) != len(ranked):
        raise ValueError("The reporting lines form a circle.")
    widths = [len(level) for level in levels]
    child_count = count[numbers + 1]
    roots = widths[0] if widths else 0
    starts = np.cumsum([0, *widths], dtype=np.int32)
    first_child = np.cumsum(child_count, dtype=np.int32) - child_count + np.int32(roots)
    ids = Ids(ranking.numbering, numbers)
    managers = np.flatnonzero(child_count > 0).astype(np.int32)
    return OrganisationIndex(
        ids=ids,
        row=RowOf(ids),
        parent=np.concatenate((np.full(roots, -1, np.int32), np.repeat(managers, child_count[managers]))),
        depth=np.repeat(np.arange(1, len(widths) + 1, dtype=np.int32), widths),
        first_child=first_child,
        child_count=child_count,
        headcount=_headcount(first_child, child_count, managers, starts),
        level_starts=starts,
        parked=tuple(ranking.numbering.ids[number] for number in lone.tolist()),
    )


def _lone(tops: Numbers, count: Rows, positions: int) -> Numbers:
    """Those of the tops who have no reports, unless it is the only position there is."""
    lone: Numbers = tops[count[tops + 1] == 0] if positions > 1 else tops[:0]
    return lone


def _levels(ranked: Numbers, count: Rows, lone: Numbers) -> list[Numbers]:
    """The members of each layer from the roots down, reports of one manager side by side."""
    start = np.cumsum(count, dtype=np.int32) - count
    tops = ranked[: count[0]]
    level = tops if not len(lone) else tops[count[tops + 1] > 0]
    levels = []
    while len(level):
        levels.append(level)
        above = level + 1
        above = above[count[above] > 0]
        level = ranked[ranges(start[above], count[above])]
    return levels


def ranges(start: Rows, count: Rows) -> Rows:
    """The whole numbers start[i] … start[i] + count[i] - 1 of all i, one after another."""
    shift = np.repeat(start - (np.cumsum(count, dtype=np.int32) - count), count)
    shift += np.arange(len(shift), dtype=np.int32)
    return shift


def _headcount(first_child: Rows, child_count: Rows, managers: Rows, starts: Rows) -> Rows:
    """How many are at and below each row, layer by layer from the bottom; only ``managers`` have any below."""
    headcount = np.ones(len(first_child), np.int32)
    bounds, of_level = starts.tolist(), np.searchsorted(managers, starts).tolist()
    for depth in range(len(bounds) - 3, -1, -1):
        leads = managers[of_level[depth] : of_level[depth + 1]]
        end, below_end = bounds[depth + 1], bounds[depth + 2]
        below = np.append(np.int32(0), np.cumsum(headcount[end:below_end], dtype=np.int32))
        first = first_child[leads] - end
        headcount[leads] += below[first + child_count[leads]] - below[first]
    return headcount
