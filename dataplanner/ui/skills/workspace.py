"""The skills workspace: choose a team, fill in its matrix, see what is missing as it is filled in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dataplanner.analysis.gaps import TeamMatrix, matrix_with_answers, team_matrix
from dataplanner.model.document import Changed
from dataplanner.model.skills import Assessment
from dataplanner.model.teams import Team
from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.session import Session
from dataplanner.ui.skills.columns_panel import ColumnsPanel
from dataplanner.ui.skills.exchange import Exchange
from dataplanner.ui.skills.matrix_page import MatrixPage
from dataplanner.ui.skills.matrix_view import MatrixView
from dataplanner.ui.skills.outcome import Outcome
from dataplanner.ui.skills.print_buttons import PrintButtons
from dataplanner.ui.skills.reading import SkillsReading
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, clear_layout, label, toggle
from dataplanner.ui.workspace import Workspace

REST_MS = 40
"""Milliseconds that the cursor rests on a cell before the inspector turns to it."""


class SkillsWorkspace(Workspace):
    """Teams as a row of choices, the matrix below, its reading in the inspector."""

    name = "Skills"
    icon = "skills"
    tables = frozenset({"teams", "positions", "people", "skills", "assessments", "experience"})

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._team: str | None = None
        self._shown_teams: tuple[list[tuple[str, str, str]], str] | None = None
        self._side = QWidget()
        self._reading = SkillsReading(session)
        self._columns = ColumnsPanel(session, theme)
        self._stack_side()
        self._teams = FlowLayout()
        self._rested = QTimer(self, interval=REST_MS, singleShot=True)
        self._rested.timeout.connect(self._show_cell)
        self._page = MatrixPage(session, theme, self._rested.start)
        session.findings.found.connect(self._show_reading)
        self._empty = self._empty_state()
        self.outcome = Outcome()
        self._print = PrintButtons(session, tasks, self.outcome, self._matrix)
        self.exchange = Exchange(session, tasks, self.outcome, self._chosen, self._turn)
        self._tools = self._tool_row()
        self._pages = QStackedWidget()
        for page in (self._page, self.exchange.panel):
            self._pages.addWidget(page)
        self.column.addLayout(self._teams)
        for part in (self._tools, self.outcome, self._empty, self._pages):
            self.column.addWidget(part)
        self.column.setStretch(4, 1)

    @property
    def view(self) -> MatrixView:
        """The table of the matrix."""
        return self._page.view

    def inspector(self) -> QWidget:
        return self._side

    def status(self) -> str:
        if self._page.model is None:
            return "No team marked yet"
        matrix = self._page.model.matrix
        flags = len(matrix.red_flags)
        return (
            f"{matrix.team.name} · {len(matrix.skills)} skills · {len(matrix.people)} people · "
            f"{flags} red flag{'' if flags == 1 else 's'} · {matrix.complete:.0%} assessed"
        )

    def show_team(self, team_id: str) -> None:
        """Turn to a team's matrix."""
        self._team = team_id
        self.invalidate()

    def refresh(self) -> None:
        self._show_chosen(self._chosen())

    def _on_changed(self, change: Changed) -> None:
        """After an answer only its person's row is read again: a large matrix must not stutter."""
        fresh = self.isVisible() and not self._stale
        if change.tables == {Assessment.table} and self._page.model is not None and fresh:
            people = {person for person, _ in change.keys(Assessment.table)}
            matrix = self._page.model.matrix
            self._show_matrix(matrix_with_answers(self.session.plan, matrix, people, self.session.method))
        else:
            super()._on_changed(change)

    def _show_chosen(self, team: Team | None) -> None:
        self._show_teams(team)
        matrix = team_matrix(self.session.plan, self.session.scenario, team, self.session.method) if team else None
        usable = matrix is not None and bool(matrix.people and matrix.skills)
        self._pages.setVisible(usable)
        self._tools.setVisible(usable)
        self._empty.setVisible(not usable)
        if matrix is None or not usable:
            self._page.show_nothing()
            self._reading.show_nothing()
        else:
            self._show_matrix(matrix)

    def _matrix(self) -> TeamMatrix | None:
        """The matrix that is shown."""
        return self._page.model.matrix if self._page.model is not None else None

    def _chosen(self) -> Team | None:
        teams = self.session.organisation.sorted_teams()
        return next((team for team in teams if team.id == self._team), teams[0] if teams else None)

    def _show_teams(self, chosen: Team | None) -> None:
        teams = self.session.organisation.sorted_teams()
        shown = ([(team.id, team.name, team.kind) for team in teams], chosen.id if chosen else "")
        if shown == self._shown_teams:
            return
        self._shown_teams = shown
        clear_layout(self._teams)
        self._teams.addWidget(label("Skills gap matrix", "heading"))
        for team in teams:
            tab = toggle(team.name, self._showing(team.id), on=team is chosen)
            tab.setIcon(kind_icon(team.kind, self.theme))
            self._teams.addWidget(tab)

    def _showing(self, team_id: str) -> Callable[[bool], None]:
        return lambda _on: self.show_team(team_id)

    def _show_matrix(self, matrix: TeamMatrix) -> None:
        self._page.show_matrix(matrix)
        if self._columns.isVisibleTo(self._side):
            self._columns.show_matrix(matrix)
        self._show_reading()
        self._rested.start()

    def _show_reading(self) -> None:
        if self._page.model is not None:
            self._reading.show_matrix(self._page.model.matrix)

    def _show_cell(self) -> None:
        if self._page.model is not None:
            self._reading.show_cell(self._page.model, self._page.current())

    def _turn(self) -> None:
        """Turn to what came back, or to the matrix once that has been dealt with."""
        panel = self.exchange.panel
        self._pages.setCurrentWidget(panel if panel.open else self._page)
        self._page.strip.follow()

    def _tool_row(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout()
        holder.setLayout(flow)
        columns = toggle("Columns", self._show_columns)
        for tool in (columns, self._print.blank, self._print.filled, self.exchange.send, self.exchange.back):
            flow.addWidget(tool)
        return holder

    def _show_columns(self, shown: bool) -> None:
        self._columns.setVisible(shown)
        self._reading.setVisible(not shown)
        if shown and self._page.model is not None:
            self._columns.show_matrix(self._page.model.matrix)

    def _stack_side(self) -> None:
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reading)
        column.addWidget(self._columns)
        self._columns.hide()

    def _empty_state(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        text = "A matrix belongs to a team. Select a leader on the chart and mark a team with Ctrl+T."
        line.addWidget(label(text, "secondary", wrap=True), 1)
        line.addWidget(button("Go to the chart", lambda: self.session.workspace_requested.emit("Organisation")))
        return holder
