"""What the File menu does: begin, open, import, save. What is slow runs in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from dataplanner.files.errors import FileError
from dataplanner.files.import_plan import new_plan
from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    Recoverable,
    forget,
    is_plan,
    new_session,
    open_session,
    recover_session,
    recoverable,
)
from dataplanner.files.plan_file.errors import ChangedOutside
from dataplanner.files.plan_file.origin import same_place
from dataplanner.model.plan import Plan
from dataplanner.ui.privacy.recent import RecentPlans
from dataplanner.ui.questions import Question, ask
from dataplanner.ui.tasks import Handle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

PLAN_FILTER = "Plans (*.dataplan *.plan.json);;All files (*)"
SAVE_FILTER = "Plan (*.dataplan)"
EXPORT_SUFFIXES = "csv tsv txt xlsx xlsm xls xlsb ods json jsonl ldif yaml yml"
EXPORT_FILTER = f"HR exports ({' '.join(f'*.{suffix}' for suffix in EXPORT_SUFFIXES.split())});;All files (*)"
BEAT_MS = 1_000
SAFE = "Your edits are safe on this computer."
LOST = "These edits are on this computer only, and cannot be brought back."
Choices = dict[str, Callable[[], object]]


class PlanFiles(QObject):
    """Holds the plan session that the window is on, and hands its document over when it changes."""

    def __init__(self, window: MainWindow, folders: Folders) -> None:
        super().__init__(window)
        self._window = window
        self.folders = folders
        self.current: PlanSession | None = None
        self._told = ""
        """The sentence that said last why saving waits; empty while it does not."""
        self._publishing = False
        self.recent = RecentPlans(folders, self)
        self.recent.refused.connect(lambda sentence, remedy: window.notice.say(sentence, remedy))
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def new(self) -> None:
        """A new plan with the catalogue of the method and nobody in it."""
        self.take_over(new_plan("Untitled plan", self._window.method))

    def choose_plan(self) -> None:
        """Ask for a plan and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a plan", "", PLAN_FILTER)
        if path:
            self.open([Path(path)])

    def choose_export(self) -> None:
        """Ask for one export or several that belong together, and show what is in them."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, "Import an HR export", "", EXPORT_FILTER)
        if paths:
            self._window.show_import([Path(path) for path in paths])

    def open(self, paths: list[Path]) -> None:
        """Open a plan, or take the files for an export when they are no plans."""
        if len(paths) == 1 and self._is_open(paths[0]):
            self._window.show_work()
        elif len(paths) == 1 and is_plan(paths[0]):
            self._begin("Opening the plan", lambda: open_session(paths[0], self.folders))
        else:
            self._window.show_import(paths)

    def left(self) -> list[Recoverable]:
        """What earlier sessions left unsaved, newest first."""
        return recoverable(self.folders)

    def recover(self, left: Recoverable) -> None:
        """Go on with edits that an earlier session could not bring into a file."""
        self._begin("Recovering the plan", lambda: recover_session(left, self.folders))

    def throw_away(self, left: Recoverable) -> None:
        """Ask, and forget edits that an earlier session left unsaved."""
        sentence = f"Throw away what is unsaved in “{left.name}”?"
        if not ask(self._window, Question("Throw away", sentence, LOST, "Throw away")).yes:
            return
        try:
            forget(left)
        except FileError as error:
            self._window.notice.say(error.sentence, error.remedy)
        self._window.show_welcome()

    def take_over(self, plan: Plan, *, unsaved: bool = False) -> None:
        """Go on with a plan that has no file yet; one that is ``unsaved`` is offered again at the next start."""
        self._begin("Preparing the plan", lambda: new_session(plan.name, self.folders, plan, unsaved=unsaved))

    def take_import(self, plan: Plan) -> None:
        """Go on with what was imported."""
        self.take_over(plan, unsaved=True)

    def save(self) -> None:
        """Write the plan to its file, or ask for one when it has none."""
        if self.current is not None and self.current.path is None:
            self.save_as()
        else:
            self._attempt(lambda session: session.publish())

    def save_as(self) -> None:
        """Ask where to, and go on there."""
        proposed = str(Path.home() / f"{self._window.plan_name()}.dataplan")
        path, _ = QFileDialog.getSaveFileName(self._window, "Save as", proposed, SAVE_FILTER)
        if path:
            self.save_to(Path(path if path.endswith(".dataplan") else f"{path}.dataplan"))

    def save_to(self, path: Path) -> None:
        """Save under this path and go on there; a plan that can only be read goes on as a copy."""
        if self.current is not None and self.current.read_only is not None:
            self._begin("Saving a copy", partial(self._copied, self.current.document.plan, path))
        elif self._attempt(lambda session: session.save_as(path)):
            self.recent.note(path)
            self._window.notice.say(f"Saved as {path.name}.", str(path.parent), "green")

    def close(self, instead: Choices | None = None) -> bool:
        """Publish what is open and let go of it; False when that failed, ``instead`` being offered as well then.

        A plan without a file is let go of as it is: its edits are offered again at the next start.
        """
        if self.current is None:
            return True
        leave = self.current.leave if self.current.path is None else self.current.close
        if not self._attempt(lambda _session: leave(), instead):
            return False
        self.current = None
        return True

    def leave(self) -> None:
        """Let go of what is open without saving; its edits wait for the next start."""
        if self.current is not None:
            self.current.leave()
            self.current = None

    def show_state(self) -> None:
        """Say in the status bar what was saved when."""
        self._window.status_bar.saved.setText("" if self.current is None else state_text(self.current))

    def _on_beat(self) -> None:
        if self.current is not None:
            self.current.keep_hold()
            if self.current.publish_due and not self._publishing:
                self._publish_unasked(self.current)
            self._follow_waiting(self.current)
            self.show_state()

    def _publish_unasked(self, session: PlanSession) -> None:
        """Publish in the background; where that fails, the session says so and tries again later."""

        def ended(*_: object) -> None:
            self._publishing = False
            if session is self.current:
                self._follow_waiting(session)
                self.show_state()

        self._publishing = True
        self._window.tasks.run("Saving", lambda _handle: session.publish(), ended, ended, ended, quiet=True)

    def _follow_waiting(self, session: PlanSession) -> None:
        """Keep the banner true: it says once why saving waits, and goes when it has worked."""
        waiting, told = session.waiting, self._told
        self._told = "" if waiting is None else waiting.sentence
        if waiting is None and told and told in self._window.notice.text:
            self._window.notice.hide()
        elif waiting is not None and told != waiting.sentence:
            self._say_failure(waiting, "amber", self._choices(waiting))

    def _say_failure(self, error: FileError, weight: str, choices: Choices) -> None:
        waits = self.current is not None and self.current.waiting is error
        self._told = error.sentence if waits else self._told
        self._window.notice.say(f"{error.sentence} {SAFE}" if waits else error.sentence, error.remedy, weight, choices)

    def _attempt(self, action: Callable[[PlanSession], object], instead: Choices | None = None) -> bool:
        if self.current is None:
            return False
        try:
            action(self.current)
        except FileError as error:
            self._say_failure(error, "red", self._choices(error) | (instead or {}))
            return False
        finally:
            self.show_state()
        return True

    def _choices(self, error: FileError) -> Choices:
        """What can be done about a plan that could not be saved."""
        choices: Choices = {"Save as…": self.save_as}
        if isinstance(error, ChangedOutside):
            choices["Keep mine"] = lambda: self._attempt(lambda session: session.keep_mine())
            if not error.gone:
                choices["Take the other one"] = lambda: self._attempt(lambda session: session.take_theirs())
        return choices

    def _begin(self, name: str, make: Callable[[], PlanSession]) -> None:
        def work(handle: Handle) -> PlanSession:
            session = make()
            if handle.cancelled():
                session.leave()
            return session

        self._window.tasks.run(name, work, self._begun, self._window.notice.say)

    def _copied(self, plan: Plan, path: Path) -> PlanSession:
        """A session on a copy of a plan, saved there. Raises FileError."""
        session = new_session(path.stem, self.folders, plan)
        try:
            session.save_as(path)
        except FileError:
            session.discard()
            raise
        return session

    def _is_open(self, path: Path | None) -> bool:
        """Whether this window is the one that writes the file at ``path``."""
        current = self.current
        if current is None or current.read_only is not None or current.path is None or path is None:
            return False
        return same_place(current.path) == same_place(path)

    def _begun(self, session: PlanSession) -> None:
        if session.read_only is not None and self._is_open(session.path):  # asked for twice before it was there
            session.leave()
            self._window.show_work()
            return
        if not self.close():
            session.leave()
            return
        self.current = session
        if session.path is not None:
            self.recent.note(session.path)
        refusal = (session.read_only.sentence, session.read_only.remedy) if session.read_only else None
        self._window.show_document(session.document, refusal)
        self._told = ""
        self._follow_waiting(session)
        if session.waiting is None and session.recovered:
            self._window.notice.say("Edits of your last session are here again.", "Save to keep them.", "green")
        self.show_state()


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
