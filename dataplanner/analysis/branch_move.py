"""The index after a single branch was moved, added or taken out.

Rows stand layer by layer, and a branch takes one range of each: what moves is cut out and put in as slices.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.numbering import Ids, RowOf
from dataplanner.analysis.stepping import Piece, Step, remember

if TYPE_CHECKING:
    from dataplanner.analysis.index import OrganisationIndex
    from dataplanner.model.organisation import Organisation

Rows = NDArray[np.int32]


def stepped(index: OrganisationIndex, organisation: Organisation, touched: Collection[str]) -> OrganisationIndex | None:
    """The index after the records of the positions ``touched`` have changed; itself where nobody stands elsewhere.

    None where more than one branch has moved, or somebody was parked or is now.
    """
    movers = [id_ for id_ in touched if _stands_elsewhere(index, organisation, id_)]
    if not movers:
        return index
    if len(movers) > 1:
        return None
    move = _move_of(index, organisation, movers[0])
    return None if move is None else _moved(index, move)


def _stands_elsewhere(index: OrganisationIndex, organisation: Organisation, id_: str) -> bool:
    """Whether a position is new, gone, or under another manager or out of the sequence of its siblings."""
    row = index.row.get(id_, -1)
    if row < 0:
        return id_ in organisation or id_ in index.parked
    if id_ not in organisation:
        return True
    parent = int(index.parent[row])
    if organisation.position(id_).manager != (index.ids[parent] if parent >= 0 else None):
        return True
    family = _family(index, parent)
    around = [index.ids[mate] for mate in (row - 1, row, row + 1) if mate in family]
    places = [_place(organisation, mate) for mate in around if mate in organisation]
    return places != sorted(places)


def _family(index: OrganisationIndex, parent: int) -> range:
    """The rows of a manager's reports, or of the roots where that is -1."""
    return index.children(parent) if parent >= 0 else range(int(index.level_starts[1]) if index.layers else 0)


def _place(organisation: Organisation, id_: str) -> tuple[float, str]:
    position = organisation.position(id_)
    return position.order, id_


@dataclass(frozen=True, slots=True)
class _Move:
    """The rows of a branch, one range a layer, and before which rows they come to stand; rows of the index before.

    ``layer`` is the one that the branch's top stands in afterwards, from 0. ``leaves`` and ``joins`` are managers, -1
    for none. ``new`` is the number of a position that had no row.
    """

    branch: tuple[range, ...]
    places: tuple[int, ...]
    layer: int
    leaves: int
    joins: int
    new: int = -1


def _move_of(index: OrganisationIndex, organisation: Organisation, id_: str) -> _Move | None:
    """What happened to a position; None where that is more than a move."""
    row = index.row.get(id_, -1)
    branch = index.subtree(row) if row >= 0 else [range(len(index), len(index) + 1)]
    leaves = int(index.parent[row]) if row >= 0 else -1
    if id_ in index.parked or (leaves >= 0 and index.parent[leaves] < 0 and index.child_count[leaves] == 1):
        return None  # somebody is parked no longer, or from now on
    if id_ not in organisation:
        return _Move(tuple(branch), (), 0, leaves, -1) if leaves >= 0 and len(branch) == 1 else None
    manager = organisation.position(id_).manager
    joins = -1 if manager is None else index.row.get(manager, -1)
    if joins < 0 and (manager is not None or row < 0 or not index.child_count[row]):
        return None
    family = _family(index, joins)
    mates = [mate for mate in family if mate != row]
    at = bisect_left(mates, _place(organisation, id_), key=lambda mate: _place(organisation, index.ids[mate]))
    first = mates[at] if at < len(mates) else family.stop
    layer = 0 if joins < 0 else int(index.depth[joins])
    new = index.ids.numbering.number[id_] if row < 0 else -1
    return _Move(tuple(branch), _places(index, first, layer, len(branch)), layer, leaves, joins, new)


def _places(index: OrganisationIndex, first: int, layer: int, count: int) -> tuple[int, ...]:
    """Before which row each layer of a branch comes to stand whose top goes before the row ``first`` of ``layer``."""
    places = [first]
    ends = index.level_starts[1:].tolist()
    for depth in range(layer, layer + count - 1):
        row, end = places[-1], ends[depth] if depth < len(ends) else len(index)
        below = ends[depth + 1] if depth + 1 < len(ends) else len(index)
        places.append(int(index.first_child[row]) if row < end else below)
    return tuple(places)


def _moved(index: OrganisationIndex, move: _Move) -> OrganisationIndex:
    """The index after a move, which is remembered as the step to it."""
    layers = _layers(index, move)
    pieces, widths = tuple(chain.from_iterable(layers)), [_width(layer) for layer in layers]
    step, row_now = Step(ref(index), pieces, -1, ()), _rows_now(len(index), pieces)
    top = int(row_now[move.branch[0].start]) if move.places else -1
    parent = row_now[step.carried(index.parent).astype(np.intp)]
    parent[: widths[0]] = -1
    if top >= 0 and move.joins >= 0:
        parent[top] = row_now[move.joins]
    numbers = step.carried(index.ids.numbers)
    if move.new >= 0:
        numbers[top] = move.new
    child_count, headcount = _counted(index, move, step, row_now)
    ids = Ids(index.ids.numbering, numbers)
    after = replace(
        index,
        ids=ids,
        row=RowOf(ids),
        parent=parent,
        depth=np.repeat(np.arange(1, len(widths) + 1, dtype=np.int32), widths),
        first_child=np.cumsum(child_count, dtype=np.int32) - child_count + np.int32(widths[0]),
        child_count=child_count,
        headcount=headcount,
        level_starts=np.cumsum([0, *widths], dtype=np.int32),
    )
    changed = {int(row_now[manager]) for manager in (move.leaves, move.joins) if manager >= 0}
    remember(after, replace(step, top=top, changed=tuple(sorted(changed))))
    return after


def _counted(index: OrganisationIndex, move: _Move, step: Step, row_now: Rows) -> tuple[Rows, Rows]:
    """How many report to everybody after a move, directly and in all."""
    child_count, headcount = step.carried(index.child_count), step.carried(index.headcount)
    if move.new >= 0:
        headcount[row_now[len(index)]] = 1
    size = sum(map(len, move.branch))
    for manager, sign in ((move.leaves, -1), (move.joins, 1)):
        if manager >= 0:
            child_count[row_now[manager]] += sign
            headcount[row_now[index.chain(manager)]] += sign * size
    return child_count, headcount


def _width(pieces: Sequence[Piece]) -> int:
    return sum(end - start for start, end in pieces)


def _layers(index: OrganisationIndex, move: _Move) -> list[list[Piece]]:
    """The pieces that each layer is made of afterwards; layers without anybody are left out."""
    starts = index.level_starts.tolist()
    first = int(index.depth[move.branch[0].start]) - 1 if move.new < 0 else len(starts)
    cut = dict(enumerate(move.branch, first)) if move.new < 0 else {}
    put = dict(enumerate(zip(move.places, move.branch, strict=True), move.layer)) if move.places else {}
    layers = []
    for layer in range(max(len(starts) - 1, move.layer + len(move.places))):
        start, end = (starts[layer], starts[layer + 1]) if layer + 1 < len(starts) else (len(index), len(index))
        layers.append(_pieces(start, end, cut.get(layer), put.get(layer)))
    return [pieces for pieces in layers if pieces]


def _pieces(start: int, end: int, cut: range | None, put: tuple[int, range] | None) -> list[Piece]:
    """A layer without what was cut out of it, and with what was put in before a row."""
    bounds = sorted({start, end, *((cut.start, cut.stop) if cut else ()), *((put[0],) if put else ())})
    pieces = [piece for piece in pairwise(bounds) if cut is None or piece[0] not in cut]
    if put is not None:
        at = next((number for number, piece in enumerate(pieces) if piece[0] >= put[0]), len(pieces))
        pieces.insert(at, (put[1].start, put[1].stop))
    return pieces


def _rows_now(length: int, pieces: Sequence[Piece]) -> Rows:
    """The row of each former row now, and of the new one; whatever for one that is gone."""
    rows, at = np.zeros(length + 1, np.int32), 0
    for start, end in pieces:
        rows[start:end] = np.arange(at, at + end - start, dtype=np.int32)
        at += end - start
    return rows
