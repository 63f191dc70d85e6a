"""Rows that are units, not people: tables of departments, and rows that call themselves one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dataplanner.files.hr_import.cells import NAME, Cells, Columns
from dataplanner.files.hr_import.code_columns import LEVELS, level_names
from dataplanner.files.hr_import.guess import are_people
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Mapping, Table
from dataplanner.files.hr_import.text import clean_cell, header_words, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_OF_PEOPLE = ("email", "login", "dn", "first_name", "last_name")
_OF_A_UNIT = frozenset({NAME, "employee_id", "position_id", "manager"})
_SAMPLE = 2000


class UnitColumns(NamedTuple):
    """The columns of a table that lists units: their keys, the keys of those above, what they are called, their heads
    ("" for none)."""

    key: str
    upper: str
    called: str
    head: str


def unit_columns(table: Table) -> dict[str, str]:
    """The fields of a table that lists units, each with its column: the unit's key as the id of a position, what it is
    called as its title, its head as the name unless that is an id; nothing where no column leads from unit to unit."""
    told = columns_of_units(table)
    if told is None:
        return {}
    named = told.head and not are_ids(table.column(told.head))
    return {"position_id": told.key, "title": told.called} | ({NAME: told.head} if named else {})


def are_ids(cells: Iterable[str]) -> bool:
    """Whether all filled cells are ids or addresses, never names."""
    held = [cell for cell in map(clean_cell, cells) if cell]
    return bool(held) and all("@" in cell or any(map(str.isdigit, cell)) for cell in held)


def columns_of_units(table: Table) -> UnitColumns | None:
    """The columns of a table that lists units, None where no column leads from unit to unit.

    A column leads so when its header is that of another column with a word more ("Parent Department Code"), or says
    nothing but that ("Parent"), and its cells are found there.
    """
    header = [name for name in table.header if not name.startswith("(")]
    pairs = [(key, upper) for upper in header for key in header if _leads(table, upper, key)]
    if not pairs:
        return None
    key, upper = max(pairs, key=lambda pair: len(pair[0]))
    free = [name for name in header if name not in {key, upper} and not _words(name) & _words(upper) - _words(key)]
    called = next((name for name in free if _words(name) & vocabulary().words.naming), key)
    head = next((name for name in free if name != called and _words(name) & vocabulary().words.leading), "")
    return UnitColumns(key, upper, called, head)


def _words(header: str) -> set[str]:
    return set(header_words(header).split())


def _leads(table: Table, upper: str, key: str) -> bool:
    """Whether a column of a table names the unit above that another column names."""
    ours, theirs = _words(upper), _words(key)
    if not theirs & vocabulary().words.units or not (
        ours > theirs or (upper != key and ours <= vocabulary().words.above)
    ):
        return False
    keys = [clean_cell(cell) for cell in table.column(key)[:_SAMPLE]]
    held = [cell for cell in map(clean_cell, table.column(upper)[:_SAMPLE]) if cell]
    distinct = set(keys)
    found = sum(cell in distinct for cell in held)
    return len(distinct) > len(keys) * rules().units.distinct and bool(held) and found > len(held) * rules().units.found


def named_by_levels(columns: Columns, mapping: Mapping) -> dict[int, list[str]]:
    """The names of the rows of each table that has no column for them but level columns: their lowest levels."""
    return {
        at: level_names(columns, at)
        for at in range(len(columns.tables))
        if _by_levels(mapping, at) and not _tells_people(mapping, at)
    }


def unit_rows(cells: Cells, mapping: Mapping) -> set[int]:
    """The rows that stand for units: of tables that name nobody and whose keys or levels are units, and those whose
    kind of employment is a word for a unit."""
    return {
        row
        for table in range(len(cells.tables))
        for row in (cells.rows_of(table) if _lists_units(cells, mapping, table) else _called_units(cells, table))
    }


def _lists_units(cells: Cells, mapping: Mapping, table: int) -> bool:
    if _tells_people(mapping, table):
        return _names_units(cells, mapping, table)
    if _by_levels(mapping, table):
        rows = cells.rows_of(table)
        names = cells.field(NAME)[rows.start : rows.stop]
        return not mapping.column("title", table) and not are_people(names)
    key = mapping.column("position_id", table)
    return bool(key and _words(key) & vocabulary().words.units)


def _names_units(cells: Cells, mapping: Mapping, table: int) -> bool:
    """Whether a table that tells no more of its rows than a name and the one above calls most of them as units are."""
    if any(mapping.column(field, table) for field in mapping.fields if field not in _OF_A_UNIT):
        return False
    rows = cells.rows_of(table)
    names = [name for name in cells.field(NAME)[rows.start : rows.stop] if name]
    words = vocabulary().words.units | vocabulary().words.unit_names
    called = sum(any(f" {word} " in f" {plain(name)} " for word in words) for name in names[:_SAMPLE])
    return called > len(names[:_SAMPLE]) * rules().units.called


def _tells_people(mapping: Mapping, table: int) -> bool:
    return any(mapping.column(field, table) for field in (NAME, "employee_id", *_OF_PEOPLE))


def _by_levels(mapping: Mapping, table: int) -> bool:
    chosen = mapping.managers[table] if table < len(mapping.managers) else None
    return bool(chosen and chosen.way == LEVELS)


def _called_units(cells: Cells, table: int) -> Sequence[int]:
    words, rows = vocabulary().words, cells.rows_of(table)
    kinds = {cell: plain(cell) for cell in cells.field("employment_type")[rows.start : rows.stop]}
    units = words.object_units if {*kinds.values()} <= words.objects else words.units
    held = cells.field("employment_type")
    return [row for row in rows if held[row] and kinds[held[row]] in units]
