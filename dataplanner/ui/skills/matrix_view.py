"""The table that shows a gap matrix: keyboard first, headers upright, cells painted by the theme."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dataplanner.ui.skills.matrix_model import CELL_ROLE, FLAG_ROLE, LEVEL, MatrixModel
from dataplanner.ui.theme import Theme

COLUMN_WIDTH = 66
LEVEL_WIDTH = 92
NAME_WIDTH = 190
HEADER_HEIGHT = 150
ROW_HEIGHT = 40
KEYS = {Qt.Key.Key_X: True, Qt.Key.Key_Delete: False, Qt.Key.Key_Backspace: False, Qt.Key.Key_Question: None}
REFUSED_KEYS = "0123456789.,%½"


class UprightHeader(QHeaderView):
    """Column names read from bottom to top, so that many skills fit side by side."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setFixedHeight(HEADER_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        palette, fonts = self._theme.palette, self._theme.fonts
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


class CellPainter(QStyledItemDelegate):
    """Hatches what is not yet assessed and tints totals that need a look; the mark itself is always there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette, fonts = self._theme.palette, self._theme.fonts
        flag, cell = index.data(FLAG_ROLE), index.data(CELL_ROLE)
        tint = {"red": palette.red_soft, "amber": palette.amber_soft, "": palette.sunken}.get(
            str(flag), palette.surface
        )
        is_total = flag is not None
        painter.fillRect(option.rect, QColor(tint))
        if cell == "unknown":
            painter.fillRect(option.rect, QBrush(QColor(palette.line), Qt.BrushStyle.BDiagPattern))
        ink = {"red": palette.red, "amber": palette.amber}.get(str(flag), palette.ink)
        painter.setPen(QColor(palette.secondary if index.column() == LEVEL else ink))
        painter.setFont(fonts.font(fonts.heading if is_total else fonts.text, fonts.strong if is_total else 400))
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        self._draw_focus(painter, option)

    def _draw_focus(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        view = option.widget
        if isinstance(view, QTableView) and view.visualRect(view.currentIndex()) == option.rect:
            painter.setPen(QColor(self._theme.palette.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


class MatrixView(QTableView):
    """Emits what was asked of a cell; it changes nothing itself."""

    answered = Signal(object, object)
    """Index and True, False or None."""
    level_asked = Signal(int)
    half_refused = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Skills gap matrix")
        self.setHorizontalHeader(UprightHeader(theme, self))
        self.setItemDelegate(CellPainter(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.setProperty("role", "sheet")
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setFixedWidth(NAME_WIDTH)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setSectionsClickable(False)

    def lay_out(self) -> None:
        """Give the columns their widths."""
        for column in range(self.horizontalHeader().count()):
            self.setColumnWidth(column, LEVEL_WIDTH if column == LEVEL else COLUMN_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = Qt.Key(event.key()), self.currentIndex()
        if event.text() and event.text() in REFUSED_KEYS:
            self.half_refused.emit()
        elif key in KEYS:
            self._answer_selected(KEYS[key])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._toggle(index)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._toggle(self.indexAt(event.position().toPoint()))

    def _toggle(self, index: QModelIndex) -> None:
        model = self._matrix_model()
        if model is None or not index.isValid():
            return
        if model.is_cell(index):
            self.answered.emit([index], model.held(index) is not True)
        elif index.column() == LEVEL and index.row() < model.total_row:
            self.level_asked.emit(index.row())

    def _answer_selected(self, held: bool | None) -> None:
        model = self._matrix_model()
        cells = [index for index in self.selectedIndexes() if model is not None and model.is_cell(index)]
        if cells:
            self.answered.emit(cells, held)

    def _matrix_model(self) -> MatrixModel | None:
        model = self.model()
        return model if isinstance(model, MatrixModel) else None
