"""The table that shows a gap matrix: keyboard first, mouse and menu for the same things."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from dataplanner.ui.skills.cell_painter import CellPainter
from dataplanner.ui.skills.matrix_model import LEVEL, MatrixModel
from dataplanner.ui.skills.type_ahead import TypeAhead
from dataplanner.ui.skills.upright_header import UprightHeader
from dataplanner.ui.theme import Theme

COLUMN_WIDTH = 66
LEVEL_WIDTH = 92
NAME_WIDTH = 190
ROW_HEIGHT = 40
KEYS = {Qt.Key.Key_X: True, Qt.Key.Key_Delete: False, Qt.Key.Key_Backspace: False, Qt.Key.Key_Question: None}
REFUSED_KEYS = "0123456789.,%½"
CHOICES = (("Has the skill\tX", True), ("Does not have it\tDel", False), ("Not yet assessed\t?", None))
_NO_TEXT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class MatrixView(QTableView):
    """Emits what was asked of cells; it changes nothing itself."""

    answered = Signal(object, object)
    """Indexes and True, False or None."""
    level_asked = Signal(int)
    half_refused = Signal()
    copy_asked = Signal(bool)
    """Whether names are to stand around the cells."""
    paste_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Skills gap matrix")
        self.setHorizontalHeader(UprightHeader(theme, self))
        self.setItemDelegate(CellPainter(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.setProperty("role", "sheet")
        self._type_ahead = TypeAhead()
        self._menu = QMenu(self)
        self._set_up_headers()

    def lay_out(self) -> None:
        """Give the columns their widths; levels are shown where people have them."""
        model = self._matrix_model()
        self.setColumnHidden(LEVEL, model is not None and not model.levelled)
        for column in range(self.horizontalHeader().count()):
            self.setColumnWidth(column, LEVEL_WIDTH if column == LEVEL else COLUMN_WIDTH)

    def selected_cells(self) -> list[QModelIndex]:
        """The answers that are selected, row by row."""
        model = self._matrix_model()
        cells = [index for index in self.selectedIndexes() if model is not None and model.is_cell(index)]
        return sorted(cells, key=lambda index: (index.row(), index.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = "" if event.modifiers() & _NO_TEXT else event.text()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(False)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == _COPY_WITH_NAMES:
            self.copy_asked.emit(True)
        elif not (self._answers(event, text) or self._goes_to_name(text)):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would look in the cells; names are found in keyPressEvent."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._toggle(self.indexAt(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and index not in self.selectedIndexes():
            self.setCurrentIndex(index)
        self._pop_up(event.globalPos())

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setFixedWidth(NAME_WIDTH)
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for header in (rows, columns):
            header.setSectionsClickable(True)
            header.setHighlightSections(False)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._row_menu)
        columns.customContextMenuRequested.connect(self._column_menu)

    def _row_menu(self, at: QPoint) -> None:
        if (row := self.verticalHeader().logicalIndexAt(at)) >= 0:
            self.selectRow(row)
            self._pop_up(self.verticalHeader().mapToGlobal(at))

    def _column_menu(self, at: QPoint) -> None:
        if (column := self.horizontalHeader().logicalIndexAt(at)) >= 0:
            self.selectColumn(column)
            self._pop_up(self.horizontalHeader().mapToGlobal(at))

    def _pop_up(self, at: QPoint) -> None:
        """What can be said of the cells that are selected."""
        self._menu.clear()
        for text, held in CHOICES:
            self._menu.addAction(text, partial(self._answer_selected, held))
        self._menu.addSeparator()
        self._menu.addAction("Copy\tCtrl+C", lambda: self.copy_asked.emit(False))
        self._menu.addAction("Copy with names\tCtrl+Shift+C", lambda: self.copy_asked.emit(True))
        self._menu.addAction("Paste\tCtrl+V", self.paste_asked.emit)
        if self.selected_cells():
            self._menu.popup(at)

    def _answers(self, event: QKeyEvent, text: str) -> bool:
        """Whether a key answered the cells that are selected, or was refused as a half."""
        if text and self._type_ahead.going_on(text, self._names()):
            return False
        key = Qt.Key(event.key())
        if text and text in REFUSED_KEYS:
            self.half_refused.emit()
        elif key in KEYS and not event.modifiers() & _NO_TEXT:
            self._answer_selected(KEYS[key])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
        else:
            return False
        self._type_ahead.forget()
        return True

    def _goes_to_name(self, text: str) -> bool:
        """Whether a letter led to a person."""
        if not text or not text.isprintable():
            return False
        current = self.currentIndex()
        row = self._type_ahead.row(text, self._names(), max(current.row(), 0))
        if row is not None:
            self.setCurrentIndex(self.model().index(row, max(current.column(), 0)))
        return True

    def _names(self) -> list[str]:
        model = self._matrix_model()
        return model.names() if model is not None else []

    def _toggle(self, index: QModelIndex) -> None:
        """Turn a cell round; with several selected, all of them become what most of them are not yet."""
        model, cells = self._matrix_model(), self.selected_cells()
        if model is None or not index.isValid():
            return
        if len(cells) > 1 and index in cells:
            self.answered.emit(cells, not all(model.held(cell) is True for cell in cells))
        elif model.is_cell(index):
            self.answered.emit([index], model.held(index) is not True)
        elif index.column() == LEVEL and index.row() < model.total_row:
            self.level_asked.emit(index.row())

    def _answer_selected(self, held: bool | None) -> None:
        if cells := self.selected_cells():
            self.answered.emit(cells, held)

    def _matrix_model(self) -> MatrixModel | None:
        model = self.model()
        return model if isinstance(model, MatrixModel) else None


_COPY_WITH_NAMES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
