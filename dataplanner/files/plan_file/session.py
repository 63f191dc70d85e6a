"""A plan that is open: its document, its working copy, and its visible file, which follows when it is published."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import rekeying
from dataplanner.files.plan_file.ancestry import Ancestry
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.draft import Draft
from dataplanner.files.plan_file.erasing import changes_to_erase
from dataplanner.files.plan_file.errors import (
    CannotSave,
    ChangedOutside,
    NoNameYet,
    NoPasswordLibrary,
    OtherPassword,
    ProtectedPlan,
)
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.hold import Hold, take_hold
from dataplanner.files.plan_file.keys import Key, new_key
from dataplanner.files.plan_file.origin import digest, same_place
from dataplanner.files.plan_file.reading import PlanBytes, plan_of, read_bytes
from dataplanner.files.plan_file.recovery import remove_set_aside
from dataplanner.files.plan_file.snapshots import Snapshot, Snapshots
from dataplanner.files.plan_file.whereabouts import note_file
from dataplanner.files.privacy.elsewhere import forget_elsewhere
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.model.document import Changed, Document, Where, at_once
from dataplanner.model.edits import RestorePlan
from dataplanner.model.positions import AS_IS

SUFFIX = ".dataplan"
IDLE = 2.0  # seconds without an edit, after which the visible file follows
RETRY = 15.0  # seconds until a save that failed is tried again without being asked


@dataclass(frozen=True, slots=True)
class State:
    """What the window says of saving.

    ``saved_at`` (UTC) is when the visible file was last known to be up to date; ``unsaved`` says that it lacks edits,
    which are safe in the working copy; ``waiting`` why saving failed; ``read_only`` why nothing can be changed;
    ``recovered`` that the last session ended before its edits reached the file.
    """

    saved_at: datetime | None
    unsaved: bool
    waiting: CannotSave | None
    read_only: CannotSave | None
    recovered: bool


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
        self.saved_at: datetime | None = None
        self._folders = folders
        self._one_at_a_time = threading.RLock()
        self._edited = self._tried = float("-inf")
        document.subscribe(self._note_edit)

    @property
    def state(self) -> State:
        return State(self.saved_at, self.unsaved, self.waiting, self.read_only, self.recovered)

    @property
    def unsaved(self) -> bool:
        """Whether there are edits that the visible file lacks."""
        return self.draft is not None and self.draft.unsaved

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

    def publish(self) -> None:
        """Bring the visible file up to date. Raises CannotSave, which ``state.waiting`` then tells as well."""
        if self.path is None:
            raise self.read_only or NoNameYet(Path(self.name))
        self._publish(self.path, over=False)

    def keep_mine(self) -> None:
        """Publish over what somebody else made of the file; theirs becomes a snapshot. Raises CannotSave.

        It does not while somebody is erased here who may still stand there.
        """
        if self.path is None:
            raise NoNameYet(Path(self.name))
        if self.path.exists() and not self._writable().origin.erased:
            self._snapshots().keep(self.path, _modified(self.path), outside=True)
        self._publish(self.path, over=True)

    def take_theirs(self, where: Where = at_once) -> None:
        """Take over what somebody else made of the file, as an edit that can be undone. Raises FileError."""
        if self.path is None:
            raise NoNameYet(Path(self.name))
        source = _as_ours(self.path, self.key)
        edit = RestorePlan(plan_of(source), f"Take over {self.path.name} as changed by somebody else")
        self.document.take_over(edit, where)
        draft = self._writable()
        draft.remember(draft.origin.left_as(digest(source.content)))
        self.waiting = None

    def save_as(self, path: Path) -> None:
        """Save under another name, which is the plan's from then on. Raises CannotSave, PlanInUse among them."""
        if self.path is not None and same_place(self.path) == same_place(path):
            self._publish(path, over=True)
            return
        hold = take_hold(path, self._folders)
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
        return self._snapshots().all() if self.draft is not None else []

    def positions_in(self, snapshot: Snapshot) -> int | None:
        """How many positions an earlier version has; None where it cannot be read."""
        try:
            return len(plan_of(read_bytes(snapshot.path, self.key)).organisation(AS_IS))
        except FileError:
            return None

    def restore(self, snapshot: Snapshot, where: Where = at_once) -> bool:
        """Go back to an earlier version, as an edit that can be undone; True when that changed anything.

        Raises FileError.
        """
        when = f"{snapshot.at.astimezone():%Y-%m-%d %H:%M}"
        earlier = plan_of(_as_ours(snapshot.path, self.key))
        return self.document.take_over(RestorePlan(earlier, f"Restore the version of {when}"), where)

    def erase_person(self, person: str, where: Where = at_once) -> None:
        """Take a person (id) out of the plan, its history, its versions and its file, so that nothing leads back.

        What it was saved from is reached as far as ``ancestry`` is not shut.

        It cannot be undone. Raises FileError: they are then still in the plan, and it can be done again; or only the
        file could not be saved, and follows as soon as it can be. No edit may be made while it lasts.
        """
        with self._one_at_a_time:
            draft, snapshots, traces = self._writable(), self._snapshots(), Traces(person)
            working = draft.working
            working.gather_traces(traces)
            snapshots.gather_traces(traces)
            self.ancestry().gather_traces(traces)
            erasure = Erasure(traces)
            draft.remember(draft.origin.without_somebody())
            snapshots.erase(erasure)
            self.ancestry().erase(erasure)
            remove_set_aside(draft.origin, self._folders)
            forget_elsewhere(erasure, self._folders)
            changes = changes_to_erase(self.document.plan, erasure)
            working.erase(erasure)
            done, undone = working.done(), working.undone()
            where(lambda: self.document.rewrite("Erase a person", changes, done, undone))
            working.sweep()
            self._replace_file()

    def set_password(self, password: str | None) -> int:
        """Encrypt the working copy, the versions and the file with a password; with None they are not encrypted.

        Returns how many damaged versions and drafts were removed, which could not be encrypted. Raises FileError. Where
        the file itself could not be replaced, it follows as soon as it can be saved.
        """
        with self._one_at_a_time:
            draft = self._writable()
            if password is not None and not can_encrypt():
                raise NoPasswordLibrary(Path(self.name))
            key = None if password is None else new_key(password)
            versions = self._versions_to_encrypt()
            with rekeying.prepared(versions, self.key, key):
                draft.working.encrypt(key)
            self.key = key
            removed = rekeying.take_effect(versions, key)
            if key is not None:
                removed += remove_set_aside(draft.origin, self._folders)
            self._replace_file()
            return removed

    def settle(self) -> None:
        """Finish, or give up, a change of the password that was broken off."""
        rekeying.settle(self._versions_to_encrypt(), self.key)

    def ancestry(self) -> Ancestry:
        """The versions of what the plan was saved from under another name."""
        return Ancestry([self._folders.snapshots / one for one in self._writable().working.ancestors], self.key)

    def close(self) -> None:
        """Publish what is unsaved and let go of the plan. Raises CannotSave, the plan then being still open."""
        if self.unsaved:
            self.publish()
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

    def _replace_file(self) -> None:
        """Publish without keeping a version of what was there before."""
        if self.path is not None:
            with self._noting_failure():
                self._writable().publish(self.path, over=False)

    def _publish(self, path: Path, *, over: bool) -> None:
        with self._one_at_a_time, self._noting_failure():
            draft = self._writable()
            if path.exists() and not over:
                draft.check_unchanged(path)
                if not draft.origin.erased:
                    self._snapshots().keep_now_and_then(path)
            draft.publish(path, over=over)
            self.note_file(path)

    def _save_under(self, path: Path) -> None:
        with self._one_at_a_time, self._noting_failure():
            draft = self._writable()
            if self.path is not None:
                draft.working.become_another_document()
            draft.publish(path, over=True)
            self.path, self.name = path, path.stem

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
        note_file(self._folders.snapshots / self._writable().working.document, path)

    def _writable(self) -> Draft:
        if self.draft is None:
            raise self.read_only or NoNameYet(Path(self.name))
        return self.draft

    def _snapshots(self) -> Snapshots:
        return Snapshots(self._folders.snapshots / self._writable().working.document, self.key)

    def _versions_to_encrypt(self) -> list[Path]:
        """The versions of the plan, and those without a password of what it was saved from."""
        return [*self._snapshots().paths(), *self.ancestry().plain()]

    def _note_edit(self, _: Changed) -> None:
        self._edited = time.monotonic()


def _as_ours(path: Path, key: Key | None) -> PlanBytes:
    """The content of another version of a plan. Raises FileError, OtherPassword where the key of ours is not its."""
    try:
        return read_bytes(path, key)
    except ProtectedPlan as error:
        raise OtherPassword(path) from error


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
