"""Tables that tell of the same people different things: who somebody is in one, who leads whom in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dataplanner.files.hr_import.cells import NAMES
from dataplanner.files.hr_import.columns import columns_of, field_scores
from dataplanner.files.hr_import.fields import fields_of
from dataplanner.files.hr_import.grid import ColumnGrid
from dataplanner.files.hr_import.identity import ID_FIELDS
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Table
from dataplanner.files.hr_import.text import clean_cell, clean_id

_OF_PEOPLE = NAMES | {"title"}


def joined_tables(tables: Sequence[Table]) -> list[Table]:
    """The tables, one that lists people without their managers completed by one that gives these by the same ids; the
    latter is no table of its own then."""
    whole = list(tables)
    for people in tables:
        lines = next((table for table in whole if _completes(table, people)), None)
        if lines is not None:
            whole[whole.index(people)] = _completed(people, lines)
            whole.remove(lines)
    return whole


def _completes(lines: Table, people: Table) -> bool:
    """Whether a table gives the managers of nearly all people of another, each once, and no people of its own, or who
    holds the positions that the other lists."""
    if lines is people or not lines.rows or not people.rows or lines.headless or people.headless:
        return False
    return _gives_managers(lines, people) or _gives_holders(lines, people)


def _gives_managers(lines: Table, people: Table) -> bool:
    if not columns_of("manager", lines.header) or columns_of("manager", people.header):
        return False
    if fields_of(lines).keys() & _OF_PEOPLE or not fields_of(people).keys() & _OF_PEOPLE:
        return False
    ours, theirs = _ids(people), _ids(lines)
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    return shared >= rules().table.same_ids and len(theirs) == len(lines.rows)


def _gives_holders(holders: Table, positions: Table) -> bool:
    """Whether a table names people by the positions of another, which gives managers and names nobody."""
    if columns_of("manager", holders.header) or not columns_of("manager", positions.header):
        return False
    if fields_of(positions).keys() & NAMES or not fields_of(holders).keys() & NAMES:
        return False
    ours, theirs = _ids(positions), _ids(holders)
    return bool(theirs) and theirs <= ours and len(theirs) == len(holders.rows)


def _ids(table: Table) -> set[str]:
    return {clean_id(cell) for cell in _column(table, _keys(table)) if cell}


def _keys(table: Table) -> str | None:
    """The column of ids of a table."""
    fields = fields_of(table)
    return next((fields[field] for field in ID_FIELDS if field in fields), None)


def _column(table: Table, header: str | None) -> list[str]:
    return [clean_cell(cell) for cell in table.column(header)] if header else []


def _completed(people: Table, lines: Table) -> Table:
    """The table of people with the further columns of the other, row by row as the ids say."""
    key = _keys(lines)
    more = [name for name in lines.header if name != key and name not in people.header and field_scores(name)]
    rows = {clean_id(cell): at for at, cell in enumerate(_column(lines, key))}
    places = [rows.get(clean_id(cell)) for cell in _column(people, _keys(people))]
    added = [[column[at] if at is not None else "" for at in places] for column in map(lines.column, more)]
    columns = [people.rows.column(at) for at in range(len(people.header))] + added
    grid = ColumnGrid(columns, len(people.rows))
    return replace(people, header=(*people.header, *more), rows=grid, joined=lines.source)
