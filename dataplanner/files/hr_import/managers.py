"""Leads every row to its manager by the way chosen, and says where that was not possible."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field

from dataplanner.files.hr_import.cells import NAME
from dataplanner.files.hr_import.code_columns import LEVELS, codes, is_code_way
from dataplanner.files.hr_import.codes import parents
from dataplanner.files.hr_import.contradictions import Contradiction, contradictions, told_elsewhere
from dataplanner.files.hr_import.identity import is_id
from dataplanner.files.hr_import.keys import NOTHING, WAYS, Hit, KeyIndex, has_letters, way_named
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.shapes import Candidate, Mapping
from dataplanner.files.hr_import.sources import source_named
from dataplanner.files.hr_import.states import naming_nobody
from dataplanner.files.hr_import.text import plain
from dataplanner.files.hr_import.vocabulary import means_nobody

_OTHERWISE = ("email", "login", "name")
_SEVERAL = re.compile(r"\s*[;|&\n]\s*|\s+/\s+")

Link = int | str
"""A link of a chain: its row, or what the file calls it."""


@dataclass(slots=True)
class Resolved:
    """Where the manager cells lead: lines from row to row, and the cells that lead nowhere or to several rows."""

    lines: dict[int, int] = field(default_factory=dict)
    loose: dict[int, str] = field(default_factory=dict)
    missing: dict[int, str] = field(default_factory=dict)
    ambiguous: dict[int, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    further: dict[int, list[int]] = field(default_factory=dict)  # managers after the first of a cell with several
    contradicted: dict[int, Contradiction] = field(default_factory=dict)
    chains: dict[int, list[Link]] = field(default_factory=dict)  # of rows whose manager is missing, down to the manager
    climbed: set[int] = field(default_factory=set)  # of those the ones of which a column names the manager's manager

    def filled(self, rows: Collection[int]) -> list[int]:
        """Those of some rows whose manager cell says something."""
        return [row for row in self.lines.keys() | self.missing.keys() | self.ambiguous.keys() if row in rows]

    def share_of(self, rows: Collection[int]) -> float:
        """The share of the filled manager cells among some rows that lead to one person (0–1)."""
        filled = self.filled(rows)
        return sum(row in self.lines for row in filled) / len(filled) if filled else 0.0


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
    cells = source.manager_cells(
        keys.column(candidate.key)[begin:end] if candidate.key else [""] * (end - begin), way.form
    )
    index = keys.index(candidate.key, way) if candidate.key else None
    vacancies = _by_title(keys, poor) if candidate.key == NAME else {}
    hits: dict[str, Hit] = {}
    for row in keys.live:
        if begin <= row < end and (cell := cells[row - begin]):
            if cell not in hits:
                hits[cell] = index.find(cell) if index else NOTHING
            _place(row, cell, _preferred(hits[cell], poor), candidate, resolved)
            if index and source.chains is None and row in resolved.missing:
                _place_first(row, cell, index, resolved)
            if source.chains is None and row in resolved.missing:
                _place_otherwise(row, cell, keys, candidate.key, resolved)
            if source.chains is None and row in resolved.missing:
                _place_vacancy(row, cell, vacancies, resolved)
            if source.chains is not None and row in resolved.missing:
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


def _place_first(row: int, cell: str, index: KeyIndex, resolved: Resolved) -> None:
    """Of a cell that names several managers, each of them found, the first is the manager."""
    parts = [part for part in _SEVERAL.split(cell) if part]
    found = [index.find(part).row for part in parts] if len(parts) > 1 else []
    rows = [hit for hit in found if hit is not None]
    if rows and len(rows) == len(parts):
        resolved.lines[row] = rows[0]
        resolved.further[row] = rows[1:]
        del resolved.missing[row]


def _place_otherwise(row: int, cell: str, keys: Keys, key: str, resolved: Resolved) -> None:
    """Of a column that mostly holds one key, a cell that exactly fits another one; it is told as a proposal."""
    for other in _OTHERWISE if key and has_letters(cell) else ():
        if other != key and keys.cells.has(other) and keys.is_good(other):
            hit = keys.index(other, WAYS[other][0]).find(cell)
            if hit.row is not None and not hit.loose:
                resolved.lines[row] = hit.row
                resolved.loose[row] = resolved.missing.pop(row)
                return


def _by_title(keys: Keys, poor: Collection[int]) -> dict[str, int]:
    """Of the rows that nobody holds, or nobody any more, those with a title of their own."""
    names, titles = keys.cells.field(NAME), keys.cells.field("title")
    rows = sorted(naming_nobody(names) & {*poor}) if poor else []
    counts = Counter(plain(titles[row]) for row in rows)
    return {plain(titles[row]): row for row in rows if titles[row] and counts[plain(titles[row])] == 1}


def _place_vacancy(row: int, cell: str, vacancies: ReadOnly[str, int], resolved: Resolved) -> None:
    """A vacant position may be called by its title where others are by name; it is told as a proposal."""
    found = vacancies.get(plain(cell))
    if found is not None and found != row:
        resolved.lines[row] = found
        resolved.loose[row] = resolved.missing.pop(row)


def _links(chain: tuple[str, ...], manager: str, index: KeyIndex | None) -> list[Link]:
    """The chain down to the manager, each link that has a row as that row."""
    above = chain[: chain.index(manager) + 1] if manager in chain else (manager,)
    rows = [index.find(link).row if index else None for link in above]
    return [link if row is None else row for link, row in zip(above, rows, strict=True)]
