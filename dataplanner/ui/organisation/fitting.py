"""What of a chart is shown whole, and the view that shows it, clear of the overview where that costs little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QPointF, QRect, QSizeF

from dataplanner.analysis.box import Box
from dataplanner.ui.organisation.scene import ChartScene
from dataplanner.ui.organisation.view import View, fitted

_LITTLE = 0.9
"""The share of its scale that a chart keeps at least where it makes room for the overview."""


class Fitted(IntEnum):
    """What fits into the widget just now: nothing in particular, the trees without who is parked below, or all."""

    NOTHING = 0
    TREES = 1
    ALL = 2


def fitted_view(scene: ChartScene, what: Fitted, rooms: Sequence[QSizeF], corner: QRect, margin: float) -> View:
    """The view that shows ``what`` in the first of the rooms in which there is no card in the overview's ``corner``."""
    layout = scene.layout
    all_ = layout.width, layout.height
    width, height = (layout.tree_width, layout.tree_height) if what is Fitted.TREES else all_
    views = [fitted(width, height, room, margin) for room in rooms]
    free = (view for view in views if view.scale >= _LITTLE * views[0].scale and not hides_cards(scene, view, corner))
    return next(free, views[0])


def family_view(scene: ChartScene, lead: int, scale: float, room: QSizeF, margin: float) -> View:
    """The view of a lead with the first of their reports, in the middle; of more than has room, the upper part."""
    index, layout = scene.data.index, scene.layout
    rows = [lead, *(row for row in index.children(lead) if layout.visible[row])]
    left, top = layout.x[rows].min(), layout.y[rows].min()
    width, height = layout.x[rows].max() - left + layout.sizes.card_width, layout.y[rows].max() - top
    if width * scale > room.width():
        left, width = layout.x[lead], layout.sizes.card_width
    view = View(scale=scale).centred(QPointF(left + width / 2, top + height / 2), room)
    return replace(view, y=min(view.y, top - margin))


def hides_cards(scene: ChartScene, view: View, corner: QRect) -> bool:
    """Whether there are cards in a corner of the widget."""
    start, end = view.to_chart(QPointF(corner.topLeft())), view.to_chart(QPointF(corner.bottomRight()))
    return not corner.isEmpty() and len(scene.rows_in(Box(start.x(), start.y(), end.x(), end.y()))) > 0
