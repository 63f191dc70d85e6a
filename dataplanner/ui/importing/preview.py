"""What an import found: its counts, how managers were resolved, and every row that needs a look."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from dataplanner.files.hr_import import ImportedOrganisation
from dataplanner.files.hr_import.shapes import Mapping, Problem
from dataplanner.ui.widgets import card, label, row

Index = QModelIndex | QPersistentModelIndex


class ProblemTable(QAbstractTableModel):
    """Problems as rows: where, what, and what to do."""

    HEADINGS = ("File", "Row", "What was seen", "What to do")

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        problem = self._problems[index.row()]
        where = "whole file" if problem.row is None else problem.row
        return (problem.source, where, problem.sentence, problem.remedy)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.HEADINGS[section] if orientation == Qt.Orientation.Horizontal else section + 1


class ImportPreview(QWidget):
    """Figures on top, then the mapping in words, then the problems with a filter by kind."""

    def __init__(self, imported: ImportedOrganisation) -> None:
        super().__init__()
        self._imported = imported
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._figures())
        column.addWidget(self._mapping())
        column.addWidget(self._filter())
        self.table = QTableView()
        self.table.setAccessibleName("Rows that need a look")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        column.addWidget(self.table, 1)
        self._show(None)

    def _figures(self) -> QWidget:
        imported = self._imported
        tops = sum(position.manager_id is None for position in imported.positions)
        figures = (
            (f"{len(imported.positions):,}", "positions"),
            (f"{len(imported.people):,}", "people"),
            (f"{sum(position.vacant for position in imported.positions):,}", "vacant"),
            (f"{tops:,}", "without a manager"),
            (f"{imported.rows_read:,}", "rows read"),
            (f"{imported.rows_left_out + imported.rows_merged:,}", "left out or merged"),
        )
        return row(*(_figure(value, name) for value, name in figures), None, spacing=12)

    def _mapping(self) -> QWidget:
        frame, lines = card()
        lines.addWidget(label("How the columns were understood", "strong"))
        lines.addWidget(label(_mapping_text(self._imported.mapping), "body", wrap=True))
        lines.addWidget(label(_manager_text(self._imported), "body", wrap=True))
        if self._imported.columns_left_out:
            left_out = ", ".join(self._imported.columns_left_out)
            lines.addWidget(label(f"Left out, as it is nobody’s business here: {left_out}", "secondary", wrap=True))
        return frame

    def _filter(self) -> QWidget:
        kinds = Counter(problem.kind for problem in self._imported.problems)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Show only one kind")
        self.kinds.addItem(f"All {sum(kinds.values()):,}", None)
        for kind, count in kinds.most_common():
            self.kinds.addItem(f"{kind.replace('_', ' ').capitalize()}: {count:,}", kind)
        self.kinds.activated.connect(lambda at: self._show(self.kinds.itemData(at)))
        heading = "Rows that need a look" if kinds else "Every row found its place"
        return row(label(heading, "heading"), self.kinds if kinds else None, None)

    def _show(self, kind: str | None) -> None:
        problems = [problem for problem in self._imported.problems if kind in (None, problem.kind)]
        self._model = ProblemTable(problems)
        self.table.setModel(self._model)
        self.table.setVisible(bool(problems))
        header = self.table.horizontalHeader()
        for section, width in enumerate((220, 80, 420)):
            header.resizeSection(section, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)


def _figure(value: str, name: str) -> QWidget:
    frame, lines = card()
    lines.addWidget(label(value, "title"))
    lines.addWidget(label(name, "secondary"))
    return frame


def _mapping_text(mapping: Mapping) -> str:
    """Each field with the column that holds it, the fields without one left out."""
    found = {name: next((c for c in columns if c), None) for name, columns in mapping.fields.items()}
    return " · ".join(f"{name.replace('_', ' ')}: {column}" for name, column in found.items() if column)


def _manager_text(imported: ImportedOrganisation) -> str:
    chosen = next((way for way in imported.mapping.managers if way), None)
    if chosen is None:
        return "No column says who reports to whom: everybody is listed without a manager."
    return (
        f"Managers are given by {chosen.way} in “{chosen.column}”, found in “{chosen.key}”: "
        f"{imported.share_resolved:.1%} of the filled cells lead to exactly one row."
    )
