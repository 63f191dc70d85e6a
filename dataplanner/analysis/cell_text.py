"""Cells as text for and from spreadsheet programs: none of a client's can become a formula in them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What a spreadsheet program takes for a formula, also behind blanks; a plain number is none.
_FORMULA = re.compile(r"'*(?:[\s\x00]*[=+\-@＝＋－＠]|[\t\r\n])")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def safe_cell(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet program would work it out."""
    return f"'{cell}" if _is_formula(cell) else cell


def plain_cell(cell: str) -> str:
    """The cell that ``safe_cell`` was given."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell[1:]) else cell


def text_of_cells(rows: Iterable[Sequence[str]]) -> str:
    """The text for the clipboard that spreadsheet programs take apart into these cells."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter="\t").writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def cells_of_text(text: str) -> list[list[str]]:
    """The cells of a text from the clipboard, as spreadsheets write it: tabs between columns, lines between rows."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    return [[plain_cell(cell) for cell in row] for row in rows]


def _is_formula(cell: str) -> bool:
    return bool(_FORMULA.match(cell)) and not _NUMBER.fullmatch(cell)
