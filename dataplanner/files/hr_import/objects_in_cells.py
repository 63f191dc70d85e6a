"""Objects written out in cells (``@{id=7; name=Jane Doe}``, ``{"id": 7}``) as columns of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataplanner.files.hr_import.grid import ColumnGrid, Grid
from dataplanner.files.hr_import.rules import rules

_OBJECT = re.compile(r"\s*@?\{\s*([\w\"'][^{}=:]*[=:].*)\}\s*", re.DOTALL)
_BETWEEN = re.compile(r""";\s*|,\s*(?=['"]?\w[\w. @]*['"]?\s*[=:])""")
_PART = re.compile(r"""\s*['"]?(\w[\w. @]*?)['"]?\s*[=:]\s*(.*)""", re.DOTALL)
_QUOTES = "'\" \n"
_SAMPLE = 200


def with_objects_apart(rows: Grid, header: tuple[str, ...]) -> tuple[Grid, tuple[str, ...]]:
    """The rows with a column for each part of the objects in a column, called by both: ``Manager``, ``Manager id``."""
    sample = rows[:_SAMPLE]
    places = [at for at in range(len(header)) if _holds_objects([row[at] for row in sample])]
    if not places:
        return rows, header
    names: list[str] = []
    columns: list[list[str]] = []
    for at, name in enumerate(header):
        parts = _parted(rows.column(at)) if at in places else {"": rows.column(at)}
        names += [f"{name} {part}".strip() for part in parts]
        columns += parts.values()
    return ColumnGrid(columns, len(rows)), tuple(names)


def _holds_objects(cells: Sequence[str]) -> bool:
    held = [cell for cell in cells if cell.strip()]
    return bool(held) and sum(bool(_OBJECT.fullmatch(cell)) for cell in held) > len(held) * rules().cells.objects


def _parted(column: Sequence[str]) -> dict[str, list[str]]:
    """The cells of each part; a cell that is no object stands under no part."""
    objects = [_object(cell) for cell in column]
    parts = dict.fromkeys(part for one in objects for part in one)
    return {part: [one.get(part, "") for one in objects] for part in parts}


def _object(cell: str) -> dict[str, str]:
    found = _OBJECT.fullmatch(cell)
    if not found:
        return {"": cell} if cell.strip() else {}
    parts = filter(None, map(_PART.fullmatch, _BETWEEN.split(found[1])))
    return {part[1]: part[2].strip(_QUOTES) for part in parts}
