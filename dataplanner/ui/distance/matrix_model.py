"""Teams × teams as a Qt table: the distance, the levels up on each side and the common leader in each cell."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dataplanner.analysis.distance import TeamDistance
from dataplanner.model.teams import Team
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.names import short_title
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

PAIR_ROLE = Qt.ItemDataRole.UserRole
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1


class DistanceModel(QAbstractTableModel):
    """Holds every ordered pair, so that a row reads from its own team's side."""

    def __init__(self, session: Session, theme: Theme, teams: list[Team], distances: list[TeamDistance]) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self.teams = teams
        self._pairs = {(d.team_a, d.team_b): d for d in distances} | {
            (d.team_b, d.team_a): _turned(d) for d in distances
        }

    def pair(self, index: Index) -> TeamDistance | None:
        """The pair in a cell, from the row's side; None on the diagonal."""
        if not index.isValid():
            return None
        return self._pairs.get((self.teams[index.row()].id, self.teams[index.column()].id))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.teams)

    def columnCount(self, parent: Index | None = None) -> int:
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair = self.pair(index)
        if pair is None:
            return None
        if role == PAIR_ROLE:
            return pair
        if role == Qt.ItemDataRole.DisplayRole:
            return "–" if pair.distance is None else str(pair.distance)
        if role == DETAIL_ROLE:
            return self._detail(pair)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(pair)
        return plain_tooltip(self.sentence(pair)) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            return kind_icon(self.teams[section].kind, self._theme)
        name = self.teams[section].name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(name)
        return name if role == Qt.ItemDataRole.DisplayRole else None

    def sentence(self, pair: TeamDistance) -> str:
        """What a pair says, in words."""
        names = {team.id: team.name for team in self.teams}
        between = f"{names[pair.team_a]} and {names[pair.team_b]}"
        if pair.common_leader is None:
            return f"{between} have no common leader: they stand in separate trees."
        leader = self._session.names.position(self._session.organisation.position(pair.common_leader))
        return f"{between} meet at {leader}: {pair.levels_up_a} up and {pair.levels_up_b} up."

    def _detail(self, pair: TeamDistance) -> str:
        if pair.common_leader is None:
            return "separate trees"
        leader = self._session.organisation.position(pair.common_leader)
        return (
            f"{pair.levels_up_a}+{pair.levels_up_b} · {short_title(leader.title) or self._session.names.holder(leader)}"
        )


def _turned(pair: TeamDistance) -> TeamDistance:
    return TeamDistance(
        pair.team_b, pair.team_a, pair.levels_up_b, pair.levels_up_a, pair.distance, pair.common_leader
    )  # fmt: skip
