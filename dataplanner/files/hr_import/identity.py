"""Which rows are the same, which columns tell rows apart: before anybody asks who manages whom."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.grid import Grid
from dataplanner.files.hr_import.states import naming_nobody
from dataplanner.files.hr_import.text import clean_id, is_damaged_id, plain
from dataplanner.files.hr_import.vocabulary import means_nobody
from dataplanner.in_parts import counted, distinct

ID_FIELDS = ("employee_id", "position_id", "login", "email", "dn")
ID_LIKE = frozenset({*ID_FIELDS, "national_id"})
_LONGEST_MARK = 16
_OTHER_KEYS = frozenset({"name", "preferred_name", "title"})


def is_id(key: str) -> bool:
    """Whether rows that share a key mean the same person: an id field, or a column that was found to hold ids."""
    return key not in _OTHER_KEYS


def repeats(cells: Cells) -> dict[int, int]:
    """Rows that repeat an earlier row of the same table cell by cell, each with that row.

    Rows without id and name never repeat each other: two open positions may look alike.
    """
    merged: dict[int, int] = {}
    for table in range(len(cells.tables)):
        rows = cells.tables[table].rows
        alike = _alike(rows)
        if not alike:
            continue
        known = _known_rows(cells)
        first: dict[tuple[str, ...], int] = {}
        for row, raw in ((cells.starts[table] + at, rows[at]) for at in alike):
            if (kept := first.setdefault(raw, row)) != row and row in known:
                merged[row] = kept
    return merged


def _alike(rows: Grid) -> Sequence[int]:
    """The rows that share each of their cells with some other row: only they can repeat one."""
    found: Sequence[int] = range(len(rows))
    for at in range(rows.width):
        column = rows.column(at)
        counts = counted(map(column.__getitem__, found))
        if len(counts) == len(found):
            return ()
        found = [row for row in found if counts[column[row]] > 1]
    return found


def _known_rows(cells: Cells) -> set[int]:
    """The rows that say whose they are, by an id or a name."""
    everything = range(len(cells))
    ids = [ids_without_marks(cells.field(field), everything) for field in sorted(ID_LIKE) if cells.has(field)]
    names = cells.field(NAME)
    named = {row for row in everything if names[row]} - naming_nobody(names)
    return named | {row for column in ids for row in everything if column[row]}


def ids_without_marks(ids: Sequence[str], rows: Sequence[int]) -> list[str]:
    """Ids with those blanked that are none: a mark such as 0 or N/A on several rows, and digits a spreadsheet lost."""
    counts = counted(map(ids.__getitem__, rows))
    several = (cell for cell, count in counts.items() if count > 1 and cell)
    none = {cell for cell in several if len(cell) < _LONGEST_MARK and means_nobody(cell)}
    damaged = {cell for cell in distinct(ids) if cell[:1].isdigit() and is_damaged_id(cell)}
    blank = none | damaged
    return ["" if cell in blank else cell for cell in ids] if blank else list(ids)


def quality(cells: Cells, field: str, rows: Sequence[int]) -> float:
    """How well a key tells rows apart (0–1): the share of its values that go with one name only (for a name: one id).

    A key that comes back with the same name, as in stacked periods, is a good key; one shared by many people is not.
    """
    keys = ids_without_marks(cells.field(field), rows) if field in ID_LIKE else cells.field(field)
    held = [row for row in rows if keys[row]]
    distinct = len({keys[row] for row in held})
    if distinct == len(held):
        return 1.0 if held else 0.0
    partner = _partner(cells, field)
    if partner is None:
        return 1.0 if field == NAME else distinct / len(held)
    named = {(keys[row], partner[row]) for row in held if partner[row]} or {(keys[row], str(row)) for row in held}
    return min(1.0, len({key for key, _ in named}) / len(named))


def column_quality(cells: Cells, table: int, header: str) -> float:
    """The same for any column of a table: a cell that comes back with the same name is counted once."""
    column, begin = cells.column(table, header), cells.starts[table]
    held = {(cell, name) for cell, name in zip(column, cells.field(NAME)[begin:], strict=False) if cell}
    if not cells.has(NAME):
        return len({cell for cell, _ in held}) / sum(map(bool, column)) if held else 0.0
    return len({cell for cell, _ in held}) / len(held) if held else 0.0


def _partner(cells: Cells, field: str) -> list[str] | None:
    if field in ID_LIKE:
        return [plain(name) for name in cells.field(NAME)] if cells.has(NAME) else None
    other = next((name for name in ID_FIELDS if cells.has(name)), None)
    return list(map(clean_id, cells.field(other))) if other else None
