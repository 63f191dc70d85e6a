"""How a matrix lies on paper: upright, across, or on several pages side by side with the names repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from dataplanner.files.workbook.cells import Formula
from dataplanner.files.workbook.printing import set_page, set_wide_page
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.theme import Theme

FILLED = 0.97
"""The share of a page that a matrix on several pages fills, so that rounding cannot push a column over."""

SURE = 0.75
"""The share of a page's columns that are on it in any program and with any letters."""


@dataclass(frozen=True, slots=True)
class MatrixPages:
    """The width of a cell, the number of pages side by side, and how many columns of cells the first one shows."""

    cell: float
    pages: int
    first_page: int
    portrait: bool


def matrix_pages(theme: Theme, names: float, cells: int, cell: float, widest: float, after: float = 0.0) -> MatrixPages:
    """Where ``cells`` columns of at least ``cell`` go beside ``names`` and before ``after`` (all in column units)."""
    for portrait in (True, False):
        free = theme.page_units(portrait=portrait) - names - after
        if cells * cell <= free:
            return MatrixPages(min(free / max(cells, 1), widest), 1, cells, portrait)
    free = theme.page_units(portrait=False) * FILLED - names
    fitting = max(int(free // cell), 1)
    pages = ceil((cells * cell + after) / (fitting * cell))
    return MatrixPages(free / fitting, pages, fitting, False)


def put_banners(
    sheet: Sheet, shape: MatrixPages, names: Sequence[str], lines: Mapping[int, tuple[str, str | Formula]]
) -> None:
    """Write lines (by row: style and text) across the first page.

    On several pages side by side they begin after the names, which are repeated there together with what is above
    them, and leave some of the page free, as a program may fit fewer columns on it.
    """
    several = shape.pages > 1
    first = len(names) + 1 if several else 1
    last = min(len(names) + int(shape.first_page * (SURE if several else 1)), sheet.columns)
    for row, (style, text) in lines.items():
        sheet.across(row, text, style, first, last)


def set_matrix_page(sheet: Sheet, shape: MatrixPages, names: Sequence[str], header: int) -> None:
    """Page setup for a matrix whose names stand in the columns ``names`` (letters, first and last)."""
    if shape.pages == 1:
        set_page(sheet, portrait=shape.portrait, header=header)
    else:
        set_wide_page(sheet, pages=shape.pages, names=f"{names[0]}:{names[-1]}", header=header)
