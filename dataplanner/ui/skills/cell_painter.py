"""How a cell of a gap matrix is painted: the mark itself, hatching for what is open, a tint for totals to look at."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from dataplanner.ui.skills.matrix_model import CELL_ROLE, FLAG_ROLE, LEVEL
from dataplanner.ui.theme import Theme


class CellPainter(QStyledItemDelegate):
    """Hatches what is not yet assessed and tints totals that need a look; the mark itself is always there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        palette, fonts = theme.palette, theme.fonts
        self._theme = theme
        self._font = fonts.font(fonts.text, fonts.regular)
        self._ink, self._secondary = QColor(palette.ink), QColor(palette.secondary)
        self._surface, self._chosen, self._accent = map(QColor, (palette.surface, palette.accent_soft, palette.accent))
        self._hatching = QBrush(QColor(palette.line), Qt.BrushStyle.BDiagPattern)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        flag = index.data(FLAG_ROLE)
        if flag is not None:
            paint_total(painter, option.rect, str(index.data()), str(flag), self._theme)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.fillRect(option.rect, self._chosen if chosen else self._surface)
            if index.data(CELL_ROLE) == "unknown":
                painter.fillRect(option.rect, self._hatching)
            painter.setPen(self._secondary if index.column() == LEVEL else self._ink)
            painter.setFont(self._font)
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        view = option.widget
        if isinstance(view, QTableView) and view.currentIndex() == index:
            painter.setPen(self._accent)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


def paint_total(painter: QPainter, rect: QRect, text: str, flag: str, theme: Theme) -> None:
    """Paint a total; ``flag`` is red, amber or empty."""
    palette, fonts = theme.palette, theme.fonts
    tint = {"red": palette.red_soft, "amber": palette.amber_soft}.get(flag, palette.sunken)
    painter.fillRect(rect, QColor(tint))
    painter.setPen(QColor({"red": palette.red, "amber": palette.amber}.get(flag, palette.ink)))
    painter.setFont(fonts.font(fonts.heading, fonts.strong))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
