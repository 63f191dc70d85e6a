"""The table of the sheet under keys and mouse: copy, paste, fill down, clear, and one selection with the chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from dataplanner.analysis.cell_text import cells_of_text, text_of_cells
from dataplanner.ui.organisation.sheet.cell_editor import CellEditor
from dataplanner.ui.organisation.sheet.model import SheetModel
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme

MOST_SELECTED = 2_000
"""More rows than this are not followed on the chart: nobody could see them, and every step would be late."""
_COPY, _PASTE, _CUT = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Cut


class SheetView(QTableView):
    """Selecting cells selects their positions everywhere, and the other way round."""

    def __init__(self, session: Session, model: SheetModel, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._sheet = model
        self._echo = False
        self.setModel(model)
        self.setItemDelegate(CellEditor(model, self))
        self.setAccessibleName("Sheet of all positions")
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().setDefaultSectionSize(theme.space.row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(model.sort)
        self.selectionModel().selectionChanged.connect(lambda *_: self._lead())
        model.modelReset.connect(self.follow)
        session.selection_changed.connect(self.follow)

    def lay_out(self) -> None:
        """Give the columns their widths."""
        for number, column in enumerate(self._sheet.columns):
            self.setColumnWidth(number, column.width)

    # One selection with the chart

    def _lead(self) -> None:
        if self._echo or not self.isVisible():
            return
        rows = self._selected_rows()
        if len(rows) <= MOST_SELECTED:
            self._echo = True
            self._session.select([self._sheet.ids[row] for row in rows])
            self._echo = False

    def follow(self) -> None:
        """Select the rows of what the session has selected, unless they are already."""
        if self._echo:
            return
        rows = [row for id_ in self._session.selection if (row := self._sheet.row_of(id_)) >= 0]
        if self._selected_rows() == sorted(rows):
            return
        self._echo = True
        selection, last = QItemSelection(), self._sheet.columnCount() - 1
        for row in rows:
            selection.select(self._sheet.index(row, 0), self._sheet.index(row, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            current = self._sheet.index(rows[0], max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(current)
        self._echo = False

    def _selected_rows(self) -> list[int]:
        """The rows with a selected cell, from the ranges: a whole column may be selected."""
        ranges = self.selectionModel().selection()
        return sorted({row for part in ranges.toList() for row in range(part.top(), part.bottom() + 1)})

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not left to the actions of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._action(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (act := self._action(event)) is not None:
            act()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if self.state() != QAbstractItemView.State.EditingState:
                self._down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on to the one below."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does here; None where it does what it does everywhere."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.matches(_COPY):
            return self.copy
        if event.matches(_PASTE):
            return self.paste
        if event.matches(_CUT):
            return self.cut
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return self.fill_down
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            return self.clear_cells
        if event.key() == Qt.Key.Key_F2 and plain:
            return lambda: self.edit(self.currentIndex())
        return None

    def _down(self) -> None:
        index = self.currentIndex()
        if index.row() + 1 < self._sheet.rowCount():
            self.setCurrentIndex(self._sheet.index(index.row() + 1, index.column()))

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as spreadsheets take them."""
        rows, columns = self._block()
        texts = [[self._sheet.text(row, column) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(text_of_cells(texts))

    def cut(self) -> None:
        """Put the selected cells on the clipboard and empty them."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Put what is on the clipboard into the sheet from the current cell on; one cell fills all selected ones.

        Rows that are pasted on the last row come below it: there is no empty one to paste them on.
        """
        texts = cells_of_text(QGuiApplication.clipboard().text())
        rows, columns = self._block()
        if not texts or not rows:
            return
        if len(texts) == 1 and len(texts[0]) == 1 and len(rows) * len(columns) > 1:
            cells = [(index.row(), index.column(), texts[0][0]) for index in self.selectedIndexes()]
            self._sheet.fill(cells, f"Fill {len(cells):,} cells")
        else:
            self._paste_rows(rows[0], columns[0], self._sheet.without_headings(columns[0], texts))

    def _paste_rows(self, row: int, column: int, texts: Sequence[Sequence[str]]) -> None:
        are_rows = column == 0 and any(len(line) > 1 for line in texts)
        first = row + 1 if are_rows and row == self._sheet.rowCount() - 1 else row
        if texts:
            self._sheet.put(first, column, texts, f"Paste {len(texts):,} rows" if len(texts) > 1 else "Paste a row")

    def fill_down(self) -> None:
        """Put the text of the first selected row into all selected rows below it, column by column."""
        rows, _ = self._block()
        below = [index for index in self.selectedIndexes() if index.row() != rows[0]] if rows else []
        cells = [(index.row(), index.column(), self._sheet.text(rows[0], index.column())) for index in below]
        if cells:
            self._sheet.fill(cells, f"Fill {len(cells):,} cells")

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        cells = [(index.row(), index.column(), "") for index in self.selectedIndexes()]
        if cells:
            self._sheet.fill(cells, f"Clear {len(cells):,} cells" if len(cells) > 1 else "Clear a cell")

    def _block(self) -> tuple[list[int], list[int]]:
        """The rows and the columns that are selected; those of the current cell where none are."""
        indexes: list[QModelIndex] = self.selectedIndexes() or [self.currentIndex()]
        valid = [index for index in indexes if index.isValid()]
        return sorted({index.row() for index in valid}), sorted({index.column() for index in valid})
