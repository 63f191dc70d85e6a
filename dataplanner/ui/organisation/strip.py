"""The strip below a chart: the legend on the left, on the right what the chart is zoomed with. No card is under it."""

from __future__ import annotations

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.legend import Legend
from dataplanner.ui.organisation.zoom_bar import ZoomBar

_EDGE, _GAP = 16, 8
_LARGEST = 0.3
"""The share of the chart's height that the strip may take; a longer legend is left out, as the chart comes first."""


class Strip(QWidget):
    """As wide as its chart, and as high as legend and zoom need."""

    def __init__(self, inks: Inks, zoom: ZoomBar, chart: QWidget) -> None:
        super().__init__(chart)
        self._inks, self._zoom, self.legend = inks, zoom, Legend(inks, self)
        zoom.setParent(self)

    def place(self, width: int, height: int) -> None:
        """Lie along the lower edge of a chart of that size, the legend beside the zoom or, where it is long, below."""
        room = width - 2 * _EDGE
        beside, below = self._height_in(room - _GAP - self._zoom.width()), self._height_in(room)
        stacked = below + _GAP + self._zoom.height() < beside
        lines = (self._zoom.height(), below) if stacked else (max(self._zoom.height(), beside),)
        high = sum(lines) + _GAP * (len(lines) + 1)
        explained = bool(self.legend.names()) and high <= height * _LARGEST
        high = high if explained else self._zoom.height() + 2 * _GAP
        self.setGeometry(0, height - high, width, high)
        self._zoom.move(width - _EDGE - self._zoom.width(), _GAP + (lines[0] - self._zoom.height()) // 2)
        self.legend.set_room(room if stacked else room - _GAP - self._zoom.width())
        self.legend.move(_EDGE, high - _GAP - (lines[-1] + self.legend.height()) // 2)
        self.legend.setVisible(explained)

    def _height_in(self, room: int) -> int:
        """How high the legend is in a room of that width."""
        self.legend.set_room(room)
        return self.legend.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._inks.paper)
        painter.setPen(self._inks.edge)
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))
