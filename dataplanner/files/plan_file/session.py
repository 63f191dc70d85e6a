"""A plan that is open: its document, its working copy, and its visible file, which follows when it is published."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dataplanner.analysis.mask_numbers import MaskNumbers
from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.ancestry import Ancestry
from dataplanner.files.plan_file.copies import Versions, whose
from dataplanner.files.plan_file.draft import Draft
from dataplanner.files.plan_file.errors import (
    CannotSave,
    ChangedOutside,
    NoNameYet,
)
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.hold import Hold, take_hold
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.origin import digest, same_place
from dataplanner.files.plan_file.reading import plan_of, read_sibling
from dataplanner.files.plan_file.snapshots import (
    BEFORE_RESTORE,
    CLOSED,
    OPENED,
    OUTSIDE,
    SAVED,
    Snapshot,
    Snapshots,
    versions_in,
)
from dataplanner.files.plan_file.state import State
from dataplanner.files.plan_file.whereabouts import note_file
from dataplanner.model.document import Changed, Document, Where, at_once
from dataplanner.model.edits import RestorePlan

if TYPE_CHECKING:
    from dataplanner.files.plan_file.recovery import Recoverable

SUFFIX = ".dataplan"
IDLE = 2.0  # seconds without an edit, after which the visible file follows
RETRY = 15.0  # seconds until a save that failed is tried again without being asked


class PlanSession:
    """An open plan. Edits come from one thread; whatever writes files may be called from another."""

    def __init__(self, document: Document, path: Path | None, name: str, folders: Folders) -> None:
        """Sessions are made by ``open_session`` and its like. ``path`` is None until the plan has a file."""
        self.document = document
        self.path = path
        self.name = name
        self.draft: Draft | None = None
        self.key: Key | None = None
        """What opens the plan's files, where a password encrypts them."""
        self.hold: Hold | None = None
        self.read_only: CannotSave | None = None
        self.waiting: CannotSave | None = None
        self.recovered = False
        self.left_behind: Recoverable | None = None
        """What was left unsaved under a name that the file had before."""
        self.saved_at: datetime | None = None
        self.folders = folders
        self._one_at_a_time = threading.RLock()
        self._edited = self._tried = float("-inf")
        self._worth = OPENED
        """Why the visible file as it is now is worth keeping as a version when it is replaced; empty if it is not."""
        document.subscribe(self._note_edit)

    @property
    def state(self) -> State:
        return State(self.saved_at, self.unsaved, self.waiting, self.read_only, self.recovered)

    @property
    def unsaved(self) -> bool:
        """Whether there are edits that the visible file lacks."""
        return self.draft is not None and self.draft.unsaved

    @property
    def mask_numbers(self) -> MaskNumbers:
        """What people are called by while names are masked; given anew where the plan can only be read."""
        return MaskNumbers() if self.draft is None else self.draft.working.mask_numbers

    @property
    def publish_due(self) -> bool:
        """Whether it is time to publish without being asked: some edits, then a pause, and no question open."""
        now = time.monotonic()
        quiet = now - self._edited >= IDLE and (self.waiting is None or now - self._tried >= RETRY)
        return self.path is not None and self.unsaved and quiet and not isinstance(self.waiting, ChangedOutside)

    def keep_hold(self) -> None:
        """Tell other machines that the plan is still open; to be called every second or so."""
        if self.hold is not None:
            self.hold.renew()

    def publish(self, *, asked: bool = False) -> None:
        """Bring the visible file up to date. Raises CannotSave, which ``state.waiting`` then tells as well.

        What was ``asked`` for can be gone back to, whatever is saved after it.
        """
        if self.path is None:
            raise self.read_only or NoNameYet(Path(self.name))
        self._publish(self.path, over=False)
        if asked:
            self._worth = SAVED

    def keep_mine(self) -> None:
        """Publish over what somebody else made of the file; theirs becomes a snapshot. Raises CannotSave.

        It does not while somebody is erased here who may still stand there.
        """
        if self.path is None:
            raise NoNameYet(Path(self.name))
        if self.path.exists() and self.path.stat().st_size and not self.writable().origin.erased:
            self.versions().keep_new(self.path, _modified(self.path), OUTSIDE)
        self._publish(self.path, over=True)

    def take_theirs(self, where: Where = at_once) -> None:
        """Take over what somebody else made of the file, as an edit that can be undone. Raises FileError."""
        if self.path is None:
            raise NoNameYet(Path(self.name))
        source = read_sibling(self.path, self.key)
        self.keep_version(BEFORE_RESTORE)
        edit = RestorePlan(plan_of(source), f"Take over {self.path.name} as changed by somebody else")
        self.document.take_over(edit, where)
        draft = self.writable()
        draft.remember(draft.origin.left_as(digest(source.content)))
        self.waiting = None

    def save_as(self, path: Path) -> None:
        """Save under another name, which is the plan's from then on. Raises CannotSave, PlanInUse among them."""
        if self.path is not None and same_place(self.path) == same_place(path):
            self._publish(path, over=True)
            return
        hold = take_hold(path, self.folders)
        try:
            self._save_under(path)
        except BaseException:
            hold.release()
            raise
        self.hold, former = hold, self.hold
        if former is not None:
            former.release()

    def snapshots(self) -> list[Snapshot]:
        """The earlier versions that can be gone back to, newest first."""
        return versions_in(self.draft.working.line, self.folders) if self.draft is not None else []

    def keep_version(self, why: str) -> None:
        """Keep the plan as it is now, before much of it changes at once; a disk that fails does not hinder that.

        Not of a plan without a file, of which nothing is to stay when it is thrown away.
        """
        with self._one_at_a_time, suppress(FileError):
            if self.path is not None:
                write = self.writable().working.copy_to
                self.versions().keep_written(write, datetime.now(UTC), why, self.path)

    def writable(self) -> Draft:
        """What the plan is edited in. Raises CannotSave where it can only be read, or is closed."""
        if self.draft is None:
            raise self.read_only or NoNameYet(Path(self.name))
        return self.draft

    def versions(self) -> Snapshots:
        """Where the earlier versions lie. Raises CannotSave as ``writable`` does."""
        return Snapshots(self.folders.snapshots / self.writable().working.document, self.key)

    def ancestry(self) -> Ancestry:
        """The versions of what the plan was saved from under another name, but those of a file that is still there."""
        ancestors = [one for one in self.writable().working.line.ancestors if not self._is_anothers(one)]
        return Ancestry([self.folders.snapshots / one for one in ancestors], self.key)

    def _is_anothers(self, document: str) -> bool:
        """Whether the versions of a document belong to another file."""
        return self.path is not None and whose(self.path, document, self.folders, self.key) is Versions.ANOTHERS

    @contextmanager
    def rewriting(self) -> Iterator[Draft]:
        """While a change reaches every file of the plan, nothing else is written.

        The visible file is replaced at its end, and no version of what was there before is kept. Raises CannotSave.
        """
        with self._one_at_a_time:
            yield self.writable()
            if self.path is not None:
                with self._noting_failure():
                    self.writable().publish(self.path, over=False)
                    self.note_file(self.path)

    def close(self) -> None:
        """Publish what is unsaved and let go of the plan. Raises CannotSave, the plan then being still open.

        What this session saved last stays as a version, should the file be damaged before the next one.
        """
        if self.unsaved:
            self.publish()
        self._keep_last()
        self.leave()

    def leave(self) -> None:
        """Let go of the plan; edits that are not published wait for the next start."""
        with self._one_at_a_time:
            if self.draft is not None:
                self.draft.leave()
            self._end()

    def discard(self) -> None:
        """Let go of the plan and throw away the edits that are not published."""
        with self._one_at_a_time:
            if self.draft is not None:
                self.draft.discard()
            self._end()

    def _end(self) -> None:
        self.draft = None
        if self.hold is not None:
            self.hold.release()
            self.hold = None

    def _publish(self, path: Path, *, over: bool) -> None:
        with self._one_at_a_time, self._noting_failure():
            draft = self.writable()
            if path.exists() and not over:
                draft.check_unchanged(path)
                if not draft.origin.erased:
                    self.versions().keep_due(path, self._worth)
            draft.publish(path, over=over)
            self._worth = ""
            self.note_file(path)

    def _keep_last(self) -> None:
        """Keep as a version what was saved here last; a disk that fails does not hinder closing.

        Where somebody else has changed the file since, the plan as it is here is kept, be it saved here or not.
        """
        with self._one_at_a_time, suppress(CannotSave):
            if self.path is None or not self.path.exists() or self.writable().origin.erased:
                return
            try:
                self.writable().check_unchanged(self.path)
            except ChangedOutside:
                self.keep_version(CLOSED)
            else:
                if self._worth != OPENED:
                    self.versions().keep_due(self.path, self._worth or CLOSED)
            self.note_file(self.path)

    def _save_under(self, path: Path) -> None:
        with self._one_at_a_time, self._noting_failure():
            draft, line = self.writable(), self.writable().working.line
            if self.path is not None:
                draft.working.belong_to(line.branched(uuid.uuid4().hex))
            try:
                draft.publish(path, over=True)
            except BaseException:
                draft.working.belong_to(line)
                raise
            self.path, self.name, self._worth = path, path.stem, SAVED

    @contextmanager
    def _noting_failure(self) -> Iterator[None]:
        self._tried = time.monotonic()
        try:
            yield
        except CannotSave as error:
            self.waiting = error
            raise
        self.waiting = None
        self.recovered = False
        self.saved_at = datetime.now(UTC)

    def note_file(self, path: Path) -> None:
        """Note where the plan lies, so that its versions are found should its file be damaged."""
        note_file(self.folders.snapshots / self.writable().working.document, path)

    def _note_edit(self, _: Changed) -> None:
        self._edited = time.monotonic()


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
