"""Lists of records as tables: read line by line, chosen by whole lines, their headings over the texts."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView


def list_table(name: str, model: QAbstractItemModel | None = None) -> QTableView:
    """A table without numbers of lines; ``name`` is what screen readers call it. Tab leaves it."""
    table = QTableView()
    table.setAccessibleName(name)
    if model is not None:
        table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
