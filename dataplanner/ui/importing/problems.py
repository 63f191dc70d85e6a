"""The rows of an import that need a look: filtered, jumped to, decided about, and exported with what was seen."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dataplanner.files.hr_import import ImportedOrganisation, Problem, Subject
from dataplanner.ui.importing.decision_bar import DecisionBar
from dataplanner.ui.tables import list_table
from dataplanner.ui.widgets import button, label, row

Index = QModelIndex | QPersistentModelIndex
FILE, SEEN = 0, 2
WIDTHS = (90, 60, 220, 190)  # pixels
LEVELS = {"question": "Questions", "change": "Changes", "note": "Notes"}


class ProblemTable(QAbstractTableModel):
    """Problems as rows: where, what was seen, and what is done about it."""

    HEADINGS = ("File", "Row", "What was seen", "What is done")

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
        done = problem.options[problem.chosen] if problem.options else problem.remedy
        return (problem.source, where, problem.sentence, done)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.HEADINGS[section] if orientation == Qt.Orientation.Horizontal else section + 1


def problem_view(name: str) -> QTableView:
    """An empty list of problems, to be filled by ``show_in``."""
    return list_table(name)


def show_in(view: QTableView, problems: list[Problem]) -> ProblemTable:
    """Show problems in a list; where all are of one file it is not named."""
    model = ProblemTable(problems)
    view.setModel(model)
    header = view.horizontalHeader()
    for section, width in enumerate(WIDTHS):
        header.resizeSection(section, width)
    header.setSectionResizeMode(SEEN, QHeaderView.ResizeMode.Stretch)
    view.setColumnHidden(FILE, len({problem.source for problem in problems}) < 2)
    return model


class ProblemList(QWidget):
    """A filter, the list, what may be done about the chosen one, and the way to a file of the rows."""

    row_wanted = Signal(str, int)
    decided = Signal(object)
    """Decisions: the option wanted for each subject."""
    export_wanted = Signal(list, bool)
    """The problems that are shown, and whether with the columns that are left out as sensitive."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "heading")
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Show only one kind")
        self.kinds.activated.connect(lambda _at: self._show())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a name or row")
        self.search.setAccessibleName("Find a name or row")
        self.search.textChanged.connect(lambda _text: self._show())
        self.export = button("Export these rows…", self._export)
        self.sensitive = QCheckBox("with left-out columns")
        self._told = label("", "secondary", wrap=True)
        self.table = problem_view("Rows that need a look")
        self.bar = DecisionBar()
        self.bar.decided.connect(self._decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(row(self.kinds, self.search, self.sensitive, self.export))
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)

    def show_problems(self, imported: ImportedOrganisation) -> None:
        """Show the problems of another import; the kind and the one that were looked at stay where they are left."""
        self._problems = imported.problems
        kinds, levels = Counter(p.kind for p in self._problems), Counter(p.level for p in self._problems)
        before = self.kinds.currentData()
        self.kinds.clear()
        self.kinds.addItem(f"All {kinds.total():,}", None)
        for level, name in LEVELS.items():
            if 0 < levels[level] < kinds.total():
                self.kinds.addItem(f"{name}: {levels[level]:,}", level)
        for kind, count in kinds.most_common():
            self.kinds.addItem(f"{kind.replace('_', ' ').capitalize()}: {count:,}", kind)
        self.kinds.setCurrentIndex(max(self.kinds.findData(before), 0) if before else 0)
        self.heading.setText("Every row found its place")
        self.heading.setVisible(not kinds)
        self.sensitive.setVisible(bool(kinds and imported.columns_left_out))
        for widget in (self.kinds, self.search, self.export):
            widget.setVisible(bool(kinds))
        self._show(self.bar.problem)

    def tell(self, text: str) -> None:
        """Say what came of an export, beside its button; "" for nothing."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _export(self) -> None:
        self.export_wanted.emit(self._model.problems, self.sensitive.isChecked())

    def _show(self, current: Problem | None = None) -> None:
        kind, wanted = self.kinds.currentData(), self.search.text().strip().casefold()
        problems = [p for p in self._problems if kind in (None, p.kind, p.level) and (not wanted or _says(p, wanted))]
        self._model = show_in(self.table, problems)
        for widget in (self.table, self.bar):
            widget.setVisible(bool(self._problems))
        self.table.setColumnHidden(FILE, len({problem.source for problem in self._problems}) < 2)
        self.export.setEnabled(bool(problems))
        self.tell("")
        self.bar.show_problem(None, [])
        if current is not None and current.subject:
            self._select([one.subject for one in problems], current.subject)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def _select(self, subjects: list[Subject | None], wanted: Subject) -> None:
        """Turn to a problem of the list again, without asking for its row."""
        if wanted in subjects:
            at = subjects.index(wanted)
            self.table.selectRow(at)
            self.table.scrollTo(self._model.index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._show_options(at)

    def _show_options(self, at: int) -> None:
        problem = self._model.problems[at]
        kind = problem.subject.kind if problem.subject else ""
        self.bar.show_problem(problem, [one for one in self._problems if one.subject and one.subject.kind == kind])

    def _on_current(self, current: QModelIndex) -> None:
        problem = self._model.problems[current.row()]
        self._show_options(current.row())
        if problem.row is not None:
            self.row_wanted.emit(problem.source, problem.row)

    def _decide(self, problems: list[Problem], option: int) -> None:
        self.decided.emit({problem.subject: option for problem in problems if problem.subject})


def _says(problem: Problem, wanted: str) -> bool:
    return wanted == str(problem.row) or wanted in problem.sentence.casefold()
