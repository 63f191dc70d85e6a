"""A sheet that is one long table: title, a line about it, the rows, a filter, its header again on each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dataplanner.files.workbook.cells import Formula
from dataplanner.files.workbook.printing import freeze, set_page
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row, add_filter, fit_columns, put_table

HEADER = 4
"""The row of the headings."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What such a sheet says: its heading, a line below it, its columns.

    ``names`` is how many columns stay in view when the others are scrolled, ``none`` the line where there are no rows.
    """

    heading: str
    about: str | Formula
    columns: tuple[Column, ...]
    names: int = 1
    note: str = ""
    none: str = ""


def put_listing(
    sheet: Sheet, listing: Listing, rows: Sequence[Row], on_row: Callable[[float], None] | None = None
) -> int:
    """Write the sheet; returns its last row. ``on_row`` is told the share done of a long one."""
    portrait = fit_columns(sheet, listing.columns, rows)
    sheet.across(1, listing.heading, "sheet_title")
    sheet.across(2, listing.about if rows else listing.none, "subtitle")
    if listing.note and rows:
        sheet.across(3, listing.note, "note")
    set_page(sheet, portrait=portrait, header=HEADER if rows else None)
    if rows:
        tell = (lambda row: on_row((row - HEADER) / len(rows))) if on_row else None
        last = put_table(sheet, HEADER, listing.columns, rows, tell)
        add_filter(sheet, HEADER, last)
        freeze(sheet, HEADER + 1, listing.names + 1)
    return HEADER + len(rows)
