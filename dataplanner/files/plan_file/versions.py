"""Looking into earlier versions of a plan, and going back to one."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.copies import own_line
from dataplanner.files.plan_file.errors import called
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.keys import Secret
from dataplanner.files.plan_file.reading import line_of, plan_of, read_bytes, read_sibling
from dataplanner.files.plan_file.session import PlanSession
from dataplanner.files.plan_file.snapshots import BEFORE_RESTORE, Snapshot, versions_in
from dataplanner.files.plan_file.version_text import called_so
from dataplanner.files.plan_file.whereabouts import versions_of
from dataplanner.model.days import moment_words
from dataplanner.model.document import Where, at_once
from dataplanner.model.edits import RestorePlan
from dataplanner.model.plan import Plan


def versions_at(path: Path, folders: Folders, secret: Secret = None) -> list[Snapshot]:
    """The earlier versions of the plan in a file, newest first; of a damaged one those of what lay there last."""
    try:
        line = line_of(path, secret)
    except FileError:
        return versions_of(path, folders)
    if line is None:
        return versions_of(path, folders)
    return versions_in(own_line(path, line, folders, secret), folders)


def plan_in(version: Snapshot, key: Secret) -> Plan | None:
    """The plan as it was in an earlier version, to be looked at; None where it cannot be read with this key."""
    try:
        return plan_of(read_bytes(version.path, key))
    except FileError:
        return None


def restore_version(
    session: PlanSession, version: Snapshot, where: Where = at_once, password: str | None = None
) -> bool:
    """Go back to an earlier version, as an edit that can be undone; True when that changed anything.

    The plan as it is now becomes a version, too: undo is gone once something else is done.

    ``password`` is that of the version where it has one of its own: OtherPassword asks for it, WrongPassword for
    another. Raises FileError.
    """
    with called(called_so(version)):
        source = read_sibling(version.path, session.key) if password is None else read_bytes(version.path, password)
        edit = RestorePlan(plan_of(source), f"Restore the version of {moment_words(version.at)}")
    if not edit.changes(session.document.plan):
        return False
    session.keep_version(BEFORE_RESTORE)
    return session.document.take_over(edit, where)
