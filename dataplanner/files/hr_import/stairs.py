"""Names written as stairs: each layer of the chart in a column of its own, under one header or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block

_SAMPLE = 2000
_FARTHEST = 60  # stairs begin no further to the right: a damaged file may be thousands of columns wide
_DEEPEST = 30  # layers
_STEP = "  "


def without_stairs(block: Block, header: Sequence[Row], skip: int) -> tuple[Block, Sequence[Row]]:
    """The block with such columns as one, each name set in by its layer, and its header; both as they were where there
    are none. ``skip`` rows stand above the data."""
    rows = block.rows[skip : skip + _SAMPLE]
    width = max(map(len, rows), default=0)
    steps = _stairs(rows, width, header)
    if len(rows) < rules().stairs.fewest_rows or not steps:
        return block, header
    told = [_one(row, steps, set_in=at >= skip) for at, row in enumerate(block.rows)]
    return replace(block, rows=told), [_one(row, steps, set_in=False) for row in header]


def _stairs(rows: Sequence[Row], width: int, header: Sequence[Row]) -> range | None:
    """The longest run of columns beside each other of which every row fills one, never more than a step further."""
    for begin in range(min(width, _FARTHEST)):
        end = begin + 1
        while (
            end < min(width, begin + _DEEPEST)
            and not _named(header, end)
            and _steps(rows, range(begin, end + 1), whole=False)
        ):
            end += 1
        found = range(begin, end)
        fewest = rules().stairs.fewest_steps if header else rules().stairs.fewest_steps + 1
        if len(found) >= fewest and _steps(rows, found, whole=True):
            return found
    return None


def _named(header: Sequence[Row], place: int) -> bool:
    """Whether a column has a header of its own, not that of the column before, which a merged cell repeats."""
    cells = [(row[place - 1], row[place]) for row in header if place < len(row)]
    return any(cell.strip() and cell != before for before, cell in cells)


def _steps(rows: Sequence[Row], columns: range, *, whole: bool) -> bool:
    places, alone = [[at for at in columns if at < len(row) and row[at].strip()] for row in rows], rules().stairs.alone
    if sum(len(held) > 1 for held in places) > len(rows) * (1 - alone):
        return False
    firsts = [held[0] for held in places if held]
    if not whole:
        return True
    down = sum(after <= before + 1 for before, after in pairwise(firsts))
    filled = len(firsts) >= len(rows) * alone and set(firsts) == set(columns)
    return filled and firsts[0] == columns.start and down >= (len(firsts) - 1) * alone


def _one(row: Row, columns: range, *, set_in: bool) -> Row:
    """A row with some columns as one."""
    at = next((at for at in columns if at < len(row) and row[at].strip()), columns.start)
    cell = row[at].strip() if at < len(row) else ""
    return (*row[: columns.start], _STEP * (at - columns.start) * set_in + cell, *row[columns.stop :])
