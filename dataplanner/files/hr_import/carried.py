"""Managers given in the first row of each group only, as merged cells leave them: carried down to the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dataplanner.files.hr_import.columns import columns_of
from dataplanner.files.hr_import.grid import ColumnGrid
from dataplanner.files.hr_import.repairs import REFUSE
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Decisions, Subject, Table
from dataplanner.files.hr_import.text import clean_cell

KIND = "carried_manager"


def with_managers_carried(table: Table, decisions: Decisions) -> Table:
    """The table with the manager of every group in each of its rows, unless the user refuses; it knows which rows."""
    groups = _grouped_columns(table)
    filled = [any(cells) for cells in zip(*groups.values(), strict=True)]
    below = [at for at in range(filled.index(True), len(filled)) if not filled[at]] if groups else []
    if not below:
        return table
    numbers = tuple(table.row_numbers[at] for at in below)
    if decisions.get(Subject(KIND, table.source, numbers[0])) == REFUSE:
        return replace(table, carried=numbers)
    columns = [
        _carried(groups[at], filled) if at in groups else table.rows.column(at) for at in range(len(table.header))
    ]
    return replace(table, rows=ColumnGrid(columns, len(table.rows)), carried=numbers, carries=True)


def _grouped_columns(table: Table) -> dict[int, list[str]]:
    """The manager columns that are filled at the beginnings of groups: no cell comes back, and most are blank."""
    places = [table.header.index(name) for name, _ in columns_of("manager", table.header)]
    columns = {place: list(map(clean_cell, table.rows.column(place))) for place in places}
    return {place: cells for place, cells in columns.items() if _is_grouped(cells)}


def _is_grouped(cells: Sequence[str]) -> bool:
    held = [cell for cell in cells if cell]
    enough = len(held) >= rules().carried.fewest_groups and len(set(held)) == len(held)
    return enough and len(cells) >= len(held) * rules().carried.rows_in_a_group


def _carried(cells: Sequence[str], filled: Sequence[bool]) -> list[str]:
    """The cells with those of a row that is not filled taken from the row above."""
    carried, above = [], ""
    for cell, own in zip(cells, filled, strict=True):
        above = cell if own else above
        carried.append(above)
    return carried
