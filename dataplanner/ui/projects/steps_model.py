"""The steps of a project as a Qt table: groups and steps are rows, crawl, walk and run are columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dataplanner.analysis.method import Method, MethodStep, StepGroup
from dataplanner.analysis.steps import PhaseSteps, StepState

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, str]
"""A phase and a step, by id."""

STATE_ROLE = Qt.ItemDataRole.UserRole
SIGNS = {
    "done": "✓",
    "under_way": "●",
    "not_started": "",
    "waiting": "⚑",
    "not_needed": "not needed",
    "dont_know": "don’t know",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a group's heading, or one of its steps."""

    group: StepGroup
    step: MethodStep | None


class StepsModel(QAbstractTableModel):
    """Shows what analysis.steps says of a project; ``notes`` are words that stand behind the sign of a cell."""

    def __init__(
        self, method: Method, phases: list[PhaseSteps], today: date, notes: Mapping[Cell, str] | None = None
    ) -> None:
        super().__init__()
        self._today = today
        self._notes = notes or {}
        self.phases = phases
        self.lines = [
            line
            for group in method.groups.values()
            for line in (Line(group, None), *(Line(group, step) for step in method.steps_of(group.id)))
        ]

    def show(self, phases: list[PhaseSteps], notes: Mapping[Cell, str] | None = None) -> None:
        """Show the same project after an edit; the cursor stays."""
        self.phases, self._notes = phases, notes or {}
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(phases) - 1)

    def state(self, index: Index) -> StepState | None:
        """The step in its phase at a cell; None on a group's heading."""
        step = self.lines[index.row()].step if index.isValid() else None
        if step is None:
            return None
        return next(state for state in self.phases[index.column()].steps if state.step.id == step.id)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.phases)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable if self.state(index) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        state = self.state(index)
        if state is None:
            return None
        if role == STATE_ROLE:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(state)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            note = self._notes.get((state.record.phase, state.step.id), "")
            told = f"{state.step.name} in {self.phases[index.column()].phase.name}: {state.status.name}"
            return f"{told}, {note}" if note else told
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            line = self.lines[section]
            return line.step.name if line.step else line.group.name
        phase = self.phases[section]
        return f"{phase.phase.name}\n{phase.settled} of {len(phase.steps)} done{', now' if phase.current else ''}"

    def _shown(self, state: StepState) -> str:
        sign = SIGNS.get(state.record.status, state.status.name)
        note = self._notes.get((state.record.phase, state.step.id), "")
        if note:
            return f"{sign} {note}".strip()
        if state.record.status == "waiting" and (days := days_since(state.record.since, self._today)) is not None:
            return f"{sign} {days} days"
        return f"{sign} early" if state.too_early and state.record.status == "done" else sign


def days_since(since: str, today: date) -> int | None:
    """Whole days from an ISO date to today; None where there is no sound date or it lies ahead."""
    try:
        days = (today - date.fromisoformat(since)).days
    except ValueError:
        return None
    return days if days >= 0 else None
