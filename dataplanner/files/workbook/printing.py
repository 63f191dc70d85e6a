"""How a sheet comes out of the printer: A4, upright or across, fitted to the width, header repeated, footer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break, RowBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.files.workbook.cells import clean_text
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.model.days import day_words

A4 = 9


def set_page(sheet: Sheet, *, portrait: bool, header: int | None = None, header_end: int | None = None) -> None:
    """A4 fitted to one page's width; the rows from ``header`` to ``header_end`` come again on each page."""
    worksheet = sheet.worksheet
    _set_paper(sheet, portrait=portrait)
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    if header is not None:
        worksheet.print_title_rows = f"{header}:{header_end or header}"


def set_wide_page(sheet: Sheet, *, pages: int, names: str, header: int) -> None:
    """A4 across, as many pages side by side as keep the text legible, with names and header on each of them."""
    worksheet = sheet.worksheet
    _set_paper(sheet, portrait=False)
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.fitToWidth = pages
    worksheet.page_setup.fitToHeight = 0
    worksheet.print_title_rows = f"{header}:{header}"
    worksheet.print_title_cols = names


def break_pages(worksheet: Worksheet, after_rows: Iterable[int]) -> None:
    """Begin a new page after each of these rows."""
    worksheet.row_breaks = RowBreak(brk=[Break(id=row) for row in after_rows])


def set_footer(sheet: Sheet, plan: str, scenario: str, day: date) -> None:
    """Plan, scenario and sheet on the left; date and “page x of y” on the right."""
    longest = int(sheet.theme.page["footer_name"])
    left = " · ".join(_footer_text(part, longest) for part in (plan, scenario, sheet.worksheet.title))
    footer = HeaderFooterItem()
    sheet.worksheet.oddFooter = footer
    footer.left.text = left
    footer.right.text = f"{day_words(day)} · page &P of &N"
    for part in (footer.left, footer.right):
        part.font = f"{sheet.theme.font},Regular"
        part.size = int(sheet.theme.page["footer_size"])
        part.color = sheet.theme.colours["secondary"]


def freeze(sheet: Sheet, row: int, column: int = 1) -> None:
    """Keep the rows above ``row`` and the columns left of ``column`` in view."""
    sheet.worksheet.freeze_panes = f"{get_column_letter(column)}{row}"


def _set_paper(sheet: Sheet, *, portrait: bool) -> None:
    worksheet, page = sheet.worksheet, sheet.theme.page
    worksheet.sheet_view.showGridLines = False
    worksheet.page_setup.paperSize = A4
    worksheet.page_setup.orientation = "portrait" if portrait else "landscape"
    for edge in ("left", "right", "top", "bottom", "footer"):
        setattr(worksheet.page_margins, edge, round(page[edge] / 25.4, 3))
    worksheet.page_margins.header = round(page["footer"] / 25.4, 3)


def _footer_text(text: str, longest: int) -> str:
    """A text as a footer may hold it: one line, its “&” no command, cut visibly; all parts have 255 characters."""
    line = " ".join(clean_text(text).split())
    kept = line
    while len(_escaped(kept)) > longest:
        kept = kept[:-1]
    return _escaped(kept) if kept == line else f"{_escaped(kept.rstrip())}…"


def _escaped(text: str) -> str:
    return text.replace("&", "&&").replace("_x", "_ x")
