"""The legend below a chart: hidden while the chart shows nothing that needs explaining."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dataplanner.ui.dressing import text_factor
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
        self._room, self._enlarged = math.inf, 1.0
        self._arrange()

    def set_data(self, data: ChartData) -> None:
        """Explain what occurs in ``data`` and nothing else."""
        self._entries = legend_entries(data)
        self.setAccessibleName("Legend: " + ", ".join(self.names()))
        self._arrange()

    def write_in(self, inks: Inks) -> None:
        """Write in other inks, such as those with larger letters."""
        self._inks = inks
        self._arrange()

    def set_room(self, width: float) -> None:
        """Take no more than this width, and as many lines as that needs; larger on a projector, as all text is."""
        room = width, text_factor(self._inks.theme)
        if room != (self._room, self._enlarged):
            self._room, self._enlarged = room
            self._arrange()

    def names(self) -> list[str]:
        """What is explained, in sequence."""
        return [entry.name for entry in self._entries]

    def sizeHint(self) -> QSize:
        return (self._painter.size() * self._enlarged).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._enlarged, self._enlarged)
        self._painter.paint(painter)

    def _arrange(self) -> None:
        self._painter = LegendPainter(self._inks, self._entries, self._room / self._enlarged)
        self.setVisible(bool(self._entries))
        self.resize(self.sizeHint())
        self.update()
