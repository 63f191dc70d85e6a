"""What a newer export changes, its contradictions to the user's own changes, to be ticked, and what needs a look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableView, QTabWidget, QVBoxLayout, QWidget

from dataplanner.analysis.comparison import Difference
from dataplanner.analysis.refresh import Refresh
from dataplanner.files.hr_import import Problem
from dataplanner.ui.importing.problems import problem_view, show_in
from dataplanner.ui.tables import list_table
from dataplanner.ui.widgets import label

Index = QModelIndex | QPersistentModelIndex
MASKED = "The lists stay hidden while names are masked."


class DifferenceTable(QAbstractTableModel):
    """Differences as rows; where ``ticks``, the first cell can be ticked to take what the export says."""

    def __init__(self, found: Sequence[Difference], refresh: Refresh, *, ticks: bool) -> None:
        super().__init__()
        self._found, self._refresh, self._ticks = found, refresh, ticks
        between = ("Here", "In the export") if ticks else ("Before", "After")
        self._heads = ("Position", "Change", *between)
        self.taking: set[tuple[str, str]] = set()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._found[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks and index.column() == 0:
            return Qt.CheckState.Checked if one.key in self.taking else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._refresh.called[one.position], one.what, *self._refresh.sides(one))[index.column()]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._found[index.row()].key
        (self.taking.add if Qt.CheckState(value) == Qt.CheckState.Checked else self.taking.discard)(key)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        ticked = Qt.ItemFlag.ItemIsUserCheckable if self._ticks and index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | ticked

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation == Qt.Orientation.Horizontal else section + 1


class RefreshDialog(QDialog):
    """Counts on top, then the contradictions with their ticks, then all differences beside the export's problems."""

    def __init__(
        self, parent: QWidget, source: str, refresh: Refresh, problems: list[Problem], *, masked: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Refresh from a newer export")
        self.resize(900, 600)
        self._conflicts = DifferenceTable(refresh.conflicts, refresh, ticks=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(label(source, "heading"))
        column.addWidget(label(counts_text(refresh), "body", wrap=True))
        if masked:
            column.addWidget(label(MASKED, "secondary"))
        elif refresh.conflicts:
            column.addWidget(label("Changed both here and there: yours stays, unless you tick it", "strong"))
            column.addWidget(_view(self._conflicts, "Changed both here and there"), 1)
        if not masked:
            column.addWidget(_lists(refresh, problems), 2)
        column.addWidget(label("Your teams, skills, dotted lines and other scenarios stay.", "secondary"))
        column.addWidget(self._buttons())

    @property
    def taking(self) -> frozenset[tuple[str, str]]:
        """The contradictions, by their keys, in which the export is to win."""
        return frozenset(self._conflicts.taking)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Refresh the plan", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def counts_text(refresh: Refresh) -> str:
    """How many positions differ in each way, and how many do not."""
    counts = [f"{count:,} {way}" for way, count in refresh.counts.items() if count]
    return " · ".join([*counts, f"{refresh.unchanged:,} unchanged", f"{len(refresh.conflicts):,} to decide"])


def _lists(refresh: Refresh, problems: list[Problem]) -> QTabWidget:
    """All differences, and behind them the rows of the export that need a look, where there are any."""
    lists = QTabWidget()
    lists.setDocumentMode(True)
    lists.tabBar().setDrawBase(False)
    changes = _view(DifferenceTable(refresh.differences, refresh, ticks=False), "What changes")
    lists.addTab(changes, f"What changes · {len(refresh.differences):,}")
    if problems:
        looked_at = problem_view("Rows of the export that need a look")
        show_in(looked_at, problems).setParent(looked_at)
        lists.addTab(looked_at, f"To look at in the export · {len(problems):,}")
    return lists


def _view(model: DifferenceTable, name: str) -> QTableView:
    view = list_table(name, model)
    model.setParent(view)
    for section, width in enumerate((300, 90, 200)):
        view.horizontalHeader().resizeSection(section, width)
    view.horizontalHeader().setStretchLastSection(True)
    return view
