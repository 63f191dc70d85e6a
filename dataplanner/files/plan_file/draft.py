"""A working copy in a folder of its own, with what it knows of the visible file and the lock that keeps others off."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dataplanner.files.plan_file import database, working_copy
from dataplanner.files.plan_file.errors import (
    CannotSave,
    ChangedOutside,
    DamagedPlan,
    EmptiedOutside,
    FolderMissing,
    NoWorkingCopy,
    WriteFailed,
)
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.hold import locked
from dataplanner.files.plan_file.keys import Key, Secret
from dataplanner.files.plan_file.lock import Lock
from dataplanner.files.plan_file.origin import (
    NOTHING,
    Origin,
    digest_of,
    has_origin,
    read_origin,
    same_place,
    write_origin,
)
from dataplanner.files.plan_file.publish import replace_file, sync_folder
from dataplanner.files.plan_file.working_copy import WorkingCopy, create_working_copy


@dataclass(slots=True)
class Draft:
    """A working copy that this process holds."""

    working: WorkingCopy
    origin: Origin
    lock: Lock

    @property
    def folder(self) -> Path:
        return self.working.path.parent

    @property
    def unsaved(self) -> bool:
        """Whether it holds edits that the visible file lacks."""
        return self.working.head != self.origin.head

    def remember(self, origin: Origin) -> None:
        """Keep what we now know of the visible file.

        Where that fails, the next start after a crash asks whose the file is; saving must not fail for it.
        """
        self.origin = origin
        with suppress(CannotSave):
            write_origin(self.folder, origin)

    def publish(self, path: Path, *, over: bool) -> None:
        """Put the plan as it is now in the place of ``path``. Raises CannotSave, the file being as it was.

        Without ``over`` it raises ChangedOutside where the file is not as we left it. The new content is noted as
        ours before it takes its place: so a crash between the two leaves no doubt about whose it is.
        """
        written: list[tuple[str, str]] = []

        def write(temporary: Path) -> None:
            head = self.working.copy_to(temporary)
            written.append((digest_of(temporary) or "", head))
            self.remember(self.origin.awaiting(written[0][0]))

        def allow() -> None:
            if not over:
                self.check_unchanged(path)

        allow()
        replace_file(path, write, allow=allow)
        self.remember(self.origin.published(path, *written[0]))

    def check_unchanged(self, path: Path) -> None:
        """Raise ChangedOutside where the visible file is not as we left it, or what hinders telling.

        A disk that was pulled out has changed nothing: FolderMissing, until it is back.
        """
        try:
            digest = digest_of(path)
        except OSError as error:
            raise WriteFailed(path) from error
        if digest is None and not path.parent.is_dir():
            raise FolderMissing(path)
        if not self.origin.knows(digest):
            raise EmptiedOutside(path) if digest == NOTHING else ChangedOutside(path, gone=digest is None)

    def leave(self) -> None:
        """Let go of it; what it holds unsaved waits for the next start, and otherwise nothing stays."""
        unsaved = self.unsaved
        self.working.close()
        if unsaved:
            self.lock.release()
        else:
            _clear(self.folder, self.lock)

    def discard(self) -> None:
        """Throw it away with all that is unsaved in it."""
        self.origin = self.origin.saved_at(self.working.head)
        self.leave()


def new_draft(
    write: Callable[[Path], object],
    origin: Callable[[WorkingCopy], Origin],
    shown: Path,
    folders: Folders,
    key: Key | None = None,
) -> Draft:
    """A draft that begins as the plan's file that ``write`` writes, called ``shown`` in sentences. Raises FileError."""
    folder, lock = _fresh_folder(shown, folders)
    try:
        folder.mkdir(mode=0o700)
        working = create_working_copy(folder / working_copy.NAME, write, shown, key)
        draft = Draft(working, origin(working), lock)
        write_origin(folder, draft.origin)
        sync_folder(folder.parent)
    except BaseException as error:
        _clear(folder, lock)
        no_room = isinstance(error, database.errors(OSError, CannotSave))
        raise NoWorkingCopy(shown) if no_room else error from error
    return draft


def _fresh_folder(shown: Path, folders: Folders) -> tuple[Path, Lock]:
    """Where a new draft goes, not made yet, and the lock on it. Raises NoWorkingCopy."""
    try:
        folder = folders.working / uuid.uuid4().hex
        lock = locked(_lock_path(folder))
    except NoWorkingCopy as error:
        raise NoWorkingCopy(shown) from error
    if lock is None:
        raise NoWorkingCopy(shown)
    return folder, lock


def open_draft(folder: Path, secret: Secret = None) -> Draft | None:
    """The draft that a crash left in a folder, what was being typed then done; None while another process holds it.

    Raises DamagedPlan, also where nobody can tell any more whose it is, and where it is encrypted ProtectedPlan or
    WrongPassword. A folder whose draft was never finished is removed.
    """
    if (lock := locked(_lock_path(folder))) is None:
        return None
    if (origin := read_origin(folder)) is None:
        if has_origin(folder):
            lock.release()
            raise DamagedPlan(folder)
        _clear(folder, lock)
        return None
    try:
        shown = Path(origin.path or origin.name)
        working = WorkingCopy(folder / working_copy.NAME, shown, secret)
        working.unswept = origin.erased
        working.finish_typed()
        return Draft(working, origin, lock)
    except BaseException:
        lock.release()
        raise


def remove_draft(folder: Path) -> None:
    """Throw away the draft in a folder, unless another process holds it."""
    if folder.is_dir() and (lock := locked(_lock_path(folder))) is not None:
        _clear(folder, lock)


def draft_folders(folders: Folders) -> Iterator[tuple[Path, Origin | None]]:
    """The folders of all drafts, with what each knows of its visible file."""
    for folder in sorted(folders.working.iterdir()):
        if folder.is_dir():
            yield folder, read_origin(folder)


def folder_of(path: Path, folders: Folders) -> Path | None:
    """The folder of the draft of a visible file, where there is one."""
    place = same_place(path)
    for folder, origin in draft_folders(folders):
        if origin is not None and origin.path and same_place(Path(origin.path)) == place:
            return folder
    return None


def _lock_path(folder: Path) -> Path:
    """The lock of a draft lies beside its folder, which so can be removed while it is held."""
    return folder.with_suffix(".lock")


def _clear(folder: Path, lock: Lock) -> None:
    """Leave nothing of a draft."""
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    with suppress(OSError):
        _lock_path(folder).unlink()
