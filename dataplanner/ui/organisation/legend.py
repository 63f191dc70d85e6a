"""The legend below a chart: hidden while the chart shows nothing that needs explaining."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.legend_entries import LegendEntry, LegendPainter, legend_entries


class Legend(QWidget):
    """Shows the mark and name of each team kind that is present, and the dotted line."""

    def __init__(self, inks: Inks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inks = inks
        self._entries: list[LegendEntry] = []
        self._room = math.inf
        self._arrange()

    def set_data(self, data: ChartData) -> None:
        """Explain what occurs in ``data`` and nothing else."""
        self._entries = legend_entries(data)
        self.setAccessibleName("Legend: " + ", ".join(self.names()))
        self._arrange()

    def set_room(self, width: float) -> None:
        """Take no more than this width, and as many lines as that needs."""
        if width != self._room:
            self._room = width
            self._arrange()

    def names(self) -> list[str]:
        """What is explained, in sequence."""
        return [entry.name for entry in self._entries]

    def sizeHint(self) -> QSize:
        return self._painter.size().toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter)

    def _arrange(self) -> None:
        self._painter = LegendPainter(self._inks, self._entries, self._room)
        self.setVisible(bool(self._entries))
        self.resize(self.sizeHint())
        self.update()
