"""Teams × teams as a Qt table: the distance, how it comes about and the common leader in each cell."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dataplanner.analysis.connections import connected_distances
from dataplanner.analysis.distance import TeamDistance
from dataplanner.analysis.distance_matrix import NOWHERE, distance_matrix
from dataplanner.analysis.wording import Count
from dataplanner.model.teams import Team
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.names import short_title
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

PAIR_ROLE = Qt.ItemDataRole.UserRole
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
STEPS_ROLE = Qt.ItemDataRole.UserRole + 2
"""The number in a cell, for its heat; None where there is none."""


class DistanceModel(QAbstractTableModel):
    """Every ordered pair, so that a row reads from its own team's side.

    ``linked`` shows the distance with dotted lines, squads and connections instead of that by reporting lines; the
    latter then stands below it, never in the same number.
    """

    def __init__(self, session: Session, theme: Theme, *, linked: bool = False) -> None:
        super().__init__()
        self._session = session
        self._icons = {kind: kind_icon(kind, theme) for kind in session.method.kinds}
        organisation = session.organisation
        self.teams: list[Team] = organisation.sorted_teams()
        self._matrix = distance_matrix(organisation, self.teams)
        self._linked = connected_distances(organisation, self.teams) if linked else None

    def pair(self, index: Index) -> TeamDistance | None:
        """The pair in a cell by reporting lines, from the row's side; None on the diagonal."""
        if not index.isValid() or index.row() == index.column():
            return None
        return self._matrix.pair(index.row(), index.column())

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
        if role == STEPS_ROLE:
            return self._steps(index, pair)
        if role == Qt.ItemDataRole.DisplayRole:
            steps = self._steps(index, pair)
            return "–" if steps is None else str(steps)
        if role == DETAIL_ROLE:
            return self._by_lines(pair) if self._linked is not None else self._detail(pair)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(index)
        return plain_tooltip(self.sentence(index)) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DecorationRole and orientation == Qt.Orientation.Vertical:
            return self._icons.get(self.teams[section].kind)
        name = self.teams[section].name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(name)
        return name if role == Qt.ItemDataRole.DisplayRole else None

    def sentence(self, index: Index) -> str:
        """What the cell of a pair says, in words; nothing on the diagonal."""
        pair = self.pair(index)
        if pair is None:
            return ""
        if self._linked is None:
            return self._met(pair)
        steps = self._steps(index, pair)
        joined = "Nothing joins them besides" if steps is None else f"{Count(steps):# step|# steps}"
        return f"{self._met(pair)} With dotted lines, squads and embeds: {joined[:1].lower()}{joined[1:]}."

    def _met(self, pair: TeamDistance) -> str:
        """Where a pair meets by reporting lines."""
        names = {team.id: team.name for team in self.teams}
        between = f"{names[pair.team_a]} and {names[pair.team_b]}"
        if leaderless := self._without_lead(pair):
            return (
                f"{between} cannot be measured: {leaderless.name} has no lead, and nobody stands above all its members."
            )
        if pair.common_leader is None:
            return f"{between} have no common leader: they stand in separate trees."
        leader = self._session.names.position(self._session.organisation.position(pair.common_leader))
        return f"{between} meet at {leader}: {pair.levels_up_a} up and {pair.levels_up_b} up."

    def _steps(self, index: Index, pair: TeamDistance) -> int | None:
        if self._linked is None:
            return pair.distance
        steps = int(self._linked[index.row(), index.column()])
        return None if steps == NOWHERE else steps

    def _detail(self, pair: TeamDistance) -> str:
        if self._without_lead(pair):
            return "no lead"
        if pair.common_leader is None:
            return "separate trees"
        leader = self._session.organisation.position(pair.common_leader)
        return (
            f"{pair.levels_up_a}+{pair.levels_up_b} · {short_title(leader.title) or self._session.names.holder(leader)}"
        )

    def _by_lines(self, pair: TeamDistance) -> str:
        """The reporting distance, beside the other number."""
        return "reporting lines: none" if pair.distance is None else f"reporting lines: {pair.distance}"

    def _without_lead(self, pair: TeamDistance) -> Team | None:
        """The team of a pair that has no lead to measure from."""
        organisation = self._session.organisation
        teams = (organisation.team(team) for team in (pair.team_a, pair.team_b)) if pair.distance is None else ()
        return next((team for team in teams if organisation.team_lead(team) is None), None)
