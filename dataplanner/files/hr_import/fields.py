"""Which column of each table holds which field: by its header, by what it holds where the header does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.files.hr_import.beside import holds_addresses_beside, holds_ids_beside
from dataplanner.files.hr_import.cells import NAMES, Fields
from dataplanner.files.hr_import.chains import level_groups
from dataplanner.files.hr_import.columns import choose_columns, field_scores
from dataplanner.files.hr_import.guess import guessed_columns, guessed_names, guessed_title
from dataplanner.files.hr_import.shapes import Table
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.units import unit_columns

_SAMPLE = 200
_OF_PEOPLE = NAMES | {"email", "login", "dn"}
_OF_UNITS = frozenset({"position_id", "employee_id", "title", "name"})
_TELLING = NAMES | {"title", "email"}


def propose_fields(tables: Sequence[Table]) -> Fields:
    """For each field the column of every table, by header, or by content where there is no header."""
    each = [fields_of(table) for table in tables]
    names = dict.fromkeys(field for columns in each for field in columns)
    return {name: tuple(columns.get(name) for columns in each) for name in names}


def fields_of(table: Table) -> dict[str, str]:
    """The fields of a table, each with its column."""
    if table.headless:
        return guessed_columns(table)
    levels = {name for group in level_groups(table.header) for name in group.columns}
    columns = _with_ids_beside(table, _checked(table, choose_columns(table.header, levels)))
    units = {} if columns.keys() & _OF_PEOPLE else unit_columns(table)
    if units:
        kept = {field: name for field, name in columns.items() if field not in _OF_UNITS}
        return {field: name for field, name in kept.items() if name not in units.values()} | units
    return _guessed(table, columns, levels) | columns


def _guessed(table: Table, columns: dict[str, str], levels: set[str]) -> dict[str, str]:
    """Names and titles that the cells give away where no header does, perhaps for its language."""
    known = {name for name in table.header if field_scores(name)} | levels
    guessed: dict[str, str] = {}
    if not columns.keys() & _TELLING:
        guessed = guessed_columns(table, known)
    elif not columns.keys() & NAMES:
        guessed = guessed_names(table, known)
    if "title" not in columns | guessed:
        guessed |= guessed_title(table, known | set(guessed.values()))
    return {field: name for field, name in guessed.items() if name not in columns.values()}


def _checked(table: Table, columns: dict[str, str]) -> dict[str, str]:
    """A column "Name" beside first names holds last names, and the other way round, unless these stand in it, too."""
    part = {"first_name", "last_name"} & columns.keys()
    if "name" not in columns or len(part) != 1:
        return columns
    (told,) = part
    pairs = list(zip(table.column(columns["name"]), table.column(columns[told]), strict=True))[:_SAMPLE]
    held = [(plain(whole), plain(one)) for whole, one in pairs if whole.strip() and one.strip()]
    if sum(one in whole for whole, one in held) > len(held) / 2:
        return columns
    other = "last_name" if told == "first_name" else "first_name"
    return {(other if field == "name" else field): column for field, column in columns.items()}


def _with_ids_beside(table: Table, columns: dict[str, str]) -> dict[str, str]:
    """A column of names with an id or an address beside each is that of these, too, where there is no other."""
    if "name" not in columns:
        return columns
    cells = [clean_cell(cell) for cell in table.column(columns["name"])[:_SAMPLE]]
    found: dict[str, str] = {}
    if not columns.keys() & {"employee_id", "position_id"} and holds_ids_beside(cells):
        found["employee_id"] = columns["name"]
    if "email" not in columns and holds_addresses_beside(cells):
        found["email"] = columns["name"]
    return columns | found
