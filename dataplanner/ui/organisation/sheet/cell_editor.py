"""What a cell of the sheet is typed in: Qt's own field, which says what edit its text would be."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dataplanner.model.edits import Edit
from dataplanner.ui.organisation.sheet.model import SheetModel
from dataplanner.ui.typed import typed_as


class CellEditor(QStyledItemDelegate):
    """Makes the field of a cell."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = model

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            cell = QPersistentModelIndex(index)
            typed_as(editor, lambda text: self._typed(cell, text))
        return editor

    def _typed(self, cell: QPersistentModelIndex, text: str) -> Edit | None:
        return self._sheet.typed(cell.row(), cell.column(), text) if cell.isValid() else None
