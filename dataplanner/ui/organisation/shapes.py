"""The marks of team kinds: small shapes that tell the kinds apart without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

_HOLLOW = "hollow "


def mark_path(shape: str, centre: QPointF, size: float) -> QPainterPath:
    """The outline of a shape of about ``size`` × ``size``: circle, square or diamond. Raises ValueError for others."""
    path = QPainterPath()
    half = size / 2
    match shape.removeprefix(_HOLLOW):
        case "circle":
            path.addEllipse(centre, half, half)
        case "square":
            side = size * 0.9
            path.addRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))
        case "diamond":
            reach = half * 1.15
            path.moveTo(centre.x(), centre.y() - reach)
            for dx, dy in ((reach, 0.0), (0.0, reach), (-reach, 0.0)):
                path.lineTo(centre.x() + dx, centre.y() + dy)
            path.closeSubpath()
        case other:
            raise ValueError(f"no mark is shaped like “{other}”")
    return path


def draw_mark(painter: QPainter, shape: str, colour: QColor, centre: QPointF, size: float) -> None:
    """Paint a mark, filled or as an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape.startswith(_HOLLOW):
        stroke = size / 5
        painter.setPen(QPen(colour, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(mark_path(shape, centre, size - stroke))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(mark_path(shape, centre, size))
    painter.restore()
