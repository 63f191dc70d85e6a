"""The projects workspace: choose a project, see where its steps stand, set them by key or mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QWidget

from dataplanner.analysis.steps import project_steps
from dataplanner.model.edits import AddProject, ChangeProject, Edit, RemoveProject, SetStep
from dataplanner.model.projects import PHASES, Project
from dataplanner.ui.projects.step_panel import StepPanel
from dataplanner.ui.projects.steps_model import StepsModel, days_since
from dataplanner.ui.projects.steps_view import StepsView
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, clear_layout, label, toggle
from dataplanner.ui.workspace import Workspace

HELP = (
    "Space turns a step to under way and done · D done · U under way · W waiting · N not needed · "
    "? don’t know · Delete not started"
)
NO_DATE = "“{}” is not a date that has come."


class ProjectsWorkspace(Workspace):
    """Projects as a row of choices, the steps below, the step at the cursor in the inspector."""

    name = "Projects"
    icon = "projects"
    tables = frozenset({"projects", "steps"})

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._project: str | None = None
        self._shown: str | None = None
        self._model: StepsModel | None = None
        self._panel = StepPanel(session, self._set_step)
        self._projects = QHBoxLayout()
        self._projects.setSpacing(8)
        self._about = label("", "secondary", wrap=True)
        self._phase = QHBoxLayout()
        self._phase.setSpacing(8)
        self.view = StepsView(theme)
        self.view.status_asked.connect(lambda status: self._set_step({"status": status}))
        self._help = label(HELP, "small", wrap=True)
        self.column.addLayout(self._projects)
        about = QHBoxLayout()
        about.addWidget(self._about, 1)
        about.addLayout(self._phase)
        self.column.addLayout(about)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self._help)

    def inspector(self) -> QWidget:
        return self._panel

    def status(self) -> str:
        count = len(list(self.session.plan.all(Project)))
        return f"{count} project{'' if count == 1 else 's'}"

    def refresh(self) -> None:
        project = self._chosen()
        self._show_projects(project)
        for part in (self.view, self._help):
            part.setVisible(project is not None)
        clear_layout(self._phase)
        if project is None:
            self._about.setText(
                "A project takes a business need through crawl, walk and run. Add one to see its steps."
            )
            self._panel.show_nothing("Add a project first.")
        else:
            sponsor = "" if self.session.names.masked else project.sponsor
            self._about.setText(" · ".join(text for text in (project.need, sponsor) if text))
            self._show_phase(project)
            self._show_steps(project)

    def _chosen(self) -> Project | None:
        projects = sorted(self.session.plan.all(Project), key=lambda project: (project.order, project.name))
        return next((p for p in projects if p.id == self._project), projects[0] if projects else None)

    def _show_projects(self, chosen: Project | None) -> None:
        clear_layout(self._projects)
        self._projects.addWidget(label("Projects", "heading"))
        for project in sorted(self.session.plan.all(Project), key=lambda p: (p.order, p.name)):
            tab = toggle(project.name, self._choosing(project.id), on=project is chosen)
            self._projects.addWidget(tab)
        self._projects.addWidget(button("+ Project", self._add))
        if chosen is not None:
            self._projects.addWidget(button("Remove", lambda: self.session.do(RemoveProject(chosen.id)), "link"))
        self._projects.addStretch(1)

    def _show_phase(self, project: Project) -> None:
        self._phase.addWidget(label("Now in", "secondary"))
        for phase in PHASES:
            name = self.session.method.phases[phase].name
            choose = partial(self._set_phase, ChangeProject(project.id, {"phase": phase}))
            choice = toggle(name, choose, on=project.phase == phase)
            self._phase.addWidget(choice)

    def _show_steps(self, project: Project) -> None:
        phases = project_steps(self.session.plan, project, self.session.method)
        if self._model is not None and self._shown == project.id:
            self._model.show(phases)
        else:
            self._model = StepsModel(self.session.method, phases, date.today())  # noqa: DTZ011 – local days
            self._shown = project.id
            self.view.setModel(self._model)
            self.view.selectionModel().currentChanged.connect(lambda *_: self._show_step())
            self.view.setCurrentIndex(self._model.index(1, PHASES.index(project.phase)))
        self._show_step()

    def _show_step(self) -> None:
        index = self.view.currentIndex()
        state = self._model.state(index) if self._model else None
        if self._model is None or state is None:
            self._panel.show_nothing("Choose a step in the table.")
        else:
            self._panel.show_step(state, self._model.phases[index.column()].phase)

    def _choosing(self, project: str) -> Callable[[bool], None]:
        return lambda _on: self._choose(project)

    def _set_phase(self, change: Edit, _on: bool) -> None:
        """Choose a phase; the button of the one that is chosen already stays down."""
        if not self.session.do(change):
            self.invalidate()

    def _choose(self, project: str) -> None:
        self._project = project
        self.invalidate()

    def _set_step(self, fields: dict[str, object]) -> None:
        project, index = self._chosen(), self.view.currentIndex()
        state = self._model.state(index) if self._model else None
        if project is None or state is None:
            return
        since = str(fields.get("since", ""))
        if since and days_since(since, date.today()) is None:  # noqa: DTZ011 – local days
            self.session.refused.emit(NO_DATE.format(since), "Type it as year-month-day, such as 2026-11-02.")
            self._show_step()
            return
        self.session.do(SetStep(project.id, PHASES[index.column()], state.step.id, fields, state.step.name))

    def _add(self) -> None:
        name, given = QInputDialog.getText(self, "New project", "Name of the project")
        if given:
            edit = AddProject(name)
            if self.session.do(edit):
                self._choose(edit.id)
