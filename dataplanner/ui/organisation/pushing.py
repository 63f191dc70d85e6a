"""What was painted last, kept: of a chart that is only pushed no more is painted than what comes in at its edges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from dataplanner.analysis.box import Box
from dataplanner.ui.organisation.scene import ChartScene
from dataplanner.ui.organisation.view import View

Paint = Callable[[QPainter, ChartScene, Box, float], None]
_WHOLE = 1e-3
"""How far from whole pixels of the device a push may be for what is kept to be moved."""


class Pushing:
    """The picture of one widget. Another scene, scale or size paints all of it again."""

    def __init__(self, paint: Paint, paper: QColor) -> None:
        self._paint, self._paper = paint, paper
        self._picture = QPixmap()
        self._scene: ChartScene | None = None
        self._view = View()

    def picture(self, scene: ChartScene, view: View, size: QSize, ratio: float) -> QPixmap:
        """What ``view`` shows of the scene; ``size`` in the widget's pixels, each of them ``ratio`` of the device."""
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        way = self._way(view, ratio)
        if scene is not self._scene or way is None or self._picture.size() != pixels:
            self._picture = self._picture if self._picture.size() == pixels else QPixmap(pixels)
            exposed = QRegion(self._picture.rect())
        else:
            exposed = QRegion()
            self._picture.scroll(*way, self._picture.rect(), exposed)
        self._picture.setDevicePixelRatio(ratio)
        self._scene, self._view = scene, view
        for strip in cast("Iterable[QRect]", exposed):
            self._paint_strip(scene, QRectF(QPointF(strip.topLeft()) / ratio, strip.size().toSizeF() / ratio))
        return self._picture

    def _way(self, view: View, ratio: float) -> tuple[int, int] | None:
        """How many pixels of the device the chart has moved; None where it was zoomed or stands between pixels."""
        if view.scale != self._view.scale:
            return None
        x, y = ((a - b) * view.scale * ratio for a, b in ((self._view.x, view.x), (self._view.y, view.y)))
        if max(abs(x - round(x)), abs(y - round(y))) > _WHOLE or max(abs(x), abs(y)) > self._picture.width():
            return None
        return round(x), round(y)

    def _paint_strip(self, scene: ChartScene, strip: QRectF) -> None:
        corner, end = self._view.to_chart(strip.topLeft()), self._view.to_chart(strip.bottomRight())
        painter = QPainter(self._picture)
        painter.setClipRect(strip)
        painter.fillRect(strip, self._paper)
        painter.setTransform(self._view.transform(), combine=True)
        self._paint(painter, scene, Box(corner.x(), corner.y(), end.x(), end.y()), self._view.scale)
        painter.end()
