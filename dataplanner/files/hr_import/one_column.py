"""A sheet that holds delimited text in one column, as it was pasted: never parted into cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dataplanner.files.hr_import.grid import Grid
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read_csv import read_csv
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block

_SAMPLE = 50


def parted(rows: Grid, block: Block, watch: Watch) -> Block:
    """The block with the text of its only column parted into cells; as it was where there is no such text."""
    if not rows or any(sum(map(bool, row)) > 1 for row in rows[:_SAMPLE]):
        return block
    held = [column for at in range(rows.width) if any(column := rows.column(at))]
    if len(held) != 1:
        return block
    text = "\n".join(cell.replace("\r", " ").replace("\n", " ") for cell in held[0])
    (told,) = read_csv(text, block.file, watch)
    widths = Counter(map(len, told.rows))
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    if width < rules().one_column.cells or count < len(told.rows) * rules().one_column.alike:
        return block
    return replace(block, rows=told.rows, row_numbers=told.row_numbers, is_sheet=False)
