"""Titles as a Qt table: who holds each, the kind and role that it suggests, how surely, why, and what may mislead."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from dataplanner.analysis.title_groups import TitleGroup
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme, with_equal_figures
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Title", "Positions", "Kind", "Role", "How sure", "State", "Mind", "Why")
TITLE, COUNT, KIND, ROLE, SURE, STATE, MIND, WHY = range(len(HEADINGS))


class TitlesModel(QAbstractTableModel):
    """The groups shown, each with a tick for confirming it."""

    ticked_changed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._icons = {kind: kind_icon(kind, theme) for kind in session.method.kinds}
        self.groups: list[TitleGroup] = []
        self._ticked: set[str] = set()

    def show(self, groups: Iterable[TitleGroup]) -> None:
        """Show these groups; ticks stay where there is something left to confirm."""
        self.beginResetModel()
        self.groups = list(groups)
        self._ticked &= {group.title for group in self.groups if group.open}
        self.endResetModel()
        self.ticked_changed.emit()

    def ticked(self) -> list[TitleGroup]:
        """The groups that are ticked and shown."""
        return [group for group in self.groups if group.title in self._ticked]

    def tick(self, certainties: Iterable[str]) -> None:
        """Tick all that are so certain and not confirmed; nothing else."""
        wanted = set(certainties)
        self.beginResetModel()
        self._ticked = {one.title for one in self.groups if one.open and one.proposal.certainty in wanted}
        self.endResetModel()
        self.ticked_changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.groups)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        tickable = index.isValid() and index.column() == TITLE and self.groups[index.row()].open
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        group = self.groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(group, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(
                group.proposal.warning if index.column() == MIND else self._text(group, index.column())
            )
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TITLE and group.open:
            return Qt.CheckState.Checked if group.title in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and index.column() == KIND:
            return self._icons.get(group.proposal.kind)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and index.column() == COUNT:
            return with_equal_figures(QGuiApplication.font())
        return int(right) if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._ticked ^= {self.groups[index.row()].title}
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == COUNT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if across else None

    def _text(self, group: TitleGroup, column: int) -> str:
        found = group.proposal
        return {
            TITLE: group.title,
            COUNT: f"{len(group.positions):,}",
            KIND: self._session.method.kinds[found.kind].name,
            ROLE: found.role,
            SURE: found.certainty,
            STATE: _state(group),
            MIND: "⚠ may mislead" if found.warning else "",
            WHY: found.reason,
        }[column]


def _state(group: TitleGroup) -> str:
    """What has been confirmed."""
    if group.open == len(group.positions):
        return "proposed"
    parts = [f"{group.confirmed:,} confirmed"] if group.confirmed else []
    parts += [f"{group.otherwise:,} said otherwise"] if group.otherwise else []
    return ", ".join([*parts, *([f"{group.open:,} open"] if group.open else [])])
