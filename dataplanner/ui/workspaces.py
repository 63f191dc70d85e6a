"""The workspaces: six in the sequence of the rail, others with buttons elsewhere; each built when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication

from dataplanner.ui.compare.workspace import CompareWorkspace
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.findings.workspace import FindingsWorkspace
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.report.workspace import ReportWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.skills.workspace import SkillsWorkspace
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import PageStack
from dataplanner.ui.workspace import Workspace

W = TypeVar("W", bound=Workspace)
WORKSPACES: tuple[type[Workspace], ...] = (
    OrganisationWorkspace,
    DistanceWorkspace,
    SkillsWorkspace,
    ProjectsWorkspace,
    FindingsWorkspace,
    ReportWorkspace,
    CompareWorkspace,
)


class WorkspaceStack(PageStack):
    """The workspaces of one session, of which one is shown. A workspace is built when it is first turned to."""

    status_changed = Signal()
    """What the workspace shown tells of itself may be another."""

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._session: Session | None = None
        self._built: dict[type[Workspace], Workspace] = {}
        self._places: dict[type[Workspace], object] = {}

    def open_session(self, session: Session | None) -> None:
        """Show the workspaces of this session, and nothing of an earlier one; none at all without a session."""
        shown = self.currentWidget()
        for page in sorted(self._built.values(), key=lambda page: page is shown):  # it last: Qt would show another one
            self.removeWidget(page)
            page.deleteLater()
        self._built, self._places = {}, {}
        self._session = session

    def wear(self, theme: Theme, dress: Callable[[], object]) -> None:
        """Show everything in another theme: the pages are built anew, as they paint in the one they were built in.

        Those from before are gone when ``dress`` puts it on the application, which takes its time for each widget.
        """
        self._theme, current = theme, self.current()
        places = self._places | {kind: page.place() for kind, page in self._built.items()}
        self.open_session(self._session)
        self._places, shown = places, None if current is None else current.name
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        dress()
        if shown is not None:
            self.turn_to(shown)

    def current(self) -> Workspace | None:
        """The workspace shown; None without a session."""
        page = self.currentWidget()
        return page if isinstance(page, Workspace) else None

    def turn_to(self, name: str) -> Workspace:
        """Show the workspace of this name and return it."""
        page = self.page(next(kind for kind in WORKSPACES if kind.name == name))
        self.setCurrentWidget(page)
        return page

    def page(self, kind: type[W]) -> W:
        """The workspace of this kind. There must be a session."""
        assert self._session is not None
        if kind not in self._built:
            built = kind(self._session, self._tasks, self._theme)
            built.status_changed.connect(self.status_changed)
            self.addWidget(built)
            self._built[kind] = built
            if kind in self._places:
                built.return_to(self._places.pop(kind))
        page = self._built[kind]
        assert isinstance(page, kind)
        return page
