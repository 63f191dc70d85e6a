"""The part of a chart that a widget shows: which point of the chart is at its corner, and at what scale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from dataplanner.analysis.box import Box


@dataclass(frozen=True, slots=True)
class View:
    """Chart coordinates ``x``, ``y`` stand at the widget's top left corner; ``scale`` pixels show one of the chart."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def to_chart(self, point: QPointF) -> QPointF:
        return QPointF(self.x + point.x() / self.scale, self.y + point.y() / self.scale)

    def to_widget(self, rect: QRectF) -> QRectF:
        corner = QPointF((rect.x() - self.x) * self.scale, (rect.y() - self.y) * self.scale)
        return QRectF(corner, rect.size() * self.scale)

    def transform(self) -> QTransform:
        """From chart to widget."""
        return QTransform().scale(self.scale, self.scale).translate(-self.x, -self.y)

    def box(self, size: QSizeF) -> Box:
        """What a widget of that size shows."""
        return Box(self.x, self.y, self.x + size.width() / self.scale, self.y + size.height() / self.scale)

    def moved(self, by: QPointF) -> View:
        """The view after the chart has been pushed by so many pixels."""
        return View(self.x - by.x() / self.scale, self.y - by.y() / self.scale, self.scale)

    def scaled(self, scale: float, about: QPointF) -> View:
        """The view at another scale, the point of the chart at ``about``, in pixels, staying where it is."""
        fixed = self.to_chart(about)
        return View(fixed.x() - about.x() / scale, fixed.y() - about.y() / scale, scale)

    def centred(self, point: QPointF, size: QSizeF) -> View:
        """The view with that point of the chart in the middle of the widget."""
        return View(point.x() - size.width() / 2 / self.scale, point.y() - size.height() / 2 / self.scale, self.scale)


def fitted(width: float, height: float, size: QSizeF, margin: float, largest: float = 1.0) -> View:
    """The view that shows a whole chart of ``width`` × ``height`` with a margin, centred across, from the top."""
    across, down = width + 2 * margin, height + 2 * margin
    scale = min(largest, size.width() / across, size.height() / down)
    return View((width - size.width() / scale) / 2, -margin, scale)
