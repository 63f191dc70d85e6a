"""Leads every row to its manager by the way chosen, and says where that was not possible."""

from __future__ import annotations

from collections.abc import Iterable

from dataplanner.files.hr_import.code_columns import LEVELS, codes, is_code_way
from dataplanner.files.hr_import.codes import parents
from dataplanner.files.hr_import.contradictions import contradictions, told_elsewhere
from dataplanner.files.hr_import.identity import is_id
from dataplanner.files.hr_import.keys import NOTHING, Hit, KeyIndex, way_named
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.other_ways import OtherWays
from dataplanner.files.hr_import.resolved import Link, Resolved
from dataplanner.files.hr_import.shapes import Candidate, Mapping
from dataplanner.files.hr_import.sources import source_named
from dataplanner.files.hr_import.vocabulary import means_nobody


def resolve(keys: Keys, mapping: Mapping, poor: Iterable[int] = ()) -> Resolved:
    """The managers of all rows that count. ``poor`` are rows (historical, left, vacant) that only stand for a manager
    when no other row with that key does."""
    resolved = Resolved()
    worse = frozenset(poor)
    for candidate in mapping.managers:
        if candidate and is_code_way(candidate.way):
            _by_code(keys, candidate, resolved)
        elif candidate:
            _by_key(keys, candidate, resolved, worse)
    _by_another(keys, mapping, resolved)
    resolved.contradicted = contradictions(keys, mapping, resolved.lines)
    return resolved


def _by_code(keys: Keys, candidate: Candidate, resolved: Resolved) -> None:
    begin = keys.cells.starts[candidate.table]
    held = codes(keys.cells, candidate.table, candidate.column, candidate.way)
    rows = [row - begin for row in keys.live if row in keys.cells.rows_of(candidate.table)]
    for row, manager in parents(held, rows).items():
        code = held[row] or ()
        if manager is not None:
            resolved.lines[begin + row] = begin + manager
            if candidate.way != LEVELS and len(held[manager] or ()) < len(code) - 1:
                resolved.loose[begin + row] = ".".join(code[:-1])
        elif len(code) > 1:
            resolved.missing[begin + row] = ".".join(code[:-1])


def _by_key(keys: Keys, candidate: Candidate, resolved: Resolved, poor: frozenset[int]) -> None:
    source = source_named(keys.cells, candidate.table, candidate.column)
    if source is None:
        return
    way = way_named(candidate.key, candidate.way)
    begin, end = keys.cells.starts[candidate.table], keys.cells.starts[candidate.table + 1]
    own = keys.column(candidate.key)[begin:end] if candidate.key else [""] * (end - begin)
    cells = source.manager_cells(own, way.form)
    index = keys.index(candidate.key, way) if candidate.key else None
    others = OtherWays(keys, candidate.key, index, poor)
    hits: dict[str, Hit] = {}
    for row in keys.live:
        if begin <= row < end and (cell := cells[row - begin]):
            if cell not in hits:
                hits[cell] = index.find(cell) if index else NOTHING
            _place(row, cell, _preferred(hits[cell], poor), candidate, resolved)
            if row in resolved.missing and source.chains is None:
                others.place(row, cell, resolved)
            elif row in resolved.missing and source.chains is not None:
                resolved.chains[row] = _links(source.chains[row - begin], cell, index)
                resolved.climbed |= {row} if source.climbs else set()


def _by_another(keys: Keys, mapping: Mapping, resolved: Resolved) -> None:
    """Of rows without a manager, who is named in another column; one who is not in the file is missing."""
    named = resolved.lines.keys() | resolved.missing.keys() | resolved.ambiguous.keys()
    alone = [row for row in keys.live if row not in named]
    for row, (cell, led) in told_elsewhere(keys, mapping, resolved.lines, frozenset(alone)).items():
        if led is None:
            resolved.missing[row] = cell
        else:
            resolved.lines[row] = led


def _preferred(hit: Hit, poor: frozenset[int]) -> Hit:
    if len(hit.rows) < 2:
        return hit
    better = tuple(row for row in hit.rows if row not in poor)
    return Hit(better or hit.rows, hit.loose)


def _place(row: int, cell: str, hit: Hit, candidate: Candidate, resolved: Resolved) -> None:
    if not hit.rows:
        if not means_nobody(cell):
            resolved.missing[row] = cell
    elif hit.row is not None:
        resolved.lines[row] = hit.row
        if hit.loose:
            resolved.loose[row] = cell
    else:
        # An id on several rows means the same holder; a name does not.
        resolved.ambiguous[row] = (cell, hit.rows)
        if is_id(candidate.key) and row not in hit.rows:
            resolved.lines[row] = hit.rows[0]


def _links(chain: tuple[str, ...], manager: str, index: KeyIndex | None) -> list[Link]:
    """The chain down to the manager, each link that has a row as that row."""
    above = chain[: chain.index(manager) + 1] if manager in chain else (manager,)
    rows = [index.find(link).row if index else None for link in above]
    return [link if row is None else row for link, row in zip(above, rows, strict=True)]
