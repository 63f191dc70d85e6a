"""The rows of an import that need a look: filtered by kind, jumped to, and exported with what was seen in them."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from dataplanner.files.hr_import import ImportedOrganisation, Problem
from dataplanner.ui.widgets import button, label, row

Index = QModelIndex | QPersistentModelIndex


class ProblemTable(QAbstractTableModel):
    """Problems as rows: where, what, and what to do."""

    HEADINGS = ("File", "Row", "What was seen", "What to do")

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.problems)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        problem = self.problems[index.row()]
        where = "whole file" if problem.row is None else problem.row
        return (problem.source, where, problem.sentence, problem.remedy)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.HEADINGS[section] if orientation == Qt.Orientation.Horizontal else section + 1


class ProblemList(QWidget):
    """A filter, the list, and the way to a file of the rows."""

    row_wanted = Signal(str, int)
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "heading")
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Show only one kind")
        self.kinds.activated.connect(lambda _at: self._show())
        self.export = button("Export these rows…", self.export_wanted.emit)
        self.table = QTableView()
        self.table.setAccessibleName("Rows that need a look")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row(self.heading, self.kinds, None, self.export))
        column.addWidget(self.table, 1)

    def show_problems(self, imported: ImportedOrganisation) -> None:
        """Show the problems of another import; the kind that was looked at stays where there are any left."""
        self._problems = imported.problems
        counts = Counter(problem.kind for problem in self._problems)
        before = self.kinds.currentData()
        self.kinds.clear()
        self.kinds.addItem(f"All {counts.total():,}", None)
        for kind, count in counts.most_common():
            self.kinds.addItem(f"{kind.replace('_', ' ').capitalize()}: {count:,}", kind)
        self.kinds.setCurrentIndex(max(self.kinds.findData(before), 0) if before else 0)
        self.heading.setText("Rows that need a look" if counts else "Every row found its place")
        for widget in (self.kinds, self.export):
            widget.setVisible(bool(counts))
        self._show()

    def _show(self) -> None:
        kind = self.kinds.currentData()
        problems = [problem for problem in self._problems if kind in (None, problem.kind)]
        self._model = ProblemTable(problems)
        self.table.setModel(self._model)
        self.table.setVisible(bool(problems))
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        header = self.table.horizontalHeader()
        for section, width in enumerate((120, 60, 320)):
            header.resizeSection(section, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def _on_current(self, current: QModelIndex) -> None:
        problem = self._model.problems[current.row()]
        if problem.row is not None:
            self.row_wanted.emit(problem.source, problem.row)
