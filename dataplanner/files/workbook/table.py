"""A table on a sheet: columns as wide as their content asks and the page allows, a header, rows, a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from openpyxl.utils import get_column_letter

from dataplanner.files.workbook.measure import longest_line, text_width
from dataplanner.files.workbook.sheet import Sheet, Value
from dataplanner.files.workbook.theme import Theme
from dataplanner.files.workbook.widths import Need, fits_upright, fitted_widths

LARGE_SAMPLE = 1_000
"""From so many rows the widths of a longer table are worked out."""

FILTER_BUTTON = 8.0
"""What the filter's button takes from a heading, in points."""


NOW_AND_THEN = 256
"""After so many rows a long table says how far it is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width between two bounds (column units), its style and that of its heading.

    ``stretch`` columns take the width that the page leaves over, in that proportion.
    """

    heading: str
    narrowest: float
    widest: float
    style: str = "cell"
    stretch: float = 0.0
    heading_style: str = "heading"


@dataclass(frozen=True, slots=True)
class Styled:
    """A value of a row that has a style of its own."""

    value: Value
    style: str


Row = Sequence["Value | Styled"]


def fit_columns(sheet: Sheet, columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Give the sheet's columns widths that fill a page upright or, where that is too narrow, across.

    Columns that are empty throughout are folded away, so that the others have the page. True for upright.
    """
    sample = rows[:: len(rows) // LARGE_SAMPLE + 1]
    needs = [_need(sheet, column, [row[i] for row in sample]) for i, column in enumerate(columns)]
    empty = {number for number in range(len(columns)) if rows and not any(_shown(row[number]) for row in rows)}
    shown = [need for number, need in enumerate(needs) if number not in empty]
    upright = sheet.theme.page_units(portrait=True)
    portrait = fits_upright(shown, upright)
    widths = iter(fitted_widths(shown, upright if portrait else sheet.theme.page_units(portrait=False)))
    sheet.set_widths(needs[number].narrowest if number in empty else next(widths) for number in range(len(columns)))
    sheet.fold_columns(number + 1 for number in sorted(empty))
    return portrait


def put_table(
    sheet: Sheet, top: int, columns: Sequence[Column], rows: Iterable[Row], on_row: Callable[[int], None] | None = None
) -> int:
    """Write header and rows from row ``top`` on; returns the last row. ``on_row`` is called now and then."""
    put_header(sheet, top, columns)
    row = top
    for row, values in enumerate(rows, top + 1):
        for column, (value, spec) in enumerate(zip(values, columns, strict=True), 1):
            if isinstance(value, Styled):
                sheet.put(row, column, value.value, value.style)
            else:
                sheet.put(row, column, value, spec.style)
        sheet.close_row(row)
        if on_row and row % NOW_AND_THEN == 0:
            on_row(row)
    return row


def put_header(sheet: Sheet, row: int, columns: Sequence[Column]) -> None:
    """Write the headings."""
    for number, column in enumerate(columns, 1):
        sheet.put(row, number, column.heading, column.heading_style)
    sheet.close_row(row)


def add_filter(sheet: Sheet, top: int, last: int) -> None:
    """Let the reader filter and sort the rows below the header in row ``top``."""
    sheet.worksheet.auto_filter.ref = f"A{top}:{get_column_letter(sheet.columns)}{max(last, top)}"


def units(theme: Theme, points: float) -> float:
    """The column width that shows a text of that width."""
    return (points + theme.column["padding"]) / theme.column["digit"]


def _need(sheet: Sheet, column: Column, values: Sequence[Value | Styled]) -> Need:
    """What the texts of a column ask for; an empty one asks for no more than its heading's longest word."""
    theme, spec = sheet.theme, sheet.styles.spec(column.style)
    points = [longest_line(_shown(value), spec) for value in values]
    heading = sheet.styles.spec(column.heading_style)
    word = max(text_width(word, heading) for word in column.heading.split()) + FILTER_BUTTON
    return Need(
        texts=np.array(points) / theme.column["digit"],
        fixed=units(theme, spec.indent * theme.column["indent"]),
        narrowest=max(column.narrowest, units(theme, word)),
        widest=max(column.widest, units(theme, word)),
        stretch=column.stretch if any(points) else 0.0,
    )


def _shown(value: Value | Styled) -> str:
    shown = value.value if isinstance(value, Styled) else value
    if isinstance(shown, float):
        return f"{shown:,.2f}"
    return shown if isinstance(shown, str) else f"{shown:,}" if isinstance(shown, int) else ""
