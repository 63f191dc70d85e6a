"""The table of distances: the number large, how it came about below it, and heat that is never alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from dataplanner.analysis.method import Method
from dataplanner.ui.distance.matrix_model import DETAIL_ROLE, STEPS_ROLE
from dataplanner.ui.theme import Theme

COLUMN_WIDTH = 148
ROW_HEIGHT = 62
NAME_WIDTH = 200


class DistanceCell(QStyledItemDelegate):
    """Paints a pair; the diagonal is left blank."""

    def __init__(self, theme: Theme, method: Method, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._method = method

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette, fonts, rect = self._theme.palette, self._theme.fonts, option.rect
        if index.row() == index.column():
            painter.fillRect(rect, QColor(palette.sunken))
            return
        painter.fillRect(rect, QColor(heat_tint(index.data(STEPS_ROLE), self._theme, self._method)))
        painter.setPen(QColor(palette.ink))
        painter.setFont(fonts.font(fonts.title - 2, fonts.strong))
        painter.drawText(rect.adjusted(0, 8, 0, -26), Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.setPen(QColor(palette.secondary))
        painter.setFont(fonts.font(fonts.secondary, fonts.regular))
        width = rect.width() - 16
        detail = painter.fontMetrics().elidedText(str(index.data(DETAIL_ROLE)), Qt.TextElideMode.ElideRight, width)
        painter.drawText(rect.adjusted(8, 34, -8, -6), Qt.AlignmentFlag.AlignCenter, detail)
        view = option.widget
        if isinstance(view, QTableView) and view.visualRect(view.currentIndex()) == rect:
            painter.setPen(QColor(palette.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def heat_tint(distance: int | None, theme: Theme, method: Method) -> str:
    """The tint of a distance, from green over amber to red by the method's bands; none at all is the strongest."""
    palette = theme.palette
    tints = (palette.green_soft, palette.yellow_soft, palette.amber_soft, palette.red_soft)
    heat = 1.0 if distance is None else method.band(distance).heat
    return tints[min(int(heat * len(tints)), len(tints) - 1)]


class DistanceView(QTableView):
    """The matrix; its current cell is the pair that is looked at."""

    def __init__(self, theme: Theme, method: Method) -> None:
        super().__init__()
        self.setAccessibleName("Reporting distance between teams")
        self.setItemDelegate(DistanceCell(theme, method, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.setProperty("role", "sheet")
        self.horizontalHeader().setDefaultSectionSize(COLUMN_WIDTH)
        self.horizontalHeader().setFixedHeight(44)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setFixedWidth(NAME_WIDTH)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setSectionsClickable(False)
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def fit_height(self, rows: int) -> None:
        """As high as its rows, up to eight of them; more scroll."""
        self.setMaximumHeight(46 + ROW_HEIGHT * min(rows, 8) + 14)
