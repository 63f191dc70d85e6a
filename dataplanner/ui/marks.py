"""The mark of a team kind as an icon, for tables, tabs and lists."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from dataplanner.ui.organisation.shapes import draw_mark
from dataplanner.ui.theme import Theme

SIZE = 16
SHARP = 3
"""Pixels drawn for each one shown, so that the mark is sharp at 200 % and more."""


def kind_icon(kind: str, theme: Theme) -> QIcon:
    """The shape of a kind, or another mark, in its colour; an empty icon where there is none."""
    shape = theme.shape(kind)
    if shape is None:
        return QIcon()
    pixmap = QPixmap(SIZE * SHARP, SIZE * SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    centre = QPointF(pixmap.width() / 2, pixmap.height() / 2)
    draw_mark(painter, shape, QColor(theme.palette.kind(kind)), centre, theme.chart_style.mark * SHARP)
    painter.end()
    pixmap.setDevicePixelRatio(SHARP)
    return QIcon(pixmap)
