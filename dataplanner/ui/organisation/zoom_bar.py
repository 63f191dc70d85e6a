"""The small bar below a chart: the whole of it, further away, closer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dataplanner.ui.widgets import button

if TYPE_CHECKING:
    from dataplanner.ui.organisation.fitted_chart import FittedChart


class ZoomBar(QFrame):
    """Three buttons below the chart. ``resized`` tells that they take other room, as larger text makes them."""

    resized = Signal()

    def __init__(self, chart: FittedChart) -> None:
        super().__init__(chart)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(button("Whole chart", chart.fit))
        for text, steps, name in (("−", -1, "Zoom out"), ("+", 1, "Zoom in")):
            step = button(text, partial(chart.zoom_in_steps, steps))
            step.setAccessibleName(name)
            step.setToolTip(name)
            line.addWidget(step)
        self.adjustSize()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.adjustSize()
            self.resized.emit()
        return done
