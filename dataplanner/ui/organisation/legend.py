"""The legend in the corner of the chart: the mark and name of each team kind that is present, and the dotted line."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.shapes import draw_mark

_DOTTED = "Dotted line"
_PAD, _HEIGHT, _MARK_ROOM, _GAP = 10.0, 28.0, 16.0, 16.0


class Legend(QWidget):
    """Hidden while the chart shows nothing that needs explaining."""

    def __init__(self, inks: Inks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inks = inks
        self._entries: list[tuple[str, str]] = []
        self._room = math.inf
        self.setVisible(False)

    def set_inks(self, inks: Inks) -> None:
        self._inks = inks
        self._fit()

    def set_data(self, data: ChartData) -> None:
        """Explain what occurs in ``data`` and nothing else."""
        self._entries = [(kind, data.kind_names[kind]) for kind in data.kinds_present()]
        if len(data.dotted):
            self._entries.append(("", _DOTTED))
        self.setAccessibleName("Legend: " + ", ".join(name for _, name in self._entries))
        self._fit()

    def names(self) -> list[str]:
        """What is explained, in sequence."""
        return [name for _, name in self._entries]

    def set_room(self, width: float) -> None:
        """Take no more than this width, and as many lines as that needs."""
        if width != self._room:
            self._room = width
            self._fit()

    def sizeHint(self) -> QSize:
        places = self._places()
        right = max((place.x() + self._width(name) for (_, name), place in places), default=0.0)
        lines = 1 + max((round(place.y() / _HEIGHT) for _, place in places), default=0)
        return QSize(round(right - _GAP + _PAD), round(lines * _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._inks.edge)
        painter.setBrush(self._inks.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for (kind, name), place in self._places():
            self._paint_entry(painter, kind, name, place)

    def _places(self) -> list[tuple[tuple[str, str], QPointF]]:
        """The left upper corner of each entry, on a new line where it would not fit."""
        places, at = [], QPointF(_PAD, 0)
        for entry in self._entries:
            if at.x() > _PAD and at.x() + self._width(entry[1]) - _GAP + _PAD > self._room:
                at = QPointF(_PAD, at.y() + _HEIGHT)
            places.append((entry, at))
            at = QPointF(at.x() + self._width(entry[1]), at.y())
        return places

    def _paint_entry(self, painter: QPainter, kind: str, name: str, place: QPointF) -> None:
        left, middle = place.x(), place.y() + _HEIGHT / 2
        if shape := self._inks.shape(kind):
            size = self._inks.theme.chart_style.mark
            draw_mark(painter, shape, self._inks.kind(kind), QPointF(left + size / 2, middle), size)
        else:
            painter.setPen(self._inks.dotted)
            painter.drawLine(QLineF(left - 1, middle, left + 12, middle))
        painter.setPen(self._inks.secondary)
        painter.setFont(self._inks.small_type.font)
        box = QRectF(left + _MARK_ROOM, place.y(), self._width(name), _HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)

    def _width(self, name: str) -> float:
        return _MARK_ROOM + self._inks.small_type.width(name) + _GAP

    def _fit(self) -> None:
        self.setVisible(bool(self._entries))
        self.resize(self.sizeHint())
        self.update()
