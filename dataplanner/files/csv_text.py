"""Writes rows as CSV for a spreadsheet program: no cell of a client's data can become a formula in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from dataplanner.files.plan_file.publish import replace_file

# What a spreadsheet program takes for a formula, also behind blanks; a plain number is none.
_FORMULA = re.compile(r"[\s\x00]*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def safe_cell(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet program would work it out."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows with a mark by which Excel knows UTF-8. Raises CannotSave; a file that was there is then as before."""

    def write(temporary: Path) -> None:
        with temporary.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
            csv.writer(file).writerows([safe_cell(cell) for cell in row] for row in rows)

    replace_file(path, write)
