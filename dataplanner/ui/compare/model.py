"""The differences of a comparison as a Qt table: what changed, of whom, before and after."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dataplanner.analysis.comparison import Comparison, Difference
from dataplanner.model.differences import LEFT
from dataplanner.ui.compare.words import WORDS
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Change", "Position", "Before", "After")


class DifferencesModel(QAbstractTableModel):
    """One comparison, or those of its differences that are looked at."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._icons = {what: kind_icon(what, theme) for what in WORDS}
        self._comparison: Comparison | None = None
        self.differences: list[Difference] = []

    def show(self, comparison: Comparison, whats: Collection[str]) -> None:
        """Show the differences of these kinds."""
        self.beginResetModel()
        self.differences = [difference for difference in comparison.differences if difference.what in whats]
        self._comparison = comparison
        self.endResetModel()

    def row_of(self, position: str) -> int:
        """The first row about a position, or -1."""
        return next((at for at, difference in enumerate(self.differences) if difference.position == position), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.differences)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._row(self.differences[index.row()])[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._icons[self.differences[index.row()].what]
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if across else None

    def _row(self, difference: Difference) -> tuple[str, str, str, str]:
        assert self._comparison is not None
        side = self._comparison.before if difference.what == LEFT else self._comparison.after
        position = self._session.plan.organisation(side).position(difference.position)
        name = self._session.names.position(position)
        return WORDS[difference.what], name, difference.before or "–", difference.after or "–"
