"""The page of steps: the table of phases and steps, and beside it how the present phase stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dataplanner.analysis.ground import Ground
from dataplanner.analysis.method import Phase
from dataplanner.analysis.steps import StepState, against_the_facts, project_steps
from dataplanner.analysis.waits import wait_states
from dataplanner.model.projects import PHASES, Project
from dataplanner.ui.dressing import text_factor
from dataplanner.ui.projects.page import Page, PageContext
from dataplanner.ui.projects.phase_side import PhaseSide
from dataplanner.ui.projects.steps_model import Cell, StepsModel
from dataplanner.ui.projects.steps_view import AGAINST, StepsView
from dataplanner.ui.skills.days import today
from dataplanner.ui.widgets import label

HELP = (
    "Space turns a step to under way and done · D done · U under way · W waiting · N not needed · "
    "? don’t know · Delete not started · E goes to its form, Esc comes back · A adds what is noted at it · "
    "F shows it alone · C closes the phase · R asks what has changed"
)
NARROW = 900
"""Below this width in pixels, at text of the usual size, the page has no side."""


class StepsPage(Page):
    """``view`` is the table; ``asked`` is what its keys want done, one of the view's wishes."""

    name = "Steps"
    asked = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._shown: tuple[str, str] | None = None
        self._moving = False
        self._model: StepsModel | None = None
        self.view = StepsView(context.theme)
        self.view.asked.connect(self.asked)
        self.side = PhaseSide(context.session, context.theme)
        self.side.item_chosen.connect(lambda item: context.open_part("backlog", (item,)))
        table = QVBoxLayout()
        table.setSpacing(8)
        table.addWidget(self.view, 1)
        table.addWidget(label(HELP, "small", wrap=True))
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addLayout(table, 1)
        body.addWidget(self.side)
        # The side goes when the page gets narrow: it must not keep the page from getting so.
        self.setMinimumWidth(NARROW // 2)

    def invalidate(self) -> None:
        """Redraw, seen or not: the inspector and the status bar follow the step at the cursor."""
        self.redraw()

    def draw(self, project: Project) -> None:
        phases = project_steps(self.session.plan, project, self.session.method)
        before, self._shown = self._shown, (project.id, project.phase)
        if self._model is not None and before is not None and before[0] == project.id:
            self._model.show(phases, self._notes(project))
            if before != self._shown:
                self._begin(project)
        else:
            self._model = StepsModel(self.session.method, phases, today(), self._notes(project))
            self.view.setModel(self._model)
            self.view.selectionModel().currentChanged.connect(lambda *_: self._follow())
            self._begin(project)
        self.side.show_project(project)

    def _begin(self, project: Project) -> None:
        """Put the cursor on the first step of the phase that the project is in; the inspector stays as it is."""
        self._moving = True
        if self._model is not None:
            self.view.setCurrentIndex(self._model.index(1, PHASES.index(project.phase)))
        self._moving = False

    def _follow(self) -> None:
        if not self._moving:
            self.current_changed.emit()

    def current(self) -> tuple[StepState, Phase] | None:
        """The step at the cursor and its phase."""
        index = self.view.currentIndex()
        state = self._model.state(index) if self._model else None
        return (state, self._model.phases[index.column()].phase) if self._model and state else None

    def go(self, rows: int) -> None:
        """Go to the next or the previous step, over the headings of groups."""
        index = self.view.currentIndex()
        row = index.row() + rows
        while self._model is not None and 0 <= row < self._model.rowCount():
            if self._model.lines[row].step is not None:
                self.view.setCurrentIndex(self._model.index(row, index.column()))
                return
            row += rows

    def go_to(self, phase: str, step: str) -> None:
        """Put the cursor on a step of a phase."""
        lines = self._model.lines if self._model else []
        rows = [at for at, line in enumerate(lines) if line.step is not None and line.step.id == step]
        if self._model is not None and rows and phase in PHASES:
            self.view.setCurrentIndex(self._model.index(rows[0], PHASES.index(phase)))
            self.current_changed.emit()

    def start(self) -> None:
        self.view.setFocus()

    def status(self) -> str:
        """How the present phase stands, for the status bar."""
        phase = next((one for one in self._model.phases if one.current), None) if self._model else None
        if phase is None:
            return ""
        counts: dict[str, int] = {}
        for state in phase.steps:
            counts[state.status.id] = counts.get(state.status.id, 0) + 1
        told = [
            f"{counts[id_]} {name}" for id_, name in (("done", "done"), ("under_way", "under way")) if id_ in counts
        ]
        told += [f"{counts['waiting']} waiting"] if "waiting" in counts else []
        return f"{phase.phase.name}: {', '.join(told) or 'nothing begun'}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setVisible(event.size().width() >= NARROW * text_factor(self.theme))

    def _notes(self, project: Project) -> dict[Cell, str]:
        """What stands in cells besides their status: open waits with their days, and ticks against the facts."""
        notes: dict[Cell, str] = {}
        for phase in project_steps(self.session.plan, project, self.session.method):
            ground = Ground(self.session.plan, self.session.scenario, self.session.method, project, phase.phase.id)
            for state in phase.steps:
                if against_the_facts(ground, state):
                    notes[phase.phase.id, state.step.id] = AGAINST
        for wait in wait_states(self.session.plan, self.session.scenario, project.id, today()):
            if wait.open and wait.days is not None:
                notes.setdefault((wait.wait.phase or project.phase, wait.wait.step), f"{wait.days} days")
        return notes
