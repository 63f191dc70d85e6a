"""The backlog as a Qt table: a heading a phase with its load, its items below in their turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dataplanner.analysis.backlog import BacklogPlan, PhaseLoad, PlannedItem
from dataplanner.analysis.backlog_text import UNPLACED, load_in_words, standing
from dataplanner.analysis.method import Method
from dataplanner.analysis.part_text import PartWords
from dataplanner.model.projects import PHASES
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = ("Item", "Value", "Complexity", "Reach", "Points", "Teams", "Stands")
CENTRED = range(1, 5)
DOTS = "●"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: the heading of a phase, empty for not placed, or one of its items."""

    phase: str
    item: PlannedItem | None = None


class BacklogModel(QAbstractTableModel):
    """Shows a plan of the backlog."""

    def __init__(self, method: Method) -> None:
        super().__init__()
        self._method = method
        self._words: PartWords | None = None
        self._loads: dict[str, PhaseLoad] = {}
        self.lines: list[Line] = []

    def show(self, plan: BacklogPlan, words: PartWords) -> None:
        """Show a plan; views lose their cursor."""
        self.beginResetModel()
        self._words = words
        self._loads = {load.phase: load for load in plan.loads}
        self.lines = list(_lines(plan))
        self.endResetModel()

    def row_of(self, item: str) -> int | None:
        """The row of an item."""
        return next((at for at, line in enumerate(self.lines) if line.item and line.item.item.id == item), None)

    def item(self, index: Index) -> PlannedItem | None:
        """The item at a cell; None on a heading."""
        return self.lines[index.row()].item if index.isValid() and index.row() < len(self.lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable if self.item(index) is not None else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if section in CENTRED else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == ITEM_ROLE:
            return line.item
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self._cell(line.item, index.column()) if line.item else self.heading(line) if not index.column() else ""
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in CENTRED:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.ToolTipRole and line.item:
            return plain_tooltip(self._cell(line.item, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and line.item:
            return f"{line.item.item.name}: {self._cell(line.item, index.column()) or 'not said'}"
        return None

    def heading(self, line: Line) -> str:
        """What stands above the items of a phase: its name and what it carries of what is wanted."""
        return load_in_words(self._loads[line.phase], self._method) if line.phase else UNPLACED

    def _cell(self, one: PlannedItem, column: int) -> str:
        item = one.item
        if column == 0:
            return item.name
        if column == 5:
            return self._words.field(item, "teams") if self._words else ""
        if column == 6:
            return standing(one, self._method)
        numbers = (
            DOTS * item.value, str(item.complexity or ""), "" if one.reach is None else f"{one.reach:.0%}",
            "" if one.points is None else f"{one.points:.3g}",
        )  # fmt: skip
        return numbers[column - 1]


def _lines(plan: BacklogPlan) -> Iterator[Line]:
    for phase in (*PHASES, ""):
        items = [one for one in plan.items if one.item.phase == phase]
        if items or phase:
            yield Line(phase)
        yield from (Line(phase, one) for one in items)
