"""What the File menu does: begin, open, import, save. What is slow runs in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dataplanner.files.errors import FileError
from dataplanner.files.import_plan import new_plan
from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    Recoverable,
    Snapshot,
    forget,
    is_plan,
    new_session,
    open_session,
    open_version,
    recover_session,
    recoverable,
)
from dataplanner.files.plan_file.conflicts import other_half
from dataplanner.files.plan_file.keys import Key, Secret
from dataplanner.files.plan_file.origin import same_place
from dataplanner.model.plan import Plan
from dataplanner.ui.beginning import Beginning
from dataplanner.ui.file_dialogs import FileDialogs
from dataplanner.ui.finishing import InWindow
from dataplanner.ui.privacy.recent import RecentPlans
from dataplanner.ui.questions import Question, ask
from dataplanner.ui.save_banner import Choices
from dataplanner.ui.saving import Saving

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

PLAN_FILTER = "Plans (*.dataplan *.plan.json);;All files (*)"
SAVE_FILTER = "Plan (*.dataplan)"
EXPORT_SUFFIXES = "csv tsv txt xlsx xlsm xls xlsb ods json jsonl ldif yaml yml"
EXPORT_FILTER = f"HR exports ({' '.join(f'*.{suffix}' for suffix in EXPORT_SUFFIXES.split())});;All files (*)"
LOST = "These edits are on this computer only, and cannot be brought back."


class PlanFiles:
    """Holds the plan session that the window is on, and hands its document over when it changes."""

    def __init__(self, window: MainWindow, folders: Folders) -> None:
        self._window = window
        self.folders = folders
        self.current: PlanSession | None = None
        self.saving = Saving(window, self.save_as)
        self.recent = RecentPlans(folders, window)
        self.recent.refused.connect(lambda sentence, remedy: window.notice.say(sentence, remedy))
        self.recent.told.connect(lambda sentence, more: window.notice.say(sentence, more, "green"))
        self.dialogs = FileDialogs(self.recent.paths[0].parent if self.recent.paths else None)
        self._begin = Beginning(window, self._begun).begin

    def new(self) -> None:
        """A new plan with the catalogue of the method and nobody in it."""
        self.take_over(new_plan("Untitled plan", self._window.method))

    def choose_plan(self) -> None:
        """Ask for a plan and open it."""
        path = self.dialogs.to_open(self._window, "Open a plan", PLAN_FILTER)
        if path is not None:
            self.open([path])

    def choose_export(self) -> None:
        """Ask for one export or several that belong together, and show what is in them."""
        paths = self.dialogs.several_to_open(self._window, "Import an HR export", EXPORT_FILTER)
        if paths:
            self._window.show_import(paths)

    def open(self, paths: list[Path]) -> None:
        """Open a plan, or take the files for an export when they are no plans."""
        if len(paths) == 1 and self._is_open(paths[0]):
            self._window.show_work()
        elif len(paths) == 1 and is_plan(paths[0]):
            self._begin("Opening the plan", lambda secret: open_session(paths[0], self.folders, secret=secret))
        else:
            self._window.show_import(paths)

    def open_version(self, version: Snapshot, name: str) -> None:
        """Go on with an earlier version of a plan whose own file is damaged, as a copy without a file."""
        self._begin("Opening the version", lambda secret: open_version(version, name, self.folders, secret))

    def left(self) -> list[Recoverable]:
        """What earlier sessions left unsaved, newest first."""
        return recoverable(self.folders)

    def recover(self, left: Recoverable) -> None:
        """Go on with edits that an earlier session could not bring into a file."""
        self._begin("Recovering the plan", lambda secret: recover_session(left, self.folders, secret))

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

    def take_over(self, plan: Plan) -> None:
        """Go on with a copy of a plan that has no file yet."""
        self._begin("Preparing the plan", lambda _: new_session(plan.name, self.folders, plan))

    def take_import(self, plan: Plan) -> None:
        """Go on with what was imported; it is offered again at the next start."""

        def begun(_secret: Secret) -> PlanSession:
            return new_session(plan.name, self.folders, plan, unsaved=True, handed_over=True)

        self._begin("Preparing the plan", begun)

    def save(self) -> None:
        """Write the plan to its file, or ask for one when it has none."""
        if self.current is not None and self.current.path is None:
            self.save_as()
        else:
            self.saving.attempt("Saving", lambda session, _where: session.publish(asked=True))

    def save_as(self) -> None:
        """Ask where to, and go on there."""
        name = f"{self._window.plan_name()}.dataplan"
        path = self.dialogs.to_save(self._window, "Save as", name, SAVE_FILTER, (".dataplan",))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save under this path and go on there; a plan that can only be read goes on as a copy."""
        if self.current is not None and self.current.read_only is not None:
            self._begin("Saving a copy", partial(self._copied, self.current.document.plan, path, self.current.key))
        elif self.saving.attempt("Saving", lambda session, _where: session.save_as(path)):
            self.recent.note(path)
            self._window.notice.say(f"Saved as {path.name}.", str(path.parent), "green")

    def close(self, instead: Choices | None = None) -> bool:
        """Publish what is open and let go of it; False when that failed, ``instead`` being offered as well then.

        A plan without a file is let go of as it is: its edits are offered again at the next start.
        """
        if self.current is None:
            return True
        if not self.saving.attempt("Saving", _let_go, instead):
            return False
        self._hold(None)
        return True

    def leave(self) -> None:
        """Let go of what is open without saving; its edits wait for the next start."""
        if self.current is not None:
            self.current.leave()
            self._hold(None)

    def _copied(self, plan: Plan, path: Path, key: Key | None, _secret: Secret) -> PlanSession:
        """A session on a copy of a plan, saved there. Raises FileError."""
        session = new_session(path.stem, self.folders, plan, key=key)
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
        self._hold(session)
        if session.path is not None:
            self.recent.note(session.path)
            self.dialogs.note(session.path)
        refusal = (session.read_only.sentence, session.read_only.remedy) if session.read_only else None
        self._window.showing.show(session.document, refusal)
        self.saving.follow()
        self._tell_of(session)

    def _tell_of(self, session: PlanSession) -> None:
        """Say what is to be known of a plan that was opened: of edits that were not saved, of another half."""
        say = self._window.notice.say
        if session.waiting is None and session.recovered:
            rest = "Give the plan a file with Save." if session.path is None else "Nothing is left to do."
            say("Edits of your last session are here again.", rest, "green")
        elif session.read_only is not None or session.path is None:
            return
        elif left := session.left_behind:
            said = f"When this file was called “{left.name}”, it was edited, and that was not saved."
            say(
                said,
                "It waits under “Not saved yet” on the first page.",
                "amber",
                {"Go on with it": partial(self.recover, left)},
            )
        elif other := other_half(session.path):
            said = f"“{session.path.name}” was set aside where two people saved at once."
            remedy = f"What the other one saved is in “{other.name}”, which may differ."
            say(said, remedy, "amber", {"Open the other one": partial(self.open, [other])})

    def _hold(self, session: PlanSession | None) -> None:
        self.current = session
        self.saving.look_after(session)


def _let_go(session: PlanSession, _where: InWindow) -> None:
    """Publish a plan that has a file, and leave it."""
    if session.path is None:
        session.leave()
    else:
        session.close()
