"""Tables that lie on their side: the names of the columns stand below each other, and every person is a column."""

from __future__ import annotations

from dataclasses import replace

from dataplanner.files.hr_import.columns import recognised
from dataplanner.files.hr_import.grid import ColumnGrid
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block, Told


def upright(block: Block) -> Block:
    """The block with its columns as rows where the first cells of its rows are headers and those of the first row are
    none; row numbers are those of columns then."""
    rows = block.rows
    if block.header is not None or not 1 < len(rows) <= rules().turned.most_rows or len(rows[0]) <= len(rows):
        return block
    known = recognised([row[0].strip() for row in rows if row])
    fewest = max(rules().turned.headers, len(rows) * rules().turned.known)
    if known < fewest or recognised([cell.strip() for cell in rows[0][1:]]):
        return block
    width = max(map(len, rows))
    whole = [row + ("",) * (width - len(row)) for row in rows]
    told = Told("turned_table", values={"file": block.source})
    turned = ColumnGrid(list(map(list, whole)), width)
    return replace(block, rows=turned, row_numbers=range(1, width + 1), is_sheet=False, told=(*block.told, told))
