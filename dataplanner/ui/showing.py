"""An open plan put into the window in the place of the one before, and what the window does as it changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from dataplanner.model.document import Document
from dataplanner.ui.giving_way import settle
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.session import Session

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow


class Showing:
    """Opens a session on one plan at a time, and lets go of that before."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show(self, document: Document, read_only: tuple[str, str] | None = None) -> None:
        """Open the workspaces on a document; ``read_only`` says why it cannot be changed, with the remedy."""
        window, before = self._window, self._drop_session()
        window.notice.hide()  # whatever was said was about another plan, or about opening one
        window.session = session = self._session(document)
        session.read_only = read_only
        window.masking.look_at(session, masked=window.top_bar.mask_button.isChecked())
        session.present(window.presenting.on)
        window.work.open_session(session)
        self._listen(session)
        window.show_work()
        window.open_workspace(OrganisationWorkspace.name)
        window.work.take_keys()
        importing = window.importing
        QTimer.singleShot(0, importing, importing.forget)  # once it is out of sight, which is quicker
        QTimer.singleShot(0, window, partial(settle, window.tasks, before, document))  # once its pages are gone
        self._say_what_to_know(read_only)

    def _session(self, document: Document) -> Session:
        window = self._window
        session = Session(document, window.method, window.tasks, window)
        session.file_dialogs = window.files.dialogs
        session.steps.finish = window.finishing.result_of
        if (current := window.files.current) is not None and current.document is document:
            session.mask_numbers = current.mask_numbers
        return session

    def _drop_session(self) -> Document | None:
        """Close the plan that is open, if any is, and return it."""
        window, session = self._window, self._window.session
        if session is None:
            return None
        session.close()
        window.work.close_session()
        session.deleteLater()
        window.session = None
        return session.document

    def _say_what_to_know(self, read_only: tuple[str, str] | None) -> None:
        notice, method = self._window.notice, self._window.method
        if read_only is not None:
            notice.say(*read_only, "amber", {"Save as…": self._window.files.save_as})
        elif method.noted:
            notice.say(method.noted_sentence, "Remove it, or correct its spelling.", "amber", lasting=True)

    def _listen(self, session: Session) -> None:
        """Follow the session."""
        window = self._window
        session.changed.connect(self._on_changed)
        session.scenario_changed.connect(window.refresh_frame)
        session.selection_changed.connect(window.refresh_frame)
        session.refused.connect(self._refuse)
        session.workspace_requested.connect(window.open_workspace)
        session.entry_requested.connect(window.show_entry)
        session.leaving_asked.connect(window.show_leaving)
        session.drop_asked.connect(window.editing.drop)

    def _refuse(self, sentence: str, remedy: str) -> None:
        window = self._window
        read_only = window.session is not None and window.session.read_only is not None
        window.notice.say(sentence, remedy, choices={"Save as…": window.files.save_as} if read_only else None)

    def _on_changed(self, _change: object) -> None:
        window = self._window
        window.notice.outdate()
        window.files.saving.show_state()
        window.refresh_frame()
