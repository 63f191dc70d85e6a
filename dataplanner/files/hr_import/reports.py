"""Managers told the other way round: each row lists those who report to it, as directories do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.columns import columns_of
from dataplanner.files.hr_import.identity import ID_FIELDS
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import plain

_APART = re.compile(r"\s*[;|\n]\s*")
_COMMA = re.compile(r"\s*,\s*")


def managers_by_reports(cells: Cells, table: int) -> list[tuple[str, float, list[str]]]:
    """For each column that lists reports its header, its score, and the manager of every row by the key of that row."""
    return [
        (name, score, managers)
        for name, score in columns_of("reports", cells.tables[table].header)
        if (managers := _managers(cells, table, cells.column(table, name)))
    ]


def apart(cells: Sequence[str]) -> list[list[str]]:
    """The reports that each cell lists: a comma parts them only where no other sign does."""
    sign = _APART if any(map(_APART.search, cells)) else _COMMA
    return [[one for one in sign.split(cell) if one] for cell in cells]


def _managers(cells: Cells, table: int, lists: list[str]) -> list[str]:
    """The manager of every row, by the first key by which nearly all of the reports are found; [] where none is."""
    rows = cells.rows_of(table)
    for key in (*ID_FIELDS, NAME):
        keys = cells.field(key)[rows.start : rows.stop] if cells.has(key) else []
        places = {plain(cell): at for at, cell in enumerate(keys) if cell}
        for sign in (_APART, _COMMA):
            pairs = [
                (own, plain(one)) for own, told in zip(keys, lists, strict=False) for one in sign.split(told) if one
            ]
            found = {places[one]: own for own, one in pairs if one in places}
            if pairs and len(found) > len(pairs) * rules().manager.listed:
                return [found.get(at, "") for at in range(len(keys))]
    return []
