"""The marks of team kinds: small shapes that tell the kinds apart without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

_HOLLOW = "hollow "
_ARM = 0.32
_PLUS = (
    (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM), (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM),
    (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
_CORNERS = {
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    "plus": _PLUS,
    "cross": tuple(((x - y) * 0.8, (x + y) * 0.8) for x, y in _PLUS),
    "arrow": ((-1.1, -0.35), (0, -0.35), (0, -1), (1.15, 0), (0, 1), (0, 0.35), (-1.1, 0.35)),
}
"""The corners of shapes about their centre, in halves of their size."""


def mark_path(shape: str, centre: QPointF, size: float) -> QPainterPath:
    """The outline of a shape of about ``size`` × ``size``. Raises ValueError for one that is not known."""
    path = QPainterPath()
    half = size / 2
    match shape.removeprefix(_HOLLOW):
        case "circle":
            path.addEllipse(centre, half, half)
        case "square":
            side = size * 0.9
            path.addRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))
        case corners if corners in _CORNERS:
            path.addPolygon(QPolygonF([centre + QPointF(x, y) * half for x, y in _CORNERS[corners]]))
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
