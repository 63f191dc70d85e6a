"""The header of a gap matrix: skills read from bottom to top, so that many of them fit side by side."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from dataplanner.ui.skills.cell_painter import larger
from dataplanner.ui.skills.matrix_model import LEVEL
from dataplanner.ui.theme import Theme

HEADER_HEIGHT = 150


class UprightHeader(QHeaderView):
    """Column names read from bottom to top; a click selects the column."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._view = theme, parent
        self.setSectionsClickable(True)
        self.setFixedHeight(HEADER_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        palette, fonts = self._theme.palette, larger(self._theme, self._view).fonts
        painter.save()
        painter.fillRect(rect, QColor(palette.surface))
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(palette.ink))
        painter.setFont(fonts.font(fonts.text - 1, fonts.medium))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        if logicalIndex == LEVEL:
            painter.drawText(
                rect.adjusted(4, 0, -4, -8), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, text
            )
        else:
            self._draw_upright(painter, rect, text)
        painter.restore()

    def _draw_upright(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        space = QRect(8, 0, rect.height() - 16, rect.width())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
