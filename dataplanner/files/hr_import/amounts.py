"""Full-time equivalents as numbers: decimal points or commas, percentages, counts of posts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataplanner.files.hr_import.cells import Cells
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import header_words

_NUMBER = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(%?)\s*$")


def fte_values(cells: Cells) -> list[float | None]:
    """The FTE of every row, a column at a time; None where the cell is not a number."""
    columns = cells.fields.get("fte", ())
    values: list[float | None] = []
    for table, each in enumerate(cells.tables):
        header = columns[table] if table < len(columns) else None
        values += parse_fte(cells.column(table, header), header) if header else [1.0] * len(each.rows)
    return values


def parse_fte(cells: Sequence[str], header: str) -> list[float | None]:
    """The FTE of every row: 1 where the cell is blank, None where it is not a number.

    A column is in per cent when its header or cells say so and its values are too large to be anything else.
    """
    percent = "%" in header_words(header) or "percent" in header_words(header) or "prozent" in header_words(header)
    percent = (
        percent
        and max((value for cell in cells if (value := _number(cell)) is not None), default=0.0) > rules().values.percent
    )
    return [1.0 if not cell else _fte(cell, percent=percent) for cell in cells]


def _fte(cell: str, *, percent: bool) -> float | None:
    value = _number(cell)
    return value / 100 if value is not None and (percent or cell.rstrip().endswith("%")) else value


def _number(cell: str) -> float | None:
    found = _NUMBER.match(cell)
    return float(found[1].replace(",", ".")) if found else None
