"""Records that a page has wrapped: what a row of a narrow column could not hold goes on in the row below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap, zip_longest
from typing import NamedTuple

from dataplanner.files.hr_import.columns import choose_columns, columns_of
from dataplanner.files.hr_import.grid import ColumnGrid, Grid, Row
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import clean_cell

KIND = "wrapped_row"
_KEYS = ("employee_id", "position_id")
_FEWEST = 2
_HYPHENS = "-\u00ad"


class Wrapped(NamedTuple):
    """The rows, those that go on joined with what follows, and the places of the rows that were joined to others."""

    rows: ColumnGrid
    joined: frozenset[int]


def wrapped(rows: Sequence[Row], header: Row) -> Wrapped | None:
    """The rows of a table with ids of which several have none and only go on with the row above; None where there are
    none."""
    fields = choose_columns(header)
    key = next((header.index(fields[field]) for field in _KEYS if field in fields), None)
    if key is None or "name" not in fields:
        return None
    name = header.index(fields["name"])
    managers = [header.index(column) for column, _ in columns_of("manager", header)]
    cells = rows.column(key) if isinstance(rows, Grid) else [row[key] if key < len(row) else "?" for row in rows]
    told = next((at for at, cell in enumerate(cells) if cell.strip()), len(cells))
    bare = [at for at, cell in enumerate(cells) if at > told and not cell.strip()]
    if not 0 < len(bare) <= len(rows) / 2:
        return None
    halves = [at for at in bare if cells[at - 1].strip() and _ends_the_name(rows[at - 1], rows[at], name, managers)]
    rests = [at for at in bare if _names_nobody(rows[at], name, managers)]
    often = len(halves) >= (len(rows) - len(bare)) * rules().wrapped.halves
    joined = frozenset([*rests, *halves] if often else rests)
    return Wrapped(_joined(rows, joined), joined) if len(joined) >= _FEWEST else None


def _names_nobody(row: Row, name: int, managers: Sequence[int]) -> bool:
    """Whether a row holds little, neither a name nor a manager."""
    held = sum(bool(cell.strip()) for cell in row)
    return 0 < held <= rules().wrapped.cells and not any(row[at].strip() for at in (name, *managers) if at < len(row))


def _ends_the_name(above: Row, row: Row, name: int, managers: Sequence[int]) -> bool:
    """Whether a row has a word of a name below the first word, and of the manager's as well."""
    pairs = [(above[at], row[at]) for at in (name, *managers) if at < min(len(above), len(row))]
    cells = [cell for pair in pairs for cell in pair if cell.strip()]
    return bool(row[name : name + 1] and row[name].strip()) and all(map(_is_a_word, cells))


def _is_a_word(cell: str) -> bool:
    return len(cell.split()) == 1 and not any(map(str.isdigit, cell))


def _joined(rows: Sequence[Row], joined: frozenset[int]) -> ColumnGrid:
    whole: list[Row] = []
    for at, row in enumerate(rows):
        whole.append(row)
        first = at
        while first in joined:
            first -= 1
        if first < at:
            whole[first] = tuple(starmap(_together, zip_longest(whole[first], row, fillvalue="")))
    width = max(map(len, whole), default=0)
    return ColumnGrid.of_rows([(*row, *[""] * (width - len(row))) for row in whole], width)


def _together(upper: str, lower: str) -> str:
    upper, lower = clean_cell(upper), clean_cell(lower)
    return f"{upper}{lower}" if upper[-1:] in _HYPHENS else f"{upper} {lower}".strip()
