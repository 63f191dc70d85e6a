"""Sessions begun: on a file, on a copy of one, on a new plan, or on what the last session left when it broke off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.copies import own_line
from dataplanner.files.plan_file.draft import Draft, new_draft, open_draft
from dataplanner.files.plan_file.errors import (
    CannotSave,
    DamagedPlan,
    EditNotKept,
    NewerPlanReadOnly,
    NoWorkingCopy,
    PlanInUse,
    called,
)
from dataplanner.files.plan_file.folders import Folders, user_folders
from dataplanner.files.plan_file.hold import take_hold
from dataplanner.files.plan_file.keys import Key, Secret
from dataplanner.files.plan_file.origin import Origin
from dataplanner.files.plan_file.passwords import settle_password
from dataplanner.files.plan_file.publish import remove_leftovers
from dataplanner.files.plan_file.reading import PlanBytes, plan_of, read_bytes
from dataplanner.files.plan_file.recovery import (
    Recoverable,
    draft_for,
    left_draft,
    left_under_former_name,
    set_aside,
)
from dataplanner.files.plan_file.session import PlanSession
from dataplanner.files.plan_file.sign import sign_path
from dataplanner.files.plan_file.snapshots import BROKEN_OFF, Snapshot, Snapshots
from dataplanner.files.plan_file.version_text import called_so
from dataplanner.files.plan_file.whereabouts import note_file
from dataplanner.files.plan_file.working_copy import WorkingCopy
from dataplanner.files.plan_file.writing import write_database
from dataplanner.files.plan_json import is_plan_text
from dataplanner.model.document import Document, Entry
from dataplanner.model.plan import Plan

TEXT_SUFFIX = ".plan"


class _Refusing:
    """The journal of a plan that can only be read."""

    def __init__(self, reason: CannotSave) -> None:
        self._reason = reason

    def did(self, entry: Entry) -> None:
        raise self._reason

    undid = redid = did

    def typing(self, entry: Entry | None) -> None:
        """Nothing can come of it."""


def open_session(
    path: Path, folders: Folders | None = None, *, as_copy: bool = False, secret: Secret = None
) -> PlanSession:
    """Open a plan. Raises FileError where it is no plan, damaged, or missing.

    ProtectedPlan asks for the password of an encrypted one, WrongPassword for another than ``secret``.

    A plan that is in use, newer than us or without a place for its working copy opens read-only. The JSON form, and
    any plan ``as_copy``, opens as a copy without a file of its own. Edits that the last session did not bring into the
    file are there again.
    """
    folders = folders or user_folders()
    if as_copy or _is_text(path):
        return _copy_session(path, folders, secret)
    try:
        hold = take_hold(path, folders)
    except PlanInUse as in_use:
        return _read_only_session(read_bytes(path, secret), in_use, folders)
    except CannotSave:
        return _read_only_session(read_bytes(path, secret), NoWorkingCopy(path), folders)
    try:
        session = _held_session(path, folders, secret)
    except NoWorkingCopy as nowhere:
        session = _read_only_session(read_bytes(path, secret), nowhere, folders)
    except BaseException:
        hold.release()
        raise
    if session.read_only is None:
        session.hold = hold
        session.left_behind = left_under_former_name(path, folders)
    else:
        hold.release()
    return session


def new_session(
    name: str = "Untitled plan",
    folders: Folders | None = None,
    plan: Plan | None = None,
    *,
    unsaved: bool = False,
    handed_over: bool = False,
    key: Key | None = None,
) -> PlanSession:
    """A plan without a file yet: a new one, or a copy of ``plan``. Raises FileError.

    With ``unsaved`` it waits for the next start even when nothing is edited, as what was made with effort should. A
    plan that is ``handed_over`` nobody else goes on with: it is edited itself, as two of a million people need 2 GB
    more.
    """
    folders = folders or user_folders()
    write = partial(write_database, plan=plan or Plan(name), key=key)
    draft = new_draft(write, _unnamed(name, unsaved=unsaved), Path(name), folders, key)
    return _session(draft, None, folders, plan if handed_over else None)


def recover_session(item: Recoverable, folders: Folders | None = None, secret: Secret = None) -> PlanSession:
    """Go on with what an earlier session left. Raises FileError, as ``open_session`` does."""
    folders = folders or user_folders()
    if item.path is not None:
        return open_session(item.path, folders, secret=secret)
    draft = open_draft(item.folder, secret)
    if draft is None:
        raise PlanInUse(Path(item.name))
    session = _session(draft, None, folders)
    session.recovered = True
    return session


def open_version(version: Snapshot, name: str, folders: Folders | None = None, secret: Secret = None) -> PlanSession:
    """A plan without a file yet that begins as an earlier version, ``name`` being what it was called.

    Raises FileError, ProtectedPlan and WrongPassword as ``open_session`` does.
    """
    with called(called_so(version)):
        source = read_bytes(version.path, secret)
        plan = plan_of(source)
    return new_session(name, folders, plan, unsaved=True, handed_over=True, key=source.key)


def _held_session(path: Path, folders: Folders, secret: Secret) -> PlanSession:
    """A session on a file that we have the right to write."""
    for file in (path, sign_path(path)):
        remove_leftovers(file)
    left = left_draft(path, folders, secret)
    try:
        return _session_on(path, left, folders, secret)
    except DamagedPlan:
        if left is None or not left.folder.exists():
            raise
        set_aside(left.folder, folders)
        return _session_on(path, None, folders, secret)


def _session_on(path: Path, left: Draft | None, folders: Folders, secret: Secret) -> PlanSession:
    """A session on a file and on the draft that was left of it."""
    try:
        source = read_bytes(path, secret)
    except FileError:
        if left is not None:
            _settle_line(left, path, folders)
        if left is not None and left.unsaved:
            return _session(left, path, folders)
        if left is not None:
            _keep_left(left, path, folders)
        _leave(left)
        raise
    if source.newer:
        _leave(left)
        return _read_only_session(source, NewerPlanReadOnly(path), folders)
    draft = draft_for(source, left, folders)
    _settle_line(draft, path, folders)
    return _session(draft, path, folders)


def _settle_line(draft: Draft, path: Path, folders: Folders) -> None:
    """Let the draft of a copy be a document of its own. Raises NoWorkingCopy where the disk is full."""
    try:
        line = own_line(path, draft.working.line, folders, draft.working.key)
        if line != draft.working.line:
            draft.working.belong_to(line)
    except EditNotKept as full:
        draft.leave()
        raise NoWorkingCopy(path) from full
    except BaseException:
        draft.leave()
        raise


def _keep_left(left: Draft, path: Path, folders: Folders) -> None:
    """Keep a version of what a session that broke off had saved, as its file can no longer be read."""
    versions, working = folders.snapshots / left.working.document, left.working
    with suppress(FileError):
        Snapshots(versions, working.key).keep_written(working.copy_to, datetime.now(UTC), BROKEN_OFF, path)
        note_file(versions, path)


def _session(draft: Draft, path: Path | None, folders: Folders, plan: Plan | None = None) -> PlanSession:
    """A session on a draft, which is not read where it was just made of ``plan``. Raises DamagedPlan, the draft then
    being left as it is."""
    try:
        document = Document(plan or draft.working.plan(), draft.working)
        document.done, document.undone = draft.working.done(), draft.working.undone()
    except BaseException:
        draft.leave()
        raise
    session = PlanSession(document, path, draft.origin.name, folders)
    session.draft = draft
    session.key = draft.working.key
    session.recovered = path is not None and draft.unsaved
    settle_password(session)
    if path is not None:
        _note_file(session, draft, path)
    return session


def _note_file(session: PlanSession, draft: Draft, path: Path) -> None:
    """Say at once when the file is not as the last session left it, or cannot be told from that."""
    session.note_file(path)
    with suppress(OSError):
        session.saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    try:
        draft.check_unchanged(path)
    except CannotSave as hindered:
        session.waiting = hindered


def _copy_session(path: Path, folders: Folders, secret: Secret) -> PlanSession:
    """A session on a copy that has no file yet; called as the original is, without its endings."""
    source = read_bytes(path, secret)
    name = path.name.removesuffix(path.suffix).removesuffix(TEXT_SUFFIX)
    try:
        return new_session(name, folders, plan_of(source), key=source.key)
    except NoWorkingCopy:
        return _read_only_session(source, NoWorkingCopy(path), folders)


def _read_only_session(source: PlanBytes, reason: CannotSave, folders: Folders) -> PlanSession:
    session = PlanSession(Document(plan_of(source), _Refusing(reason)), source.path, source.path.stem, folders)
    session.read_only = reason
    session.key = source.key
    return session


def _is_text(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return is_plan_text(file.read(1000).decode("utf-8", errors="replace"))
    except OSError:
        return False


def _unnamed(name: str, *, unsaved: bool) -> Callable[[WorkingCopy], Origin]:
    return lambda working: Origin("", name, (), "" if unsaved else working.head)


def _leave(draft: Draft | None) -> None:
    if draft is not None:
        draft.leave()
