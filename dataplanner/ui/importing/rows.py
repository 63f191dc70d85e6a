"""The rows of a table as they were read, with the field of every column above it."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from dataplanner.files.hr_import import ImportedOrganisation, Table

Index = QModelIndex | QPersistentModelIndex
HIDDEN = "left out"
LONGEST = 200
WIDEST = 240  # pixels
ROWS_MEASURED = 40
ROWS_KEPT = 256


class RowsModel(QAbstractTableModel):
    """All rows of one table; cells of columns that are left out are not shown."""

    def __init__(self, table: Table, imported: ImportedOrganisation, at: int) -> None:
        super().__init__()
        self._table = table
        self._row = lru_cache(ROWS_KEPT)(table.rows.__getitem__)  # Qt asks for one cell at a time
        mapping = imported.mapping
        self._left_out = {name for name, _ in mapping.left_out}
        self._fields: dict[str | None, str] = {}
        for field, columns in mapping.fields.items():
            if at < len(columns):
                before = self._fields.get(columns[at])
                self._fields[columns[at]] = f"{before}, {field}" if before else field
        self._told = {problem.row for problem in imported.problems if problem.source == table.source}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._table.header[index.column()] in self._left_out:
            return HIDDEN
        return self._row(index.row())[index.column()][:LONGEST]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            number = self._table.row_numbers[section]
            return f"{number} •" if number in self._told else str(number)
        name = self._table.header[section]
        field = HIDDEN if name in self._left_out else self._fields.get(name, "").replace("_", " ")
        return f"{field or '–'}\n{name}"

    def index_of(self, number: int) -> int | None:
        """Where the row stands that has this number in the file; None where it is none of the table's rows."""
        at = bisect_left(self._table.row_numbers, number)
        return at if at < len(self._table.rows) and self._table.row_numbers[at] == number else None


class RowsView(QTableView):
    """A table of an import; a row can be jumped to."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Rows as they were read")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
        self._header: tuple[str, ...] = ()

    def show_table(self, imported: ImportedOrganisation, at: int) -> None:
        """Show a table; the place in it stays where it was."""
        before = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        known = self._header == imported.tables[at].header
        self._header = imported.tables[at].header
        self._model = RowsModel(imported.tables[at], imported, at)
        self.setModel(self._model)
        if not known:
            self._fit_columns()
        self.verticalScrollBar().setValue(before[0])
        self.horizontalScrollBar().setValue(before[1])

    def _fit_columns(self) -> None:
        """Make the columns as wide as their headers and first cells want; a width drawn by hand stays afterwards."""
        self.resizeColumnsToContents()
        for section in range(self._model.columnCount()):
            self.setColumnWidth(section, min(self.columnWidth(section), WIDEST))

    def jump_to(self, number: int) -> None:
        """Select the row of that number and scroll to it."""
        if (at := self._model.index_of(number)) is not None:
            self.selectRow(at)
            self.scrollTo(self._model.index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
