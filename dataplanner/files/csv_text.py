"""Writes rows as CSV for a spreadsheet program: no cell of a client's data can become a formula in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from dataplanner.analysis.cell_text import safe_cell
from dataplanner.files.plan_file.publish import replace_file


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows with a mark by which Excel knows UTF-8. Raises CannotSave; a file that was there is then as before."""

    def write(temporary: Path) -> None:
        with temporary.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
            csv.writer(file).writerows([safe_cell(cell) for cell in row] for row in rows)

    replace_file(path, write)
