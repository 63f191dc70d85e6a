"""What a legend explains and how its entries are painted, on the screen and on paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.shapes import draw_mark

_LINE, _MARK_ROOM, _GAP = 24.0, 16.0, 16.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A team kind and its name; an empty kind stands for the dotted line."""

    kind: str
    name: str


def legend_entries(data: ChartData) -> list[LegendEntry]:
    """What occurs in a chart and needs explaining, in the legend's sequence."""
    entries = [LegendEntry(kind, data.kind_names[kind]) for kind in data.kinds_present()]
    return [*entries, LegendEntry("", data.dotted_name)] if len(data.dotted) else entries


class LegendPainter:
    """Entries in lines no wider than ``room``, painted with the inks of one theme."""

    def __init__(self, inks: Inks, entries: list[LegendEntry], room: float = math.inf) -> None:
        self._inks = inks
        self._placed: list[tuple[LegendEntry, QPointF]] = []
        at = QPointF(0, 0)
        for entry in entries:
            if at.x() and at.x() + self._width(entry) - _GAP > room:
                at = QPointF(0, at.y() + _LINE)
            self._placed.append((entry, at))
            at = QPointF(at.x() + self._width(entry), at.y())

    def size(self) -> QSizeF:
        """What all entries take; nothing where there are none."""
        if not self._placed:
            return QSizeF(0, 0)
        right = max(place.x() + self._width(entry) for entry, place in self._placed)
        return QSizeF(right - _GAP, self._placed[-1][1].y() + _LINE)

    def paint(self, painter: QPainter) -> None:
        """Paint the entries with the upper left corner at the painter's origin."""
        for entry, place in self._placed:
            middle = place.y() + _LINE / 2
            self._paint_mark(painter, entry, QPointF(place.x(), middle))
            painter.setPen(self._inks.secondary)
            painter.setFont(self._inks.small_type.font)
            box = QRectF(place.x() + _MARK_ROOM, place.y(), self._width(entry), _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, entry.name)

    def _paint_mark(self, painter: QPainter, entry: LegendEntry, left: QPointF) -> None:
        if shape := self._inks.shape(entry.kind):
            size = self._inks.theme.chart_style.mark
            draw_mark(painter, shape, self._inks.kind(entry.kind), left + QPointF(size / 2, 0), size)
        else:
            painter.setPen(self._inks.dotted)
            painter.drawLine(QLineF(left.x() - 1, left.y(), left.x() + 12, left.y()))

    def _width(self, entry: LegendEntry) -> float:
        return _MARK_ROOM + self._inks.small_type.width(entry.name) + _GAP
