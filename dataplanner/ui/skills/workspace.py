"""The skills workspace: choose a team, fill in its matrix, see what is missing as it is filled in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.model.edits import Batch
from dataplanner.model.teams import Team
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.session import Session
from dataplanner.ui.skills.matrix_model import MatrixModel
from dataplanner.ui.skills.matrix_view import MatrixView
from dataplanner.ui.skills.reading import SkillsReading
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, clear_layout, label, toggle
from dataplanner.ui.workspace import Workspace

HELP = (
    "X or Space sets a skill · Delete says that it is not there · ? marks it not yet assessed (hatched) · "
    "a half does not exist: either the skill is there or it is not"
)
HALF = ("A skill is there or it is not: a half or a percentage would hide the gap.", "Type X, or leave the cell empty.")


class SkillsWorkspace(Workspace):
    """Teams as a row of choices, the matrix below, its reading in the inspector."""

    name = "Skills"
    icon = "skills"
    tables = frozenset({"teams", "positions", "people", "skills", "assessments", "experience"})

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._team: str | None = None
        self._model: MatrixModel | None = None
        self._reading = SkillsReading(session)
        self._teams = QHBoxLayout()
        self._teams.setSpacing(8)
        self.view = MatrixView(theme)
        self.view.answered.connect(self._answer)
        self.view.level_asked.connect(self._next_level)
        self.view.half_refused.connect(lambda: session.refused.emit(*HALF))
        session.findings.found.connect(self._show_reading)
        self._help = label(HELP, "small", wrap=True)
        self._empty = self._empty_state()
        self.column.addLayout(self._teams)
        for part in (self._empty, self.view, self._help):
            self.column.addWidget(part)
        self.column.setStretch(2, 1)

    def inspector(self) -> QWidget:
        return self._reading

    def status(self) -> str:
        if self._model is None:
            return "No team marked yet"
        matrix = self._model.matrix
        flags = len(matrix.red_flags)
        return (
            f"{matrix.team.name} · {len(matrix.skills)} skills · {len(matrix.people)} people · "
            f"{flags} red flag{'' if flags == 1 else 's'}"
        )

    def show_team(self, team_id: str) -> None:
        """Turn to a team's matrix."""
        self._team = team_id
        self.invalidate()

    def refresh(self) -> None:
        team = self._chosen()
        self._show_teams(team)
        matrix = team_matrix(self.session.plan, self.session.scenario, team, self.session.method) if team else None
        usable = matrix is not None and bool(matrix.people and matrix.skills)
        for part in (self.view, self._help):
            part.setVisible(usable)
        self._empty.setVisible(not usable)
        if matrix is None or not usable:
            self._model = None
            self.view.setModel(None)
            self._reading.show_nothing()
        else:
            self._show_matrix(matrix)

    def _chosen(self) -> Team | None:
        teams = self.session.organisation.sorted_teams()
        return next((team for team in teams if team.id == self._team), teams[0] if teams else None)

    def _show_teams(self, chosen: Team | None) -> None:
        clear_layout(self._teams)
        self._teams.addWidget(label("Skills gap matrix", "heading"))
        for team in self.session.organisation.sorted_teams():
            tab = toggle(team.name, self._showing(team.id), on=team is chosen)
            tab.setIcon(kind_icon(team.kind, self.theme))
            self._teams.addWidget(tab)
        self._teams.addStretch(1)

    def _showing(self, team_id: str) -> Callable[[bool], None]:
        return lambda _on: self.show_team(team_id)

    def _show_matrix(self, matrix: TeamMatrix) -> None:
        if self._model is not None and self._model.matrix.team.id == matrix.team.id:
            self._model.show(matrix)
        else:
            self._model = MatrixModel(self.session, matrix)
            self.view.setModel(self._model)
            self.view.selectionModel().currentChanged.connect(lambda *_: self._show_reading())
        self.view.lay_out()
        self._show_reading()

    def _show_reading(self) -> None:
        if self._model is not None:
            index = self.view.currentIndex()
            self._reading.show_matrix(self._model, index if self._model.is_cell(index) else None)

    def _answer(self, cells: list[QModelIndex], held: bool | None) -> None:
        if self._model is None:
            return
        edits = tuple(self._model.edit_for(index, held) for index in cells)
        self.session.do(edits[0] if len(edits) == 1 else Batch(edits, f"Assess {len(edits)} cells"))

    def _next_level(self, row: int) -> None:
        if self._model is not None:
            self.session.do(self._model.next_level(row))

    def _empty_state(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        text = "A matrix belongs to a team. Select a leader on the chart and mark a team with Ctrl+T."
        line.addWidget(label(text, "secondary", wrap=True), 1)
        line.addWidget(button("Go to the chart", lambda: self.session.workspace_requested.emit("Organisation")))
        return holder
