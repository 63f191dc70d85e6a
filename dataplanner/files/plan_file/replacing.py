"""A plan put in the place of another on purpose: the other becomes an earlier version of it, to be gone back to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.copies import own_line
from dataplanner.files.plan_file.errors import NoPasswordLibrary, ProtectedPlan
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.hold import take_hold
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.line import Line
from dataplanner.files.plan_file.reading import line_of
from dataplanner.files.plan_file.snapshots import Snapshots
from dataplanner.files.plan_file.whereabouts import note_file
from dataplanner.files.plan_file.writing import save_plan
from dataplanner.model.plan import Plan


def check_free(path: Path, folders: Folders) -> None:
    """Raise PlanInUse while somebody has a file open for editing."""
    with _held(path, folders):
        pass


def replace_plan(plan: Plan, path: Path, folders: Folders, key: Key | None = None) -> None:
    """Write a plan in the place of a .dataplan file, as the same document. Raises FileError, the file being as it was.

    The file becomes an earlier version; one that is no sound plan cannot, and is replaced all the same.
    """
    with _held(path, folders):
        line = _line_of(path, folders, key)
        if line is not None:
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            Snapshots(folders.snapshots / line.document, key).keep_new(path, at)
        save_plan(plan, path, key=key, line=line)
        if line is not None:
            note_file(folders.snapshots / line.document, path)


@contextmanager
def _held(path: Path, folders: Folders) -> Iterator[None]:
    hold = take_hold(path, folders)
    try:
        yield
    finally:
        hold.release()


def _line_of(path: Path, folders: Folders, key: Key | None) -> Line | None:
    """Which document a file is a version of; None where it cannot tell. Raises ProtectedPlan without its key."""
    try:
        line = line_of(path, key)
    except (ProtectedPlan, NoPasswordLibrary):
        raise
    except FileError:
        return None
    return None if line is None else own_line(path, line, folders, key)
