"""The parking area of an import: the positions that have neither a manager nor reports."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.ui.importing.summary import Parked
from dataplanner.ui.tables import list_table
from dataplanner.ui.widgets import label

Index = QModelIndex | QPersistentModelIndex
HINT = "They have neither a manager nor reports, and wait beside the chart until you give them a place."
NOBODY = "Nobody is parked: everybody has a place in the chart."


class ParkedTable(QAbstractTableModel):
    """Parked positions as rows."""

    HEADINGS = ("Row", "Name", "Title", "Department")

    def __init__(self, parked: Sequence[Parked]) -> None:
        super().__init__()
        self.parked = parked

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.parked)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        one, name = self.parked[index.row()]
        return ("added" if one.row is None else one.row, name, one.title, one.department)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.HEADINGS[section] if orientation == Qt.Orientation.Horizontal else section + 1


class ParkedList(QWidget):
    """The list of them; choosing one asks for its row."""

    row_wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._hint = label("", "secondary", wrap=True)
        self.table = list_table("Parked positions")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)

    def show_parked(self, parked: Sequence[Parked]) -> None:
        """Show who is parked in another import."""
        self._model = ParkedTable(parked)
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        for section, width in enumerate((60, 180, 180)):
            self.table.horizontalHeader().resizeSection(section, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._hint.setText(HINT if parked else NOBODY)
        self.table.setVisible(bool(parked))

    def _on_current(self, current: QModelIndex) -> None:
        position = self._model.parked[current.row()].position
        if position.row is not None:
            self.row_wanted.emit(position.source, position.row)
