"""Small tables one below the other on one sheet, project by project: they share its columns and are not torn apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dataplanner.files.workbook.paging import WHOLE, Kept, keep_together
from dataplanner.files.workbook.printing import freeze, set_page
from dataplanner.files.workbook.sheet import Sheet, Value
from dataplanner.files.workbook.table import Row, Styled

GRID = 12
"""Columns of a sheet, all of one width; a column of a table fills one or more of them."""
_HEADINGS = {
    "prose": "heading_prose",
    "whole": "heading_right",
    "decimal": "heading_right",
    "text_right": "heading_right",
    "cell_centre": "heading_centre",
}


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """A column of a table: its heading, how many columns of the grid it fills, and its style."""

    heading: str
    span: int = 1
    style: str = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """A table: its heading, a line about it, its columns, which fill the grid, and its rows."""

    heading: str
    about: str
    columns: tuple[BlockColumn, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Section:
    """A project's tables on a sheet; those without rows are left out."""

    name: str
    blocks: Sequence[Block]

    @property
    def filled(self) -> list[Block]:
        return [block for block in self.blocks if block.rows]


def put_sections(sheet: Sheet, heading: str, about: str, sections: Iterable[Section]) -> None:
    """Write a sheet across the page: its heading, then each project with its tables."""
    set_grid(sheet, portrait=False)
    sheet.across(1, heading, "sheet_title")
    sheet.across(2, about, "subtitle")
    groups: list[Kept] = []
    row = 2
    for section in sections:
        sheet.leave(row + 1)
        first = row + 2
        sheet.raise_row(first, sheet.theme.matrix["project_height"])
        sheet.across(first, section.name, "project")
        row, found = put_blocks(sheet, section.filled, first)
        # The heading of a project goes with its first table, and the whole project stays together where it fits.
        groups += [Kept(first, row), *found, *(Kept(first, group.last, group.share) for group in found[:2])]
    freeze(sheet, 3)
    set_page(sheet, portrait=False)
    keep_together(sheet, groups, row, portrait=False)


def set_grid(sheet: Sheet, *, portrait: bool) -> None:
    """Give the sheet the columns that the tables share."""
    sheet.set_widths([sheet.theme.page_units(portrait=portrait) / GRID] * GRID)


def put_blocks(sheet: Sheet, blocks: Iterable[Block], row: int) -> tuple[int, list[Kept]]:
    """Write tables below a row; returns the last row, and what should stay together."""
    groups: list[Kept] = []
    for block in blocks:
        sheet.leave(row + 1)
        first = row + 2
        head = _put_head(sheet, block, first)
        for row, values in enumerate(block.rows, head + 1):
            _put_row(sheet, row, block.columns, values)
        groups += [Kept(first, row, WHOLE), Kept(first, min(row, head + 2))]
    return row, groups


def _put_head(sheet: Sheet, block: Block, row: int) -> int:
    """Write what stands above a table's rows; returns its last row."""
    sheet.across(row, block.heading, "section")
    if block.about:
        row += 1
        sheet.across(row, block.about, "note")
    if any(column.heading for column in block.columns):
        row += 1
        headings = [Styled(column.heading, _HEADINGS.get(column.style, "heading")) for column in block.columns]
        _put_row(sheet, row, block.columns, headings)
    return row


def _put_row(sheet: Sheet, row: int, columns: Sequence[BlockColumn], values: Row) -> None:
    for (first, last), column, value in zip(_places(columns), columns, values, strict=True):
        found = value if isinstance(value, Styled) else Styled(value, column.style)
        _put(sheet, row, first, last, found)
    sheet.close_row(row)


def _put(sheet: Sheet, row: int, first: int, last: int, found: Styled) -> None:
    if last > first and isinstance(found.value, str):
        sheet.across(row, found.value, found.style, first, last, close=False)
        return
    for column in range(first, last + 1):
        sheet.put(row, column, found.value if column == first else None, found.style)


def _places(columns: Sequence[BlockColumn]) -> Iterator[tuple[int, int]]:
    """The first and the last column of the grid that each column fills."""
    at = 1
    for column in columns:
        yield at, at + column.span - 1
        at += column.span


def numbered(amount: float) -> Value:
    """An amount for a cell; nothing where nobody has said."""
    return None if not amount else round(amount) if float(amount).is_integer() else amount
