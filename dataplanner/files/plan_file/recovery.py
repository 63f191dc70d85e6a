"""What a session that broke off left behind: found, told from what is still in use, and taken up again."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import origin as origins
from dataplanner.files.plan_file import schema, working_copy
from dataplanner.files.plan_file.draft import Draft, draft_folders, folder_of, new_draft, open_draft, remove_draft
from dataplanner.files.plan_file.errors import (
    CannotSave,
    DamagedPlan,
    ProtectedPlan,
    WriteFailed,
    WrongPassword,
    called,
)
from dataplanner.files.plan_file.folders import Folders, user_folders
from dataplanner.files.plan_file.keys import Secret
from dataplanner.files.plan_file.origin import Origin, digest, digest_of, read_origin
from dataplanner.files.plan_file.reading import PlanBytes, reading
from dataplanner.files.plan_file.working_copy import WorkingCopy

TRIES = 20
PAUSE = 0.05  # seconds between them


@dataclass(frozen=True, slots=True)
class Recoverable:
    """Edits that never reached a visible file: ``path`` is the file's, None where the plan had none yet."""

    folder: Path
    name: str
    path: Path | None
    edited_at: datetime


def recoverable(folders: Folders | None = None) -> list[Recoverable]:
    """What earlier sessions left unsaved, newest first; what they left for nothing is removed."""
    folders = folders or user_folders()
    try:
        found = [_recoverable(folder, origin, folders) for folder, origin in list(draft_folders(folders))]
    except (OSError, CannotSave):
        return []
    return sorted((item for item in found if item), key=lambda item: item.edited_at, reverse=True)


def left_under_former_name(path: Path, folders: Folders) -> Recoverable | None:
    """What was left unsaved of a file that has another name since, or lies elsewhere; None where nothing was."""
    with suppress(OSError, CannotSave):
        for folder, origin in draft_folders(folders):
            if origin is not None and origin.path and not Path(origin.path).exists() and origin.knows(digest_of(path)):
                return _recoverable(folder, origin, folders)
    return None


def forget(item: Recoverable) -> None:
    """Throw away what an earlier session left unsaved; nothing where somebody has taken it up. Raises CannotSave."""
    remove_draft(item.folder)


def draft_for(source: PlanBytes, left: Draft | None, folders: Folders) -> Draft:
    """The draft to go on with: the one that was left, unless it holds nothing of its own."""
    found = digest(source.content)
    if left is not None and left.origin.knows(found):
        left.remember(left.origin.found(source.path, found, _head(source)))
        return left
    if left is not None and left.unsaved:
        return left
    if left is not None:
        left.leave()
    origin = partial(_named, source.path, found)
    return new_draft(lambda path: path.write_bytes(source.content), origin, source.path, folders, source.key)


def left_draft(path: Path, folders: Folders, secret: Secret = None) -> Draft | None:
    """The draft that a session on this file left when it broke off; a damaged one is set aside, not lost.

    So is one with an older password, where somebody else has changed the file since. Raises ProtectedPlan, and
    WrongPassword where the file could not yet be saved with the password that the draft got.

    Another window may be looking at it to offer it: that takes a moment, for which this waits.
    """
    for _ in range(TRIES):
        folder = folder_of(path, folders)
        if folder is None:
            return None
        try:
            draft = open_draft(folder, secret)
        except DamagedPlan:
            set_aside(folder, folders)
            return None
        except WrongPassword:
            if _is_as_left(path, folder):
                raise
            set_aside(folder, folders)
            return None
        if draft is not None:
            return draft
        time.sleep(PAUSE)
    return None


def set_aside(folder: Path, folders: Folders) -> None:
    """Put a damaged draft where it is in nobody's way and yet not lost."""
    shutil.move(folder, folders.set_aside / folder.name)


def remove_set_aside(origin: Origin, folders: Folders) -> int:
    """Remove the damaged drafts of a plan, and those that no longer tell whose they are; returns how many there were.

    In these nobody can be erased, and nothing be encrypted. Raises CannotSave.
    """
    theirs = [folder for folder in sorted(folders.set_aside.iterdir()) if folder.is_dir() and _is_of(folder, origin)]
    for folder in theirs:
        remove_draft(folder)
        if folder.exists():
            with called("damaged work that was set aside"):
                raise WriteFailed(folder)
    return len(theirs)


def _recoverable(folder: Path, origin: Origin | None, folders: Folders) -> Recoverable | None:
    try:
        edited_at = _edited_at(folder, origin)
    except DamagedPlan:
        if origin is None:  # nobody opens it any more: it goes where erasing looks for such
            with suppress(OSError):
                set_aside(folder, folders)
        return None
    except FileError:
        return None
    if origin is None or edited_at is None:
        return None
    path = Path(origin.path) if origin.path else None
    return Recoverable(folder, origin.name, path, edited_at)


def _edited_at(folder: Path, origin: Origin | None) -> datetime | None:
    """When a draft was edited last (UTC); None where nothing of it is unsaved. Raises FileError.

    Looking into a draft touches its files, so they tell it only where it is shut; and where there was no step, it was
    made when its origin was written.
    """
    try:
        draft = open_draft(folder)
    except ProtectedPlan:
        return _written_at(folder) if origin is not None and _seems_unsaved(folder, origin) else None
    if draft is None:
        return None
    try:
        made = datetime.fromtimestamp((folder / origins.NAME).stat().st_mtime, UTC)
        return draft.working.edited_at() or made if draft.unsaved else None
    finally:
        draft.leave()


def _written_at(folder: Path) -> datetime:
    written = max(file.stat().st_mtime for file in folder.glob(f"{working_copy.NAME}*"))
    return datetime.fromtimestamp(written, UTC)


def _is_of(folder: Path, origin: Origin) -> bool:
    """Whether a draft is one of this plan's, or cannot tell."""
    found = read_origin(folder)
    return found is None or (found.path, found.path or found.name) == (origin.path, origin.path or origin.name)


def _seems_unsaved(folder: Path, origin: Origin) -> bool:
    """Whether an encrypted draft was written to after it was last saved, as far as can be told without its password."""
    written = max(file.stat().st_mtime_ns for file in folder.glob(f"{working_copy.NAME}*"))
    saved = (folder / origins.NAME).stat().st_mtime_ns
    return not origin.path or written >= saved  # clocks of files tick so slowly that an edit may seem as old


def _is_as_left(path: Path, folder: Path) -> bool:
    """Whether a file has a content that its draft knows."""
    origin = read_origin(folder)
    return origin is not None and origin.knows(digest_of(path))


def _head(source: PlanBytes) -> str:
    with reading(source) as connection:
        return schema.meta(connection, "head")


def _named(path: Path, found: str, working: WorkingCopy) -> Origin:
    return Origin(str(path), path.stem, (found,), working.head)
