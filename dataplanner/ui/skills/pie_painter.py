"""The pie of a team's skills: slices that somebody covers are full; the ring shows what so many people could cover."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dataplanner.analysis.skills_pie import SkillsPie
from dataplanner.ui.theme import Theme

RING = 6.0
GAP = 3.0
LABEL_LINES = 2
_WHOLE = 360 * 16
_TOP = 90 * 16


class PiePainter:
    """Paints pies in the theme's colours, on the screen and on paper."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        fonts = theme.fonts
        self._small = fonts.font(fonts.secondary, fonts.regular)

    def paint(self, painter: QPainter, place: QRectF, pie: SkillsPie, kind: str) -> None:
        """Paint a pie with the names of its slices around it into a rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = max(min(place.width() / 2 - self._label_width(place), place.height() / 2 - self._label_height()), 24.0)
        circle = QRectF(place.center().x() - radius, place.center().y() - radius, 2 * radius, 2 * radius)
        if pie.slices:
            self._paint_ring(painter, circle, pie)
            self._paint_slices(painter, circle.adjusted(RING + GAP, RING + GAP, -RING - GAP, -RING - GAP), pie, kind)
            self._paint_names(painter, place, circle, pie)
        painter.restore()

    def _paint_ring(self, painter: QPainter, circle: QRectF, pie: SkillsPie) -> None:
        """The share that as many people could cover, were each to bring another skill."""
        pen = QPen(QColor(self._theme.palette.line), RING)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        ring = circle.adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        pen.setColor(QColor(self._theme.palette.strong_line))
        painter.setPen(pen)
        painter.drawArc(ring, _TOP, -round(_WHOLE * pie.imagined / len(pie.slices)))

    def _paint_slices(self, painter: QPainter, circle: QRectF, pie: SkillsPie, kind: str) -> None:
        palette = self._theme.palette
        span = _WHOLE / len(pie.slices)
        for at, slice_ in enumerate(pie.slices):
            painter.setPen(QPen(QColor(palette.surface if slice_.people else palette.strong_line), 1.5))
            painter.setBrush(QColor(palette.kind(kind) if slice_.people else palette.surface))
            painter.drawPie(circle, round(_TOP - at * span), -round(span))
        painter.setFont(self._small)
        for at, slice_ in enumerate(pie.slices):
            painter.setPen(QColor(palette.on_accent if slice_.people else palette.secondary))
            middle = self._at(circle.center(), circle.width() * 0.34, at, len(pie.slices))
            box = QRectF(middle.x() - 20, middle.y() - 10, 40, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{slice_.people:,}")

    def _paint_names(self, painter: QPainter, place: QRectF, circle: QRectF, pie: SkillsPie) -> None:
        metrics = QFontMetricsF(self._small)
        painter.setFont(self._small)
        for at, slice_ in enumerate(pie.slices):
            painter.setPen(QColor(self._theme.palette.ink if slice_.people else self._theme.palette.red))
            point = self._at(circle.center(), circle.width() / 2 + 6, at, len(pie.slices))
            right = point.x() >= circle.center().x()
            room = (place.right() - point.x()) if right else (point.x() - place.left())
            text = metrics.elidedText(slice_.name, Qt.TextElideMode.ElideRight, max(room, 20))
            left = point.x() if right else point.x() - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, point.y() + metrics.ascent() / 2 - 1), text)

    def _at(self, centre: QPointF, distance: float, slice_: int, count: int) -> QPointF:
        """The point at a distance from the centre, in the middle of a slice."""
        angle = pi / 2 - 2 * pi * (slice_ + 0.5) / count
        return QPointF(centre.x() + distance * cos(angle), centre.y() - distance * sin(angle))

    def _label_width(self, place: QRectF) -> float:
        """What the names take on either side: at most a third."""
        return min(150.0, place.width() / 3)

    def _label_height(self) -> float:
        return LABEL_LINES * QFontMetricsF(self._small).height()
