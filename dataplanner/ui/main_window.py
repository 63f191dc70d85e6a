"""The window: the frame, and in it the welcome page, an import, or the workspaces of the plan that is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dataplanner.analysis.method import Method
from dataplanner.files.plan_file import Folders
from dataplanner.files.samples import sample_list
from dataplanner.model.records import Key
from dataplanner.ui.actions import make_actions, refresh_actions
from dataplanner.ui.appearance import Appearances
from dataplanner.ui.charting import Charting
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.editing import Editing
from dataplanner.ui.finishing import Finishing
from dataplanner.ui.frame.notice import Notice
from dataplanner.ui.frame.status_bar import StatusBar
from dataplanner.ui.frame.title import window_title
from dataplanner.ui.frame.top_bar import TopBar
from dataplanner.ui.importing.page import ImportPage
from dataplanner.ui.inspector.panel import InspectorPanel
from dataplanner.ui.masking import Masking
from dataplanner.ui.menus import make_menus
from dataplanner.ui.plan_files import PlanFiles
from dataplanner.ui.presenting import Presenting
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.showing import Showing
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.text_fields import TextFields
from dataplanner.ui.theme import Theme
from dataplanner.ui.welcome.page import WelcomePage
from dataplanner.ui.work_page import WorkPage


class MainWindow(QMainWindow):
    """Builds the frame and decides which page stands in it; the pages do the rest."""

    files: PlanFiles
    editing: Editing
    charting: Charting
    presenting: Presenting
    top_bar: TopBar
    work: WorkPage

    def __init__(self, method: Method, theme: Theme, folders: Folders) -> None:
        super().__init__()
        self.method = method
        self.theme = theme
        self.session: Session | None = None
        self.tasks = Tasks(self)
        self.finishing = Finishing(self)
        self.masking = Masking(self, folders)
        self.notice = Notice(self.masking.hidden)
        self.files = PlanFiles(self, folders)
        self.appearances = Appearances(self, folders)
        self.editing, self.charting, self.presenting = Editing(self), Charting(self), Presenting(self)
        self.showing = Showing(self)
        self.status_bar = StatusBar(self.tasks, self.finishing, self.masking.hidden)
        self.top_bar = TopBar(self)
        self._make_pages()
        self._lay_out()
        self.text_fields = TextFields(self)
        self.actions_by_id = make_actions(self)
        make_menus(self.menuBar(), self.actions_by_id)
        self.resize(1440, 900)
        self.show_welcome()

    @property
    def inspector(self) -> InspectorPanel | None:
        """The right-hand panel; None without an open plan."""
        return self.work.inspector

    def show_welcome(self) -> None:
        """Turn to the first page; an open document stays open."""
        if not self.welcome.property("filled"):
            self.welcome.show_samples(sample_list())
            self.welcome.setProperty("filled", True)
        self.welcome.show_open(self.session.names.hidden(self.session.plan.name) if self.session else "")
        self.welcome.show_left(self.files.left(), self.files.recover, self.files.throw_away)
        self._show_recent()
        self._show_page(self.welcome)

    def show_work(self) -> None:
        """Turn to the open plan; to the first page where there is none."""
        if self.session is None:
            self.show_welcome()
        else:
            self._show_page(self.work)

    def renew_page(self) -> None:
        """Say anew what depends on whether names are masked: what was opened lately may be called after somebody."""
        if self._page.currentWidget() is self.welcome:
            self.show_welcome()
        self.refresh_frame()

    def shows_work(self) -> bool:
        """Whether the open plan is on the page, not the first page or an import."""
        return self._page.currentWidget() is self.work

    def show_import(self, paths: list[Path]) -> None:
        """Turn to the import page with these files."""
        self.notice.hide()
        self._show_page(self.importing)
        self.importing.start(paths)

    def wear(self, theme: Theme) -> None:
        """Look like another theme from now on."""
        self.theme = theme
        self.work.wear(theme, lambda: self.presenting.wear(theme))

    def open_workspace(self, name: str) -> None:
        """Turn to a workspace by its name."""
        turned = self.work.turn_to(name)
        self._show_page(self.work)
        self.work.enlarge()
        if turned:
            self.notice.turn_page()
            self.work.take_keys()

    def show_entry(self, table: str, key: Key) -> None:
        """Turn to a step or another part of a project."""
        self.open_workspace(ProjectsWorkspace.name)
        self.workspaces.page(ProjectsWorkspace).show_entry(table, key)

    def show_leaving(self, person: str) -> None:
        """Turn to what would happen if somebody left."""
        self.open_workspace(DistanceWorkspace.name)
        self.workspaces.page(DistanceWorkspace).show_leaving(person)

    def shows_import(self) -> bool:
        """Whether an import is on the page; undo and redo are about its choices then."""
        return self._page.currentWidget() is self.importing

    def undo(self) -> None:
        """Take the last edit back, or the last choice of an import."""
        if self.shows_import():
            self.importing.undo()
        elif self.session is not None:
            self.session.undo()

    def redo(self) -> None:
        """Do the edit, or the choice of an import, last taken back again."""
        if self.shows_import():
            self.importing.redo()
        elif self.session is not None:
            self.session.redo()

    def plan_name(self) -> str:
        """The name of the plan, for proposing a file name; that of its file, where it has one."""
        if self.session is None:
            return "Untitled plan"
        current = self.files.current
        name = self.session.document.plan.name if current is None or current.path is None else current.name
        return self.session.names.for_file(name)

    def refresh_frame(self) -> None:
        """Say anew what the frame says of the plan: its name, scenarios and counts, and what can be done with it."""
        self.top_bar.refresh()
        self.setWindowTitle(window_title(self.session, self.files.current))
        self._show_counts()
        if hasattr(self, "actions_by_id"):
            refresh_actions(self, self.actions_by_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.presenting.on:  # nothing on the page had a use for it
            self.top_bar.present_button.setChecked(False)
        elif event.key() == Qt.Key.Key_Escape and self._page.currentWidget() is self.welcome:
            self.show_work()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.text_fields.commit()
        if not self.finishing.active and self.files.close({"Close, and save later": self._close_unsaved}):
            self.tasks.wait()
            event.accept()
        else:
            event.ignore()

    def _close_unsaved(self) -> None:
        self.files.leave()
        self.close()

    def _make_pages(self) -> None:
        """The three pages: the first one, that of an import, and the open plan."""
        files, hidden = self.files, self.masking.hidden
        self.welcome = WelcomePage(files.new, files.choose_plan, files.choose_export, files.open, hidden)
        self.welcome.back_asked.connect(self.show_work)
        files.recent.changed.connect(self._show_recent)
        self.importing = ImportPage(
            self.method, lambda: self.theme, self.tasks, files.take_import, self.show_work, files.folders, files.dialogs
        )
        self.importing.history_changed.connect(self.refresh_frame)
        self.work = WorkPage(self.tasks, self.theme, self.presenting)
        self.workspaces = self.work.workspaces
        self.workspaces.status_changed.connect(self._show_counts)
        self.work.rail.chosen.connect(self.open_workspace)

    def _lay_out(self) -> None:
        self._page = QStackedWidget()
        for page in (self.welcome, self.importing, self.work):
            self._page.addWidget(page)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self.notice, self._page, self.status_bar):
            column.addWidget(part)
        column.setStretch(2, 1)
        self.setCentralWidget(holder)

    def _show_recent(self) -> None:
        self.welcome.show_recent(self.files.recent.paths)
        self.refresh_frame()

    def _show_page(self, page: QWidget) -> None:
        if page is not self._page.currentWidget():
            self.notice.turn_page()
        self._page.setCurrentWidget(page)
        self.refresh_frame()

    def _show_counts(self) -> None:
        page = self.workspaces.current()
        told = ("", "") if page is None else (page.status(), page.zoom())
        self.status_bar.counts.setText(told[0])
        self.status_bar.zoom.setText(told[1])
