"""The projects workspace: a project is chosen above, its pages are tabs, the inspector shows what is at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QInputDialog, QWidget

from dataplanner.analysis.parts import projects_of
from dataplanner.model.days import EXAMPLE
from dataplanner.model.edits import AddProject, ChangeProject, Edit, SetStep
from dataplanner.model.edits.parts import part_type
from dataplanner.model.plan import PART_TYPES
from dataplanner.model.projects import PHASES, Project, Step
from dataplanner.model.records import Key
from dataplanner.ui.one_line import OneLine
from dataplanner.ui.projects.backlog_page import BacklogPage
from dataplanner.ui.projects.focus_page import FocusPage
from dataplanner.ui.projects.page import Page, PageContext
from dataplanner.ui.projects.panel import ProjectPanel
from dataplanner.ui.projects.steps_model import days_since
from dataplanner.ui.projects.steps_page import StepsPage
from dataplanner.ui.projects.steps_view import StepsView
from dataplanner.ui.projects.timeline_page import TimelinePage
from dataplanner.ui.projects.value_page import ValuePage
from dataplanner.ui.projects.wishes import Wishes
from dataplanner.ui.session import Session
from dataplanner.ui.shortcuts import within
from dataplanner.ui.skills.days import today
from dataplanner.ui.tabs import Tabs
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, label, tab, toggle
from dataplanner.ui.workspace import Workspace

NO_DATE = "“{}” is not a date that has come."
WITHOUT = "A project takes a business need through crawl, walk and run. Add one to see its steps."
PAGES: tuple[type[Page], ...] = (BacklogPage, TimelinePage, ValuePage)


class ProjectsWorkspace(Workspace):
    """Projects as a row of choices; below them the pages of the one that is chosen."""

    name = "Projects"
    icon = "projects"
    tables = frozenset({"projects", *(part.table for part in PART_TYPES), "teams", "positions", "people", "assessments",
                        "experience", "skills"})  # fmt: skip

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._project: str | None = None
        self._panel = ProjectPanel(session, self._set_step)
        context = PageContext(session, theme, self._panel.open_part, self._panel.show_part)
        self._steps = StepsPage(context)
        self.pages: list[Page] = [self._steps, *(page(context) for page in PAGES)]
        self._wishes = Wishes(session, self._panel, self._show_focus)
        self._focus = FocusPage(session, self._set_step, self._panel.open_part)
        self._projects, self._phase = OneLine(), OneLine()
        self._about = label("", "secondary", wrap=True)
        self._tabs = Tabs([(page.name, page) for page in self.pages], beside=self._phase, over=self._focus)
        self.setFocusProxy(self._tabs)  # whose keys turn the pages
        self._connect()
        self.column.addWidget(self._projects)
        self.column.addWidget(self._about)
        self.column.addWidget(self._tabs, 1)
        self.column.addStretch()

    @property
    def view(self) -> StepsView:
        """The table of steps."""
        return self._steps.view

    def inspector(self) -> QWidget:
        return self._panel

    def status(self) -> str:
        projects, chosen = projects_of(self.session.plan), self._chosen()
        count = f"{len(projects)} project{'' if len(projects) == 1 else 's'}"
        place = count if chosen is None or len(projects) == 1 else f"{projects.index(chosen) + 1} of {count}"
        return " · ".join(part for part in (place, self._steps.status() if chosen else "") if part)

    def refresh(self) -> None:
        project = self._chosen()
        self._show_projects(project)
        self._tabs.setVisible(project is not None)
        self._about.setVisible(project is None)
        self._phase.clear()
        if project is None:
            self._about.setText(WITHOUT)
            self._panel.show_nothing("Add a project first.")
            return
        self._show_phase(project)
        for page in self.pages:
            page.show_project(project)
        self._panel.refresh()
        self._show_step(turn=False)

    def place(self) -> tuple[str | None, str]:
        """The project, and which page of it."""
        return self._project, self._page().name

    def return_to(self, place: tuple[str | None, str]) -> None:
        self._project, page = place
        self.show_page(page)

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        self._tabs.show_page(name)

    def _begin(self) -> None:
        """A page has been turned to."""
        self._show_beside(self._page())
        self._page().start()

    def _page(self) -> Page:
        return self.pages[self._tabs.chosen()]

    def _show_beside(self, page: Page) -> None:
        """Until something on a page is chosen, the inspector shows the step, or the project whose value it is about."""
        project = self._chosen()
        self._panel.show_steps()
        if project is not None and isinstance(page, ValuePage):
            self._panel.show_part(project.table, project.key)

    def _connect(self) -> None:
        self.view.status_asked.connect(lambda status: self._set_step({"status": status}))
        self._steps.asked.connect(self._grant)
        self._tabs.turned.connect(self._begin)
        self._panel.left.connect(lambda: self._page().start())
        self._focus.moved.connect(self._steps.go)
        self._focus.left.connect(lambda: self.show_page(self._steps.name))
        for page in self.pages:
            page.current_changed.connect(self._show_step)
            if isinstance(page, TimelinePage):
                page.step_chosen.connect(self._steps.go_to)
        for keys, step in (("Alt+PgDown", 1), ("Alt+PgUp", -1)):
            within(self, keys, partial(self._turn_project, step))

    def _turn_project(self, step: int) -> None:
        projects, chosen = projects_of(self.session.plan), self._chosen()
        if chosen is not None:
            self._choose(projects[(projects.index(chosen) + step) % len(projects)].id)

    def _grant(self, wish: str) -> None:
        project, current = self._chosen(), self._steps.current()
        if project is not None and current is not None:
            self._wishes.grant(wish, project, current[0])

    def _chosen(self) -> Project | None:
        projects = projects_of(self.session.plan)
        return next((p for p in projects if p.id == self._project), projects[0] if projects else None)

    def _show_projects(self, chosen: Project | None) -> None:
        self._projects.clear()
        self._projects.add(label("Projects", "heading"), kept=True)
        for project in projects_of(self.session.plan):
            self._projects.add(tab(project.name, self._choosing(project.id), on=project is chosen))
        self._projects.add(button("+ Project", self._add))
        if chosen is not None:
            self._projects.add(button("About it…", partial(self.show_entry, chosen.table, chosen.key), "link"))

    def _show_phase(self, project: Project) -> None:
        self._phase.add(label("Now in", "secondary"), kept=True)
        for phase in PHASES:
            name = self.session.method.phases[phase].name
            choose = partial(self._set_phase, ChangeProject(project.id, {"phase": phase}))
            self._phase.add(toggle(name, choose, on=project.phase == phase))
        if project.phase != PHASES[0]:
            self._phase.add(button("What has changed?", lambda: self._panel.show_revisits(project), "link"))
        name = self.session.method.phases[project.phase].name
        self._phase.add(button(f"Close {name}…", lambda: self._panel.show_closing(project), "link"))

    def _show_step(self, *, turn: bool = True) -> None:
        """Bring the step at the cursor into the inspector and the focus page; ``turn`` away from an open part."""
        project, current = self._chosen(), self._steps.current()
        if project is None or current is None:
            self._panel.show_nothing("Choose a step in the table.")
            return
        if turn and not self._tabs.shows(self._focus):
            self._panel.show_steps()
        self._panel.step.show_step(project, *current)
        self._focus.show_step(project, *current)

    def _show_focus(self) -> None:
        project = self._chosen()
        if project is not None:
            self._panel.show_part(project.table, project.key)
        self._tabs.show_over()
        self._focus.setFocus()

    def _choosing(self, project: str) -> Callable[[bool], None]:
        return lambda _on: self._choose(project)

    def _set_phase(self, change: Edit, _on: bool) -> None:
        """Choose a phase; the button of the one that is chosen already stays down."""
        if not self.session.do(change):
            self.invalidate()

    def _choose(self, project: str) -> None:
        self._project = project
        self._panel.show_steps()
        self.invalidate()

    def _set_step(self, fields: dict[str, object]) -> None:
        project, current = self._chosen(), self._steps.current()
        if project is None or current is None or not fields:
            return
        state, phase = current
        since = str(fields.get("since", ""))
        if since and days_since(since, today()) is None:
            self.session.refused.emit(NO_DATE.format(since), f"Type it as day, month and year, such as {EXAMPLE}.")
            self._show_step()
            return
        self.session.do(SetStep(project.id, phase.id, state.step.id, fields, state.step.name))

    def _add(self) -> None:
        name, given = QInputDialog.getText(self, "New project", "Name of the project")
        if given:
            edit = AddProject(name)
            if self.session.do(edit):
                self.show_entry(Project.table, (edit.id,))

    def show_entry(self, table: str, key: Key) -> None:
        """Turn to a project or a part of it: a step at its place in the table, anything else with its form."""
        part = None if table == Project.table else self.session.plan.find(part_type(table), *key)
        self._project = key[0] if part is None else part.project
        self._panel.show_steps()
        self.refresh()
        if table == Project.table:
            self._panel.open_part(table, key)
        elif table == Step.table:
            self.show_page(StepsPage.name)
            self._steps.go_to(*key[1:])
        else:
            page = next((page for page in self.pages if table in page.tables), self._steps)
            self.show_page(page.name)
            page.go_to_part(table, key)
            self._panel.open_part(table, key)
