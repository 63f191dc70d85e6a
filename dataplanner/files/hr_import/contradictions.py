"""Rows in which a second manager column names somebody else than the column that is followed."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from typing import NamedTuple

from dataplanner.files.hr_import.cells import NAME
from dataplanner.files.hr_import.columns import WITHOUT_GENERIC
from dataplanner.files.hr_import.dotted import is_further_column
from dataplanner.files.hr_import.keys import way_named
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.shapes import Candidate, Mapping
from dataplanner.files.hr_import.sources import columns_behind, source_named
from dataplanner.files.hr_import.vocabulary import vocabulary


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
            differ = {row: to for row, to in led.items() if _are_two(keys, lines[row], to)}
            if led and 1 - len(differ) / len(led) >= vocabulary().rules["manager"]["agreeing"]:
                for row, to in differ.items():
                    found.setdefault(row, Contradiction(chosen.column, other.column, to))
    return found


def _others(chosen: Candidate, keys: Keys, mapping: Mapping) -> list[Candidate]:
    """The best way of every further column whose header speaks for the same managers."""
    header = keys.cells.tables[chosen.table].header
    used = set(columns_behind(header, chosen.column))
    best: dict[str, Candidate] = {}
    for one in sorted(mapping.candidates, key=lambda one: -one.share):
        behind = columns_behind(header, one.column)
        same = one.table == chosen.table and one.header_score >= WITHOUT_GENERIC and one.placed
        if same and used.isdisjoint(behind) and not any(map(is_further_column, behind)):
            best.setdefault(one.column, one)
    return [one for one in best.values() if one.share >= vocabulary().rules["manager"]["enough"]]


def _led(way: Candidate, keys: Keys, lines: ReadOnly[int, int]) -> dict[int, int]:
    """Where a column of single managers leads the rows that have a line, as far as it is sure."""
    source = source_named(keys.cells, way.table, way.column)
    if source is None or source.chains is not None or not way.key:
        return {}
    index, rows = keys.index(way.key, way_named(way.key, way.way)), keys.cells.rows_of(way.table)
    hits = {cell: index.find(cell).row for cell in set(source.cells) if cell}
    led = {row: hits[cell] for row, cell in zip(rows, source.cells, strict=True) if cell and row in lines}
    return {row: to for row, to in led.items() if to is not None}


def _are_two(keys: Keys, one: int, other: int) -> bool:
    """Whether two rows are of two people, each known by name: one person may hold several posts."""
    names = keys.cells.field(NAME)
    return one != other and bool(names[one] and names[other]) and names[one].casefold() != names[other].casefold()
