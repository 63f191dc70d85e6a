"""Walking the chart by arrow keys: who comes next above, below, left and right of somebody."""

from __future__ import annotations

from enum import Enum

import numpy as np

from dataplanner.analysis.layout import Flow, Layout


class Step(Enum):
    """A direction on the chart."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


_TURNED = {Step.LEFT: Step.UP, Step.RIGHT: Step.DOWN, Step.UP: Step.LEFT, Step.DOWN: Step.RIGHT}


def next_row(layout: Layout, row: int, step: Step) -> int:
    """The row that an arrow key leads to, or ``row`` itself at the edge of the chart.

    Up and down follow the reporting line, or the column inside a stack; left and right follow the layer. Where the
    chart flows to the right this is turned; in an indented list up and down go from line to line.
    """
    if layout.flow is Flow.INDENT and step in (Step.UP, Step.DOWN):
        return _line(layout, row, -1 if step is Step.UP else 1)
    if layout.flow is not Flow.DOWN:
        step = _TURNED[step]
    inside = _in_stack(layout, row, step)
    if inside is not None:
        return inside
    if step is Step.UP:
        manager = int(layout.index.parent[row])
        return manager if manager >= 0 else row
    if step is Step.DOWN:
        return _first_report(layout, row)
    return _neighbour(layout, row, -1 if step is Step.LEFT else 1)


def _line(layout: Layout, row: int, by: int) -> int:
    """The card so many lines below, in a list."""
    top = layout.y[row] + by * layout.sizes.list_step
    found = np.flatnonzero(layout.visible & (np.abs(layout.y - top) < 1))
    return int(found[0]) if len(found) else row


def _in_stack(layout: Layout, row: int, step: Step) -> int | None:
    """The card in that direction inside the same stack; None outside of one, or where the stack ends."""
    mates = np.flatnonzero((layout.block == layout.block[row]) & layout.visible)
    same_line, same_column = layout.y[mates] == layout.y[row], layout.x[mates] == layout.x[row]
    wanted = {
        Step.UP: same_column & (layout.y[mates] < layout.y[row]),
        Step.DOWN: same_column & (layout.y[mates] > layout.y[row]),
        Step.LEFT: same_line & (layout.x[mates] < layout.x[row]),
        Step.RIGHT: same_line & (layout.x[mates] > layout.x[row]),
    }[step]
    found = mates[wanted]
    if not len(found):
        return None
    return int(found[-1] if step in (Step.UP, Step.LEFT) else found[0])


def _first_report(layout: Layout, row: int) -> int:
    reports = layout.index.children(row)
    return reports[0] if reports and layout.visible[reports[0]] else row


def _neighbour(layout: Layout, row: int, by: int) -> int:
    """The first card of the next block in the layer; a stack is entered at its near top corner."""
    blocks = layout.block_rows
    place = int(np.searchsorted(blocks, layout.block[row])) + by
    if not 0 <= place < len(blocks) or layout.index.depth[blocks[place]] != layout.index.depth[row]:
        return row
    block = int(blocks[place])
    mates = np.flatnonzero((layout.block == block) & layout.visible & (layout.y == layout.y[block]))
    return int(mates[-1] if by < 0 else mates[0])
