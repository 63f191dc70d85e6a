"""The totals of a matrix below it, while its own last row is out of sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from dataplanner.ui.skills.cell_painter import larger, paint_total
from dataplanner.ui.skills.matrix_model import FLAG_ROLE, MatrixModel
from dataplanner.ui.theme import Theme


class TotalsStrip(QWidget):
    """Shows the total row of a view's model in step with its columns; hidden while the row itself can be seen."""

    def __init__(self, view: QTableView, theme: Theme) -> None:
        super().__init__()
        self._view = view
        self._theme = theme
        self.setFixedHeight(view.verticalHeader().defaultSectionSize())
        self.hide()
        view.verticalScrollBar().valueChanged.connect(self.follow)
        view.verticalScrollBar().rangeChanged.connect(self.follow)
        view.horizontalScrollBar().valueChanged.connect(self.update)

    def follow(self) -> None:
        """Show or hide, and paint anew."""
        model = self._view.model()
        hidden = isinstance(model, MatrixModel) and self._view.verticalScrollBar().value() < self._last()
        self.setFixedHeight(self._view.verticalHeader().defaultSectionSize())
        self.setVisible(hidden and self._view.isVisible())
        self.update()

    def _last(self) -> int:
        return self._view.verticalScrollBar().maximum()

    def paintEvent(self, event: QPaintEvent) -> None:
        model = self._view.model()
        if not isinstance(model, MatrixModel):
            return
        painter = QPainter(self)
        palette, fonts = self._theme.palette, larger(self._theme, self._view).fonts
        names = self._view.verticalHeader().width()
        left, right = names + self._view.frameWidth(), self._view.viewport().width() + names
        for column in range(model.columnCount()):
            x = left + self._view.columnViewportPosition(column)
            width = self._view.columnWidth(column)
            if x + width > left and x < right:
                self._paint_total(painter, model, column, QRect(x, 0, width, self.height()))
        painter.fillRect(QRect(0, 0, left, self.height()), QColor(palette.surface))
        painter.setPen(QColor(palette.ink))
        painter.setFont(fonts.font(fonts.text, fonts.medium))
        text = str(model.headerData(model.total_row, Qt.Orientation.Vertical))
        painter.drawText(QRect(12, 0, left - 12, self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_total(self, painter: QPainter, model: MatrixModel, column: int, rect: QRect) -> None:
        index = model.index(model.total_row, column)
        paint_total(painter, rect, str(index.data()), str(index.data(FLAG_ROLE) or ""), larger(self._theme, self._view))
        painter.setPen(QColor(self._theme.palette.line))
        painter.drawRect(rect.adjusted(-1, 0, -1, -1))
