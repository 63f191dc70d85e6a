"""What a second manager column says otherwise than the one that is followed: somebody else, or somebody at all."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from collections.abc import Mapping as ReadOnly
from typing import NamedTuple

from dataplanner.files.hr_import.cells import NAME
from dataplanner.files.hr_import.dotted import is_further_column
from dataplanner.files.hr_import.identity import is_id
from dataplanner.files.hr_import.keys import way_named
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Candidate, Mapping
from dataplanner.files.hr_import.sources import columns_behind, source_named
from dataplanner.files.hr_import.vocabulary import means_nobody

Told = dict[int, tuple[str, int | None]]
"""For a row what a column says of its manager, and the row that it leads to."""


class Contradiction(NamedTuple):
    """The column that is followed, another one, and the row that the other leads to."""

    column: str
    other: str
    leads_to: int


def contradictions(keys: Keys, mapping: Mapping, lines: ReadOnly[int, int]) -> dict[int, Contradiction]:
    """The rows whose line leads to another person than a second column of the same managers says.

    A column that mostly disagrees is about other managers and says nothing of these.
    """
    found: dict[int, Contradiction] = {}
    for chosen in filter(None, mapping.managers):
        for other in _others(chosen, keys, mapping):
            led = _led(other, keys, lines)
            differ = _differing(keys, led, lines)
            if _agree(led, differ):
                for row, to in differ.items():
                    found.setdefault(row, Contradiction(chosen.column, other.column, to))
    return found


def told_elsewhere(keys: Keys, mapping: Mapping, lines: ReadOnly[int, int], open_rows: Collection[int]) -> Told:
    """What a second column of the same managers gives as id for rows of which the followed one names nobody, each with
    the row that it leads to: a mark for nobody, in one way of naming managers, must not hide an id in another."""
    told: Told = {}
    for chosen in filter(None, mapping.managers):
        rows = {row for row in keys.cells.rows_of(chosen.table) if row in open_rows}
        for other in _others(chosen, keys, mapping) if rows else ():
            led = _led(other, keys, lines)
            if is_id(other.key) and _agree(led, _differing(keys, led, lines)):
                told = _hits(other, keys, rows) | told
    return told


def _hits(other: Candidate, keys: Keys, rows: Iterable[int]) -> Told:
    """What a column says for some rows, where it names one person or somebody who is not in the file."""
    source, begin = source_named(keys.cells, other.table, other.column), keys.cells.starts[other.table]
    cells = source.cells if source else []
    index = keys.index(other.key, way_named(other.key, other.way))
    said = {row: cell for row in rows if cells and (cell := cells[row - begin]) and not means_nobody(cell)}
    found = {row: index.find(cell) for row, cell in said.items()}
    return {row: (said[row], hit.row) for row, hit in found.items() if len(hit.rows) < 2}


def _differing(keys: Keys, led: ReadOnly[int, int], lines: ReadOnly[int, int]) -> dict[int, int]:
    """The rows that are led to somebody else than their lines lead to."""
    return {row: to for row, to in led.items() if _are_two(keys, lines[row], to)}


def _agree(led: Collection[int], differ: Collection[int]) -> bool:
    """Whether a column mostly leads where the lines lead, and so is about the same managers."""
    return bool(led) and 1 - len(differ) / len(led) >= rules().manager.agreeing


def _others(chosen: Candidate, keys: Keys, mapping: Mapping) -> list[Candidate]:
    """The best way of every further column whose header speaks for the same managers."""
    header = keys.cells.tables[chosen.table].header
    used = set(columns_behind(header, chosen.column))
    best: dict[str, Candidate] = {}
    for one in sorted(mapping.candidates, key=lambda one: -one.share):
        behind = columns_behind(header, one.column)
        same = one.table == chosen.table and one.header_score >= rules().match.without_generic and one.placed
        if same and used.isdisjoint(behind) and not any(map(is_further_column, behind)):
            best.setdefault(one.column, one)
    return [one for one in best.values() if one.share >= rules().manager.enough]


def _led(way: Candidate, keys: Keys, rows_wanted: Container[int]) -> dict[int, int]:
    """Where a column of single managers leads the rows wanted, as far as it is sure."""
    source = source_named(keys.cells, way.table, way.column)
    if source is None or source.chains is not None or not way.key:
        return {}
    index, rows = keys.index(way.key, way_named(way.key, way.way)), keys.cells.rows_of(way.table)
    hits = {cell: index.find(cell).row for cell in set(source.cells) if cell}
    led = {row: hits[cell] for row, cell in zip(rows, source.cells, strict=True) if cell and row in rows_wanted}
    return {row: to for row, to in led.items() if to is not None}


def _are_two(keys: Keys, one: int, other: int) -> bool:
    """Whether two rows are of two people, each known by name: one person may hold several posts."""
    names = keys.cells.field(NAME)
    return one != other and bool(names[one] and names[other]) and names[one].casefold() != names[other].casefold()
