"""Where carried cards would come to stand: which drop the pointer means, and the place that is marked for it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from dataplanner.analysis.layout import Layout
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
    share = (at.x() - float(layout.x[row])) / layout.sizes.card_width
    return How.BEFORE if share < _BESIDE else How.AFTER if share > 1 - _BESIDE else How.UNDER


def landing_place(layout: Layout, target: int, how: How = How.UNDER) -> QRectF:
    """Where a card dropped on ``target`` comes to stand, roughly.

    Under it: beside or below the reports already there. Beside it: a bar at its edge, where the card goes between.
    """
    sizes, reports = layout.sizes, layout.index.children(target)
    card = QRectF(layout.x[target], layout.y[target], sizes.card_width, sizes.card_height)
    if how in (How.BEFORE, How.AFTER):
        gap = sizes.stack_gap_x / 2
        middle = card.left() - gap if how is How.BEFORE else card.right() + gap
        return QRectF(middle - _BAR / 2, card.top(), _BAR, card.height())
    if layout.folded[target] or how is How.DOTTED:
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
