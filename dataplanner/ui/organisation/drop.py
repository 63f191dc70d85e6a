"""What dropping cards on another would do: the sentence that says it, or why it cannot be, and the landing place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.layout import Layout
from dataplanner.ui.organisation.chart_data import ChartData


@dataclass(frozen=True, slots=True)
class Drop:
    """Dropping ``rows`` on ``target``: what ``sentence`` announces; ``refused`` where it gives a reason against it."""

    rows: tuple[int, ...]
    target: int
    sentence: str
    refused: bool = False


def top_rows(index: OrganisationIndex, rows: Iterable[int]) -> tuple[int, ...]:
    """The rows without those that move along anyway, because one of the others leads them."""
    chosen = set(rows)
    return tuple(sorted(row for row in chosen if not chosen.intersection(index.chain(row)[1:])))


def drop_on(data: ChartData, rows: Iterable[int], target: int) -> Drop:
    """What would happen if the cards of ``rows`` were dropped on ``target``."""
    tops = top_rows(data.index, rows)
    who, leader = _moving(data, tops), data.name(target)
    if target in tops:
        return Drop(tops, target, f"{_subject(data, tops)} cannot report to themselves", refused=True)
    if any(data.index.is_within(target, row) for row in tops):
        above = next(row for row in tops if data.index.is_within(target, row))
        return Drop(tops, target, f"{leader} reports to {data.name(above)}, directly or further up", refused=True)
    if all(data.index.parent[row] == target for row in tops):
        return Drop(tops, target, f"{_subject(data, tops)} already reports to {leader}", refused=True)
    return Drop(tops, target, f"Move {who} under {leader}")


def _subject(data: ChartData, rows: tuple[int, ...]) -> str:
    return data.name(rows[0]) if len(rows) == 1 else "Everybody chosen"


def _moving(data: ChartData, rows: tuple[int, ...]) -> str:
    if len(rows) > 1:
        return f"{len(rows):,} positions"
    below = int(data.index.headcount[rows[0]]) - 1
    return data.name(rows[0]) + (f" and {below:,} below" if below else "")


def landing_place(layout: Layout, target: int) -> QRectF:
    """Where a card dropped on ``target`` comes to stand, roughly: beside or below the reports already there."""
    sizes, reports = layout.sizes, layout.index.children(target)
    card = QRectF(layout.x[target], layout.y[target], sizes.card_width, sizes.card_height)
    if layout.folded[target]:
        return card
    frame = np.flatnonzero(layout.frames.owner == target)
    if len(frame):
        return _next_in_stack(layout, int(frame[0]))
    if not reports:
        return card.translated(0, sizes.level_step)
    last = reports[-1]
    beside = QRectF(layout.x[last], layout.y[last], sizes.card_width, sizes.card_height)
    return beside.translated(sizes.card_width + sizes.sibling_gap, 0)


def _next_in_stack(layout: Layout, frame: int) -> QRectF:
    """The free place after a stack's last card, on a new line where the last is full."""
    sizes, frames = layout.sizes, layout.frames
    last = int(np.flatnonzero((layout.block == frames.first[frame]) & layout.visible)[-1])
    x, y = layout.x[last] + sizes.column_step, layout.y[last]
    if x + sizes.card_width > frames.x[frame] + frames.width[frame]:
        x, y = frames.x[frame] + sizes.frame_padding, y + sizes.line_step
    return QRectF(x, y, sizes.card_width, sizes.card_height)
