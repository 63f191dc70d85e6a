"""The rows that stay, as positions."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence

from dataplanner.files.hr_import.cells import Cells, formed
from dataplanner.files.hr_import.forest import Lines
from dataplanner.files.hr_import.leaders import TOP, Leaders, is_name
from dataplanner.files.hr_import.repairs import options_of
from dataplanner.files.hr_import.shapes import ImportedPerson, ImportedPosition, Mapping
from dataplanner.files.hr_import.text import clean_cell, clean_id

_CORE = (
    "name",
    "first_name",
    "middle_name",
    "last_name",
    "second_last_name",
    "title",
    "department",
    "location",
    "grade",
    "fte",
    "email",
    "manager",
)


def position_ids(ids: Sequence[str], rows: Sequence[int], cells: Cells) -> dict[int, str]:
    """An id for every row: its own, ``~2`` added where an earlier row has it, or one made of the row's number."""
    taken: set[str] = set()
    held = {cell for cell in ids if cell}
    found: dict[int, str] = {}
    for row in rows:
        wanted = _whole(ids[row]) or _made_id(row, cells)
        number, free = 1, wanted
        while free in taken or (not ids[row] and free in held):
            number += 1
            free = f"{wanted}~{number}"
        taken.add(free)
        found[row] = free
    return found


def _whole(cell: str) -> str:
    """``123.0``, which a spreadsheet made of 123, as it was."""
    return cell[: cell.rindex(".")] if cell[-2:] == ".0" and clean_id(cell) != cell else cell


def _made_id(row: int, cells: Cells) -> str:
    table = cells.table_of(row)
    prefix = f"{table + 1}-" if len(cells.tables) > 1 else ""
    return f"row-{prefix}{cells.place(row).row}"


class ExtraFields:
    """The further columns of a row that an import keeps: not sensitive, not used for a field of the position."""

    def __init__(self, cells: Cells, mapping: Mapping) -> None:
        self._cells = cells
        self._columns = [self._kept(table, mapping) for table in range(len(cells.tables))]

    def _kept(self, table: int, mapping: Mapping) -> list[tuple[str, list[str]]]:
        held = self._cells.tables[table]
        out = {name for name, _ in mapping.left_out} | {
            mapping.column(field, table) for field in (*_CORE, "national_id")
        }
        kept = [name for name in held.header if name not in out and not _is_unnamed(name)]
        return [(name, formed(held.column(name), clean_cell)) for name in kept]

    def of(self, row: int) -> ReadOnly[str, str]:
        """Header and cell of the filled ones, the cells as they were read but for surrounding blanks."""
        table = self._cells.table_of(row)
        at = row - self._cells.starts[table]
        return {name: cell for name, column in self._columns[table] if (cell := column[at])}


def _is_unnamed(name: str) -> bool:
    return name.startswith("(") and name.endswith(")")


def made_positions(
    leaders: Leaders, ids: dict[int, str], lines: Lines, order: int, source: str
) -> tuple[list[ImportedPosition], list[ImportedPerson]]:
    """Leaders without a row as positions, and the people who hold them."""
    people = [
        ImportedPerson(ids[number], name if is_name(name) else "")
        for number, name in leaders.names.items()
        if name != TOP
    ]
    positions = [
        ImportedPosition(
            id=ids[number],
            title="" if name != TOP else options_of("top")[0],
            person_id=ids[number] if name != TOP else None,
            manager_id=ids.get(lines.get(number, -1)),
            department="",
            location="",
            grade="",
            fte=1.0,
            order=order + place,
            vacant=name == TOP,
            fields={},
            source=source,
            row=None,
        )
        for place, (number, name) in enumerate(leaders.names.items())
    ]
    return positions, people


def leader_ids(leaders: Leaders, taken: dict[int, str]) -> dict[int, str]:
    """Ids for made leaders: what the file calls them where that is an id, else a number."""
    held = set(taken.values())
    found = {}
    for place, (number, name) in enumerate(leaders.names.items(), 1):
        free = f"leader-{place}" if is_name(name) or name in held else name
        while free in held:
            free += "~"
        held.add(free)
        found[number] = free
    return found
