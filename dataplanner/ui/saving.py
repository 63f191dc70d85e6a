"""Brings the open plan to its file, asked or after a pause, and says what hindered it and what can be done instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import PlanSession
from dataplanner.files.plan_file.errors import ChangedOutside
from dataplanner.ui.finishing import InWindow
from dataplanner.ui.save_banner import Choices, SaveBanner

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

BEAT_MS = 1_000
Action = Callable[[PlanSession, InWindow], object]
"""What is done to an open plan off the UI thread, and where it may change the document."""


class Saving(QObject):
    """Looks after the saving of one plan session, that of the plan that is open."""

    def __init__(self, window: MainWindow, save_as: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._save_as = save_as
        self._session: PlanSession | None = None
        self._banner = SaveBanner(window.notice)
        self._publishing = False
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def look_after(self, session: PlanSession | None) -> None:
        """Another plan is open, or none."""
        self._session = session

    def follow(self) -> None:
        """Tell of a plan that has just been opened what is known of its file."""
        if self._session is not None:
            self._banner.begin()
            self._banner.follow(self._session.waiting, self._choices)
            self.show_state()

    def attempt(self, name: str, action: Action, instead: Choices | None = None) -> bool:
        """Whether an action on the open plan succeeded; why not is said, with what can be done instead."""
        session = self._session
        error = self.hindered(name, action)
        if session is not None and error is not None:
            choices = self._choices(error) | (instead or {})
            self._banner.say(error, choices, waits=session.waiting is error)
        self.show_state()
        return session is not None and error is None

    def hindered(self, name: str, action: Action) -> FileError | None:
        """What hindered an action that nothing may come between; None where it succeeded.

        What is being typed counts first: somebody may type on while another plan is read, or a banner asks.
        """
        self._window.text_fields.commit()
        session = self._session
        try:
            if session is not None:
                self._window.finishing.result_of(name, lambda where: action(session, where))
        except FileError as error:
            return error
        return None

    def show_state(self) -> None:
        """Say in the status bar what was saved when."""
        self._window.status_bar.saved.setText("" if self._session is None else state_text(self._session))

    def _on_beat(self) -> None:
        if self._session is not None:
            self._session.keep_hold()
            if self._window.finishing.active:
                return
            if self._session.publish_due and not self._publishing:
                self._publish_unasked(self._session)
            self._banner.follow(self._session.waiting, self._choices)
            self.show_state()

    def _publish_unasked(self, session: PlanSession) -> None:
        """Publish in the background; where that fails, the session says so and tries again later."""

        def ended(*_: object) -> None:
            self._publishing = False
            if session is self._session:
                self._banner.follow(session.waiting, self._choices)
                self.show_state()

        self._publishing = True
        self._window.tasks.run("Saving", lambda _handle: session.publish(), ended, ended, ended, quiet=True)

    def _choices(self, error: FileError) -> Choices:
        """What can be done about a plan that could not be saved."""
        choices: Choices = {"Save as…": self._save_as}
        if isinstance(error, ChangedOutside):
            choices["Keep your version"] = lambda: self.attempt("Saving", lambda session, _where: session.keep_mine())
            if not error.gone:
                choices["Take the other one"] = lambda: self.attempt("Reading", PlanSession.take_theirs)
        return choices


def state_text(session: PlanSession) -> str:
    """What was saved when, in a few words."""
    state = session.state
    if state.read_only is not None:
        return "Read only"
    if state.waiting is not None:
        return "Not saved yet: your edits are safe on this computer"
    if session.path is None:
        return "Not saved to a file yet"
    if state.unsaved or state.saved_at is None:
        return "Saving soon"
    return f"Saved {state.saved_at.astimezone():%H:%M}"
