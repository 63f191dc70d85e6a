"""Departments that people give by ids of another table, and what that calls them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from dataplanner.files.hr_import.grid import ColumnGrid
from dataplanner.files.hr_import.shapes import Table
from dataplanner.files.hr_import.text import clean_cell, clean_id


def cells_of(table: Table, name: str) -> list[str]:
    """The cells of a column, clean."""
    return [clean_cell(cell) for cell in table.column(name)]


def ids_of(table: Table, name: str) -> list[str]:
    """The cells of a column as the ids by which rows are looked up."""
    return [clean_id(cell) for cell in cells_of(table, name)]


def share_known(ids: Iterable[str], known: Container[str]) -> float:
    """The share of the ids given that are known (0–1); 0 where none is given."""
    held = [id_ for id_ in ids if id_]
    return sum(id_ in known for id_ in held) / max(len(held), 1)


def with_departments_named(people: Table, department: str, names: Mapping[str, str]) -> Table:
    """The table with the departments of this column by their names; one whose id has none stays as it is given."""
    given = people.column(department)
    named = [names.get(id_) or cell for id_, cell in zip(ids_of(people, department), given, strict=True)]
    columns = [named if name == department else people.column(name) for name in people.header]
    return replace(people, rows=ColumnGrid(columns, len(people.rows)))
