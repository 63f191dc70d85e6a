"""All data teams side by side: the same skill in each, before and after what is planned, and each team's pie."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHeaderView, QScrollArea, QTableView, QVBoxLayout, QWidget

from dataplanner.analysis.coverage import Cover, Coverage, coverage
from dataplanner.analysis.gaps import team_matrix
from dataplanner.analysis.wording import Count
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.matrix_model import Index
from dataplanner.ui.skills.pie_view import pie_card
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import clear_layout, label, plain_tooltip

ABOUT = (
    "How many people of each data team have a skill, and after the arrow how many will once the hires and the training "
    "that are planned have come. A dash: no column of that team."
)
NONE = "No data team has people yet. Mark the science, engineering and operations teams on the chart."
FLAGS = {"red": "  ⚑", "amber": "  ▾", "": ""}
NOT_ASSESSED = "not assessed"
ROW = 34
ACROSS = 2
"""Pies side by side."""


class CoverageModel(QAbstractTableModel):
    """Skills are rows, teams are columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.coverage = Coverage((), (), ())

    def show_coverage(self, found: Coverage) -> None:
        """Show these figures."""
        self.beginResetModel()
        self.coverage = found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.coverage.skills)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.coverage.teams)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        across = orientation == Qt.Orientation.Horizontal
        name = self.coverage.teams[section].name if across else self.coverage.skills[section].name
        return plain_tooltip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cover = self.coverage.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cover_text(cover)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if cover is None:
            return None
        palette = self._theme.palette
        if role == Qt.ItemDataRole.BackgroundRole and cover.flag_after:
            return QColor(palette.red_soft if cover.flag_after == "red" else palette.amber_soft)
        if role == Qt.ItemDataRole.ForegroundRole and cover.flag:
            return QColor(palette.red if cover.flag == "red" else palette.amber)
        return None


class AcrossPage(QWidget):
    """The table above, the pies below."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.model = CoverageModel(theme)
        self.table = QTableView()
        self.table.setAccessibleName("Skills of all data teams")
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.verticalHeader().sectionResized.connect(self._fit)
        self.table.horizontalHeader().geometriesChanged.connect(self._fit)
        self._about = label("", "secondary", wrap=True)
        self._pies = QGridLayout()
        self._pies.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(12)
        lines.addWidget(self._about)
        lines.addWidget(self.table)
        lines.addLayout(self._pies)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        session = self._session
        found = coverage(session.plan, session.scenario, session.method, today())
        self.model.show_coverage(found)
        self._about.setText(ABOUT if found.teams else NONE)
        self.table.setVisible(bool(found.teams))
        self._fit()
        clear_layout(self._pies)
        for at, team in enumerate(found.teams):
            matrix = team_matrix(session.plan, session.scenario, team, session.method)
            self._pies.addWidget(pie_card(matrix, session.method, self._theme), at // ACROSS, at % ACROSS)

    def _fit(self) -> None:
        """The table is as high as its rows: the page scrolls, not the table in it."""
        frame = 2 * self.table.frameWidth()
        rows = self.table.verticalHeader().length()
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + frame)

    def status(self) -> str:
        """How many skills of how many teams."""
        teams, skills = len(self.model.coverage.teams), len(self.model.coverage.skills)
        return f"{Count(teams):# data team|# data teams} · {Count(skills):# skill|# skills}"


def cover_text(cover: Cover | None) -> str:
    """A cell in words."""
    if cover is None:
        return "–"
    if not cover.assessed:
        return NOT_ASSESSED
    now = f"{cover.have} of {cover.people}{FLAGS[cover.flag]}"
    planned = (cover.after, cover.people_after) != (cover.have, cover.people)
    return f"{now}  →  {cover.after} of {cover.people_after}{FLAGS[cover.flag_after]}" if planned else now
