"""Where carried cards would come to stand: which drop the pointer means, and the place that is marked for it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from dataplanner.analysis.layout import Flow, Layout
from dataplanner.ui.organisation.drop import How

_BESIDE = 0.2
"""A drop on this share of a card at either side goes beside it, a drop on the middle under it."""
_BAR = 3.0


def meant_on(layout: Layout, row: int, at: QPointF, modifiers: Qt.KeyboardModifier) -> How:
    """What a drop at a point of the chart, on the card of ``row``, means.

    Control draws a dotted line, Shift leaves the reports behind; else the place on the card decides.
    """
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return How.DOTTED
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return How.ALONE
    sizes = layout.sizes
    share = (at.x() - float(layout.x[row])) / sizes.card_width
    if layout.flow is not Flow.DOWN:
        share = (at.y() - float(layout.y[row])) / sizes.card_height
    return How.BEFORE if share < _BESIDE else How.AFTER if share > 1 - _BESIDE else How.UNDER


def landing_place(layout: Layout, target: int, how: How = How.UNDER) -> QRectF:
    """Where a card dropped on ``target`` comes to stand, roughly.

    Under it: beside or below the reports already there. Beside it: a bar at its edge, where the card goes between.
    """
    sizes, reports = layout.sizes, layout.index.children(target)
    card = QRectF(layout.x[target], layout.y[target], sizes.card_width, sizes.card_height)
    if how in (How.BEFORE, How.AFTER):
        return _edge(layout, card, how)
    if layout.folded[target] or how is How.DOTTED:
        return card
    frame = np.flatnonzero(layout.frames.owner == target)
    if len(frame):
        return _next_in_stack(layout, int(frame[0]))
    if not reports:
        return card.translated(*_below(layout))
    last = reports[-1]
    beside = QRectF(layout.x[last], layout.y[last], sizes.card_width, sizes.card_height)
    if layout.flow is not Flow.DOWN:
        return beside.translated(0, sizes.list_step)
    return beside.translated(sizes.card_width + sizes.sibling_gap, 0)


def _below(layout: Layout) -> tuple[float, float]:
    """The way from a card to that of its first report."""
    sizes = layout.sizes
    match layout.flow:
        case Flow.DOWN:
            return 0.0, sizes.level_step
        case Flow.RIGHT:
            return sizes.card_width + sizes.level_gap, 0.0
        case Flow.INDENT:
            return sizes.shelf_indent, sizes.list_step


def _edge(layout: Layout, card: QRectF, how: How) -> QRectF:
    """The bar between a card and the sibling before or after it."""
    sizes, before = layout.sizes, how is How.BEFORE
    if layout.flow is not Flow.DOWN:
        middle = card.top() - sizes.list_gap / 2 if before else card.bottom() + sizes.list_gap / 2
        return QRectF(card.left(), middle - _BAR / 2, card.width(), _BAR)
    middle = card.left() - sizes.stack_gap_x / 2 if before else card.right() + sizes.stack_gap_x / 2
    return QRectF(middle - _BAR / 2, card.top(), _BAR, card.height())


def _next_in_stack(layout: Layout, frame: int) -> QRectF:
    """The free place after a stack's last card, on a new line where the last is full."""
    sizes, frames = layout.sizes, layout.frames
    last = int(np.flatnonzero((layout.block == frames.first[frame]) & layout.visible)[-1])
    x, y = layout.x[last] + sizes.column_step, layout.y[last]
    if x + sizes.card_width > frames.x[frame] + frames.width[frame]:
        x, y = frames.x[frame] + sizes.frame_padding, y + sizes.line_step
    return QRectF(x, y, sizes.card_width, sizes.card_height)
