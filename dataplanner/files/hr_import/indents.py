"""Hierarchies told by the order of the rows: indented names, or a depth beside each row, as an outline prints them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dataplanner.files.hr_import.codes import Code
from dataplanner.files.hr_import.rules import rules

_SET_IN = " \t\u00a0.-–—>|+*•·└├─│_»→"


def indent_depths(raw: Sequence[str]) -> list[int] | None:
    """The depth of every row by the blanks or marks before its cell; None where the column is not indented like an
    outline."""
    indents = [len(cell) - len(cell.lstrip(_SET_IN)) for cell in raw]
    told = rules().indents
    if len(raw) < told.fewest_rows or indents[0] or sum(map(bool, indents)) < len(raw) * told.indented:
        return None
    return depths_of(indents)


def depths_of(indents: Sequence[int]) -> list[int]:
    """How deep each line of an outline is among those above it that are set in less."""
    above: list[int] = []
    depths = []
    for indent in indents:
        while above and above[-1] >= indent:
            above.pop()
        depths.append(len(above))
        above.append(indent)
    return depths


def numbered_depths(cells: Sequence[str]) -> list[int] | None:
    """The depth of every row by a number beside it; None where the numbers do not read as an outline does: beginning
    at the top, never more than one step down at a time, at least three deep."""
    if len(cells) < rules().indents.fewest_rows or not all(cell.isdecimal() and len(cell) < 3 for cell in cells):
        return None
    depths, fewest = [int(cell) for cell in cells], rules().indents.fewest_depths
    steps = all(lower <= upper + 1 for upper, lower in pairwise(depths))
    is_outline = steps and depths[0] == min(depths) and len(set(depths)) >= fewest and depths.count(depths[0]) == 1
    return [depth - depths[0] for depth in depths] if is_outline else None


def codes_of_depths(depths: Sequence[int]) -> list[Code | None]:
    """Each row's line of rows from the top, itself last: above a row stands the last one that is less deep."""
    above: list[str] = []
    codes: list[Code | None] = []
    for row, depth in enumerate(depths):
        del above[depth:]
        above.append(str(row))
        codes.append(tuple(above))
    return codes
