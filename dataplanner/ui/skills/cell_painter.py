"""How a cell of a gap matrix is painted: the mark itself, hatching for what is open, a tint for totals to look at."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from dataplanner.ui.skills.matrix_model import FLAG_ROLE, LEVEL, MatrixModel
from dataplanner.ui.theme import Theme


class CellPainter(QStyledItemDelegate):
    """Hatches what is not yet assessed and tints totals that need a look; the mark itself is always there."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        palette = theme.palette
        self._theme = theme
        self._ink, self._secondary = QColor(palette.ink), QColor(palette.secondary)
        self._surface, self._chosen, self._accent = map(QColor, (palette.surface, palette.accent_soft, palette.accent))
        self._hatching = QBrush(QColor(palette.line), Qt.BrushStyle.BDiagPattern)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, model = option.rect, self._view.model()
        assert isinstance(model, MatrixModel)
        if index.row() < model.total_row:
            painter.fillRect(rect, self._chosen if option.state & QStyle.StateFlag.State_Selected else self._surface)
            self._paint_mark(painter, rect, model.mark(index.row(), index.column()), level=index.column() == LEVEL)
        elif (flag := index.data(FLAG_ROLE)) is not None:
            paint_total(painter, rect, str(index.data()), str(flag), larger(self._theme, self._view))
        else:
            painter.fillRect(rect, self._surface)
        if self._view.currentIndex() == index:
            painter.setPen(self._accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_mark(self, painter: QPainter, rect: QRect, mark: str | None, *, level: bool) -> None:
        """Paint what somebody answered, in the view's own font: this is called for each cell in sight."""
        if mark is None:
            painter.fillRect(rect, self._hatching)
        elif mark:
            painter.setPen(self._secondary if level else self._ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark)


def larger(theme: Theme, view: QWidget) -> Theme:
    """The theme with its text as much larger as the view's is at present, as on a projector."""
    factor = view.font().pixelSize() / round(theme.fonts.text)
    return theme if factor == 1 else theme.with_text(factor)


def paint_total(painter: QPainter, rect: QRect, text: str, flag: str, theme: Theme) -> None:
    """Paint a total; ``flag`` is red, amber or empty."""
    palette, fonts = theme.palette, theme.fonts
    painter.save()
    tint = {"red": palette.red_soft, "amber": palette.amber_soft}.get(flag, palette.sunken)
    painter.fillRect(rect, QColor(tint))
    painter.setPen(QColor({"red": palette.red, "amber": palette.amber}.get(flag, palette.ink)))
    painter.setFont(fonts.font(fonts.heading, fonts.strong))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
