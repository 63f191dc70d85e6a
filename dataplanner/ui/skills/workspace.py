"""The skills workspace: choose a team, fill in its matrix, see what is missing and what is to be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dataplanner.analysis.gaps import TeamMatrix, matrix_with_answers, team_matrix
from dataplanner.analysis.wording import Count
from dataplanner.model.document import Changed
from dataplanner.model.skills import Assessment
from dataplanner.model.teams import Team
from dataplanner.ui.one_line import OneLine
from dataplanner.ui.session import Session
from dataplanner.ui.skills.across_page import AcrossPage
from dataplanner.ui.skills.columns_panel import ColumnsPanel
from dataplanner.ui.skills.empty_page import EmptyPage, lacking
from dataplanner.ui.skills.exchange import Exchange
from dataplanner.ui.skills.matrix_page import MatrixPage
from dataplanner.ui.skills.matrix_view import MatrixView
from dataplanner.ui.skills.outcome import Outcome
from dataplanner.ui.skills.person_print import PersonPrint
from dataplanner.ui.skills.print_buttons import PrintButtons
from dataplanner.ui.skills.reading import SkillsReading
from dataplanner.ui.skills.staffing_page import StaffingPage
from dataplanner.ui.skills.team_tabs import TeamTabs
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import gap, toggle
from dataplanner.ui.workspace import Workspace

REST_MS = 120
"""Milliseconds that the cursor rests on a cell before the inspector turns to it."""
MATRIX = "Matrix"


class SkillsWorkspace(Workspace):
    """Teams as a row of choices, the matrix below, its reading in the inspector."""

    name = "Skills"
    icon = "skills"
    tables = frozenset(
        {"teams", "positions", "people", "skills", "assessments", "experience", "gap_answers", "judgements"}
    )

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._team: str | None = None
        self._side = QWidget()
        self.outcome = Outcome()
        self._reading = SkillsReading(session, PersonPrint(session, tasks, self.outcome))
        self._columns = ColumnsPanel(session, theme)
        self._stack_side()
        self._teams = TeamTabs(theme, self.show_team)
        self._rested = QTimer(self, interval=REST_MS, singleShot=True)
        self._rested.timeout.connect(self._show_cell)
        self._page = MatrixPage(session, theme, self._rested.start)
        self.staffing = StaffingPage(session, theme, self.show_gap)
        self.across = AcrossPage(session, theme)
        session.findings.found.connect(self._show_reading)
        self._print = PrintButtons(session, tasks, self.outcome, lambda: self._matrix)
        self.exchange = Exchange(session, tasks, self.outcome, self._chosen, self._turn)
        self._matrix: TeamMatrix | None = None
        self._empty, self._pages = EmptyPage(self._go_to_chart, self._choose_columns), QStackedWidget()
        self._modes: dict[str, tuple[QPushButton, QWidget]] = {}
        self._matrix_tools: tuple[QPushButton, ...] = ()
        self._tools = self._tool_row()
        self._lay_out()

    @property
    def view(self) -> MatrixView:
        """The table of the matrix."""
        return self._page.view

    def inspector(self) -> QWidget:
        return self._side

    def status(self) -> str:
        page = self._pages.currentWidget()
        if page in (self.staffing, self.across):
            return (self.staffing if page is self.staffing else self.across).status()
        matrix = self._matrix
        if matrix is None:
            return "No team marked yet"
        if not matrix.skills:
            return f"{matrix.team.name} · no columns yet"
        return (
            f"{matrix.team.name} · {Count(len(matrix.skills)):# skill|# skills} · "
            f"{Count(len(matrix.people)):# person|# people} · "
            f"{Count(len(matrix.red_flags)):# red flag|# red flags} · {matrix.complete:.0%} assessed"
        )

    def place(self) -> tuple[str | None, str]:
        """The team, and which page of it."""
        return self._team, next((name for name, (tab, _) in self._modes.items() if tab.isChecked()), MATRIX)

    def return_to(self, place: tuple[str | None, str]) -> None:
        self._team, mode = place
        self._show_mode(mode)

    def show_team(self, team_id: str) -> None:
        """Turn to a team's matrix."""
        self._team = team_id
        self._show_mode(MATRIX)

    def show_gap(self, team_id: str, skill: str) -> None:
        """Turn to a team's matrix with the questions about a gap open."""
        self.show_team(team_id)
        self._reading.gaps.open_gap(skill)

    def refresh(self) -> None:
        team = self._chosen()
        self._teams.show_teams(self.session.organisation.sorted_teams(), team)
        plan, method = self.session.plan, self.session.method
        self._matrix = team_matrix(plan, self.session.scenario, team, method) if team else None
        usable = not lacking(self._matrix)
        for part in (self._pages, self._tools):
            part.setVisible(usable)
        self._empty.show_matrix(self._matrix)
        if self._matrix is not None and usable:
            self._show_matrix(self._matrix)
        else:
            self._page.show_nothing()
            self._reading.show_nothing(self._matrix)
        self._show_columns(self._columns_switch.isChecked())
        self._refresh_page()

    def _on_changed(self, change: Changed) -> None:
        """After an answer only its person's row is read again: a large matrix must not stutter."""
        fresh = self.isVisible() and not self.stale and self._pages.currentWidget() is self._page
        if change.tables == {Assessment.table} and self._page.model is not None and fresh:
            people = {person for person, _ in change.keys(Assessment.table)}
            matrix = self._page.model.matrix
            self._show_matrix(matrix_with_answers(self.session.plan, matrix, people, self.session.method))
            self.status_changed.emit()
        else:
            super()._on_changed(change)

    def _chosen(self) -> Team | None:
        teams = self.session.organisation.sorted_teams()
        return next((team for team in teams if team.id == self._team), teams[0] if teams else None)

    def _show_matrix(self, matrix: TeamMatrix) -> None:
        self._matrix = matrix
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

    def _show_mode(self, name: str, _on: bool = True) -> None:
        """Turn to one of the pages."""
        self._reading.ability.conceal()
        tab, page = self._modes[name]
        tab.setChecked(True)
        self._pages.setCurrentWidget(page)
        self.invalidate()

    def _refresh_page(self) -> None:
        page = self._pages.currentWidget()
        if page in (self.staffing, self.across):
            (self.staffing if page is self.staffing else self.across).refresh()
        for tool in self._matrix_tools:
            self._tools.offer(tool, page is self._page)
        self._page.strip.follow()

    def _turn(self) -> None:
        """Turn to what came back, or to the matrix once that has been dealt with."""
        if self.exchange.panel.open:
            self._pages.setCurrentWidget(self.exchange.panel)
        else:
            self._show_mode(MATRIX)

    def _tool_row(self) -> OneLine:
        """The pages as choices, and what can be done with the matrix."""
        line = OneLine()
        tabs = QButtonGroup(self)
        for name, page in ((MATRIX, self._page), ("Hiring and training", self.staffing), ("All teams", self.across)):
            tab = toggle(name, lambda _on: None, on=name == MATRIX)
            tab.clicked.connect(partial(self._show_mode, name))
            tabs.addButton(tab)
            self._modes[name] = (tab, page)
            line.add(tab)
        self._columns_switch = toggle("Columns", self._show_columns)
        printing, exchange = self._print, self.exchange
        self._matrix_tools = (self._columns_switch, printing.blank, printing.filled, exchange.send, exchange.back)
        line.add(gap())
        for tool in self._matrix_tools:
            line.add(tool)
        return line

    def _lay_out(self) -> None:
        for page in (self._page, self.staffing, self.across, self.exchange.panel):
            self._pages.addWidget(page)
        self.column.addWidget(self._teams)
        for part in (self._tools, self.outcome, self._empty, self._pages):
            self.column.addWidget(part)
        self.column.setStretch(4, 1)

    def _show_columns(self, shown: bool) -> None:
        self._columns.setVisible(shown)
        self._reading.setVisible(not shown)
        if shown and self._matrix is not None:
            self._columns.show_matrix(self._matrix)

    def _choose_columns(self) -> None:
        self._columns_switch.setChecked(True)

    def _go_to_chart(self) -> None:
        self.session.workspace_requested.emit("Organisation")

    def _stack_side(self) -> None:
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reading)
        column.addWidget(self._columns)
        self._columns.hide()
