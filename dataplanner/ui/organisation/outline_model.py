"""The organisation as a Qt tree over its index: leaders hold their reports; parked positions stand at the end."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from dataplanner.analysis.index import index_of
from dataplanner.model.positions import Position
from dataplanner.ui.session import Session
from dataplanner.ui.theme import with_equal_figures
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole
COUNT = 1


class OutlineModel(QAbstractItemModel):
    """One revision of the scenario shown. ``internalId`` is the row in the index, parked ones after the last."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._take()

    def renew(self) -> None:
        """Show the organisation as it is now."""
        self.beginResetModel()
        self._take()
        self.endResetModel()

    def index_of_position(self, position_id: str) -> QModelIndex:
        """Where a position stands; an invalid index for one that is not there."""
        number = self._index.row.get(position_id)
        if number is None:
            parked = self._index.parked
            return self.index(self._roots + parked.index(position_id), 0) if position_id in parked else QModelIndex()
        return self._at(number)

    def position_id(self, index: Index) -> str:
        """The position that an index stands for."""
        number = int(index.internalId())
        ids = self._index.ids
        return ids[number] if number < len(ids) else self._index.parked[number - len(ids)]

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if parent is not None and parent.isValid():
            children = self._index.children(int(parent.internalId()))
            return self.createIndex(row, column, children[row]) if row < len(children) else QModelIndex()
        if 0 <= row < self._roots:
            return self.createIndex(row, column, row)
        parked = row - self._roots
        if 0 <= parked < len(self._index.parked):
            return self.createIndex(row, column, len(self._index) + parked)
        return QModelIndex()

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        number = int(child.internalId())
        if not child.isValid() or number >= len(self._index) or self._index.parent[number] < 0:
            return QModelIndex()
        return self._at(int(self._index.parent[number]))

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return self._roots + len(self._index.parked)
        if parent.column():
            return 0
        number = int(parent.internalId())
        return int(self._index.child_count[number]) if number < len(self._index) else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self.position_id(index)
        if role == Qt.ItemDataRole.FontRole and index.column() == COUNT:
            return with_equal_figures(QGuiApplication.font())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text = self._count(index) if index.column() == COUNT else self._session.names.position(self._position(index))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def _count(self, index: Index) -> str:
        """How many stand below a leader; that a position is parked; nothing for anybody else."""
        number = int(index.internalId())
        if number >= len(self._index):
            return "parked"
        below = int(self._index.headcount[number]) - 1
        return f"{below:,}" if below else ""

    def _position(self, index: Index) -> Position:
        return self._session.organisation.position(self.position_id(index))

    def _at(self, number: int) -> QModelIndex:
        parent = int(self._index.parent[number])
        first = int(self._index.first_child[parent]) if parent >= 0 else 0
        return self.createIndex(number - first, 0, number)

    def _take(self) -> None:
        self._index = index_of(self._session.organisation)
        starts = self._index.level_starts
        self._roots = int(starts[1]) if len(starts) > 1 else 0
