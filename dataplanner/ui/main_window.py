"""The window: welcome page, import page, or the workspaces of one document inside their frame."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dataplanner.analysis.method import Method
from dataplanner.files.plan_file import Folders
from dataplanner.files.samples import sample_list
from dataplanner.model.document import Document
from dataplanner.model.records import Key
from dataplanner.ui.actions import make_actions, refresh_actions
from dataplanner.ui.appearance import Appearances
from dataplanner.ui.charting import Charting
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.editing import Editing
from dataplanner.ui.finishing import Finishing
from dataplanner.ui.frame.notice import Notice
from dataplanner.ui.frame.rail import Rail
from dataplanner.ui.frame.status_bar import StatusBar
from dataplanner.ui.frame.top_bar import TopBar
from dataplanner.ui.importing.page import ImportPage
from dataplanner.ui.inspector.panel import InspectorPanel
from dataplanner.ui.masking import Masking
from dataplanner.ui.menus import make_menus
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.plan_files import PlanFiles
from dataplanner.ui.presenting import Presenting, enlarge
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.text_fields import TextFields
from dataplanner.ui.theme import Theme
from dataplanner.ui.welcome.page import WelcomePage
from dataplanner.ui.workspace import Workspace
from dataplanner.ui.workspaces import WORKSPACES, WorkspaceStack


class MainWindow(QMainWindow):
    """Builds the frame and decides which page stands in it; the pages do the rest."""

    files: PlanFiles
    editing: Editing
    charting: Charting
    presenting: Presenting
    top_bar: TopBar

    def __init__(self, method: Method, theme: Theme, folders: Folders) -> None:
        super().__init__()
        self.method = method
        self.theme = theme
        self.session: Session | None = None
        self.inspector: InspectorPanel | None = None
        self.tasks = Tasks(self)
        self.finishing = Finishing(self)
        self.masking = Masking(self, folders)
        self.notice = Notice(self.masking.hidden)
        self.files = PlanFiles(self, folders)
        self.appearances = Appearances(self, folders)
        self.editing, self.charting, self.presenting = Editing(self), Charting(self), Presenting(self)
        self.status_bar = StatusBar(self.tasks, self.finishing, self.masking.hidden)
        self.top_bar = TopBar(self)
        self.rail = Rail([(page.name, page.icon) for page in WORKSPACES if page.in_rail], theme)
        self.welcome = WelcomePage(
            self.files.new, self.files.choose_plan, self.files.choose_export, self.files.open, self.masking.hidden
        )
        self.welcome.back_asked.connect(self.show_work)
        self.importing = ImportPage(
            method,
            lambda: self.theme,
            self.tasks,
            self.files.take_import,
            self.show_work,
            self.files.folders,
            self.files.dialogs,
        )
        self.importing.history_changed.connect(self._refresh_frame)
        self.workspaces = WorkspaceStack(self.tasks, theme)
        self.workspaces.status_changed.connect(self._show_counts)
        self.files.recent.changed.connect(self._show_recent)
        self._build()
        self.text_fields = TextFields(self)
        self.actions_by_id = make_actions(self)
        make_menus(self.menuBar(), self.actions_by_id)
        self.rail.chosen.connect(self.open_workspace)
        self.resize(1440, 900)
        self.show_welcome()

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
            self._show_page(self._work)

    def renew_page(self) -> None:
        """Say anew what depends on whether names are masked: what was opened lately may be called after somebody."""
        if self._page.currentWidget() is self.welcome:
            self.show_welcome()
        self._refresh_frame()

    def shows_work(self) -> bool:
        """Whether the open plan is on the page, not the first page or an import."""
        return self._page.currentWidget() is self._work

    def show_import(self, paths: list[Path]) -> None:
        """Turn to the import page with these files."""
        self.notice.hide()
        self._show_page(self.importing)
        self.importing.start(paths)

    def show_document(self, document: Document, read_only: tuple[str, str] | None = None) -> None:
        """Open the workspaces on a document."""
        self._drop_session()
        self.notice.hide()  # whatever was said was about another plan, or about opening one
        self.session = Session(document, self.method, self.tasks, self)
        self.session.read_only = read_only
        self.session.file_dialogs = self.files.dialogs
        if (current := self.files.current) is not None and current.document is document:
            self.session.mask_numbers = current.mask_numbers
        self.masking.look_at(self.session, masked=self.top_bar.mask_button.isChecked())
        self.session.present(self.presenting.on)
        self.workspaces.open_session(self.session)
        self.importing.forget()
        self._renew_inspector()
        self._body.activate()  # the chart is fitted to its room as soon as it is shown
        self._listen(self.session)
        gc.freeze()  # what a large plan is made of stays: looking through it for garbage would cost 0.3 s at a time
        self._show_page(self._work)
        self.open_workspace(OrganisationWorkspace.name)
        self.workspaces.page(OrganisationWorkspace).setFocus(Qt.FocusReason.OtherFocusReason)
        if read_only is not None:
            self.notice.say(*read_only, "amber", {"Save as…": self.files.save_as})
        elif self.method.noted:
            self.notice.say(self.method.noted_sentence, "Remove it, or correct its spelling.", "amber", lasting=True)

    def wear(self, theme: Theme) -> None:
        """Look like another theme from now on."""
        self.theme = theme
        self.presenting.wear(theme)
        self.rail.wear(theme)
        self.workspaces.wear(theme)
        if (page := self.workspaces.current()) is not None:
            self._renew_inspector()
            self._show_inspector_for(page)
            enlarge(page, self.presenting.scale)

    def open_workspace(self, name: str) -> None:
        """Turn to a workspace by its name."""
        before = self.workspaces.current()
        page = self.workspaces.turn_to(name)
        self.rail.show_chosen(name)
        self._show_inspector_for(page)
        self._show_page(self._work)
        enlarge(page, self.presenting.scale)
        if page is not before:
            self.notice.turn_page()
            # Qt would hand the keys of a page that goes away to the next field, often a name in the inspector.
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_inspector_for(self, page: Workspace) -> None:
        """Turn the right-hand panel to what a workspace shows in it, if anything."""
        if self.inspector is not None:
            self.inspector.show_for(page)
            self.inspector.setVisible(page.has_inspector and not self.presenting.on)

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

    def toggle_inspector(self) -> None:
        """Fold the right-hand panel away, or bring it back."""
        if self.inspector is not None:
            self.inspector.setVisible(not self.inspector.isVisible())

    def open_inspector(self) -> None:
        """Make sure that the right-hand panel can be seen."""
        if self.inspector is not None:
            self.inspector.show()

    def focus_position(self, field: str = "person") -> None:
        """Put the cursor into a field of the selected position, its holder's name unless told otherwise."""
        if self.inspector is not None:
            self.inspector.position.refresh()
            self.inspector.position.focus(field)

    def plan_name(self) -> str:
        """The name of the plan, for proposing a file name; that of its file, where it has one.

        It is the real one also while names are masked: a file that is called after the mask nobody would find again.
        """
        if (current := self.files.current) is not None and current.path is not None:
            return current.name
        return self.session.document.plan.name if self.session else "Untitled plan"

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

    def _build(self) -> None:
        self._work = QWidget()
        self._body = QHBoxLayout(self._work)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.rail)
        self._body.addWidget(self.workspaces, 1)
        self._page = QStackedWidget()
        for page in (self.welcome, self.importing, self._work):
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
        self._refresh_frame()

    def _show_page(self, page: QWidget) -> None:
        if page is not self._page.currentWidget():
            self.notice.turn_page()
        self._page.setCurrentWidget(page)
        self._refresh_frame()

    def _renew_inspector(self) -> None:
        """Put a new inspector beside the workspaces of the session."""
        assert self.session is not None
        self._drop_inspector()
        self.inspector = InspectorPanel(self.session)
        self._body.addWidget(self.inspector)
        self.inspector.show()

    def _drop_inspector(self) -> None:
        if self.inspector is not None:
            self._body.removeWidget(self.inspector)
            self.inspector.deleteLater()
            self.inspector = None

    def _drop_session(self) -> None:
        if self.session is None:
            return
        gc.unfreeze()
        self.session.close()
        self.workspaces.open_session(None)
        self._drop_inspector()
        self.session.deleteLater()
        self.session = None

    def _listen(self, session: Session) -> None:
        """Follow the session."""
        session.changed.connect(self._on_changed)
        session.scenario_changed.connect(self._refresh_frame)
        session.selection_changed.connect(lambda _ids: self._refresh_frame())
        session.refused.connect(self._refuse)
        session.workspace_requested.connect(self.open_workspace)
        session.entry_requested.connect(self.show_entry)
        session.leaving_asked.connect(self.show_leaving)
        session.drop_asked.connect(self.editing.drop)

    def _refuse(self, sentence: str, remedy: str) -> None:
        read_only = self.session is not None and self.session.read_only is not None
        self.notice.say(sentence, remedy, choices={"Save as…": self.files.save_as} if read_only else None)

    def _on_changed(self, _change: object) -> None:
        self.notice.outdate()
        self.files.saving.show_state()
        self._refresh_frame()

    def _refresh_frame(self) -> None:
        self.top_bar.refresh()
        name = self.session.plan.name if self.session else ""
        self.setWindowTitle(f"{name} – Data Planner" if self.session else "Data Planner")
        self._show_counts()
        if hasattr(self, "actions_by_id"):
            refresh_actions(self, self.actions_by_id)

    def _show_counts(self) -> None:
        page = self.workspaces.current()
        told = ("", "") if page is None else (page.status(), page.zoom())
        self.status_bar.counts.setText(told[0])
        self.status_bar.zoom.setText(told[1])
