"""What others do to a plan's file: rights that are missing, programs that hold or change it, versions to come.

Each case is a plan that is edited and saved into that. Bad is whatever hangs, overwrites what is not ours, says
nothing, or costs an edit.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dataplanner.files.plan_file import PlanSession, open_plan, open_session, publish, schema
from dataplanner.files.plan_file.errors import (
    ChangedOutside,
    FileHeld,
    NewerPlan,
    NewerPlanReadOnly,
    ReadOnlyFolder,
)
from dataplanner.files.plan_file.writing import save_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.torture.cases import each_case, folders_of, refusal
from tests.torture.database import Watcher
from tests.torture.figures import Figures
from tests.torture.files import watched_files
from tests.torture.steps import take_step

REFUSALS = (errno.EACCES, errno.EPERM, errno.EROFS)


def deny_folder(root: Path, cases: int) -> Figures:
    """A folder in which nothing may be written: the file stays, edits go on, and Save As works elsewhere."""
    return each_case("read-only folder", root, cases, _in_a_folder_that_refuses)


def deny_replacing(root: Path, cases: int) -> Figures:
    """A file that another program holds for three tries, or until it is told otherwise."""
    return each_case("replace denied", root, cases, _while_somebody_holds_it)


def change_outside(root: Path, cases: int) -> Figures:
    """A file that somebody changes or removes, before it is saved or in the middle of it."""
    return each_case("file changed outside", root, cases, _with_somebody_changing_it)


def come_from_newer(root: Path, cases: int) -> Figures:
    """A plan of a newer version: read at most, and never written."""
    return each_case("newer version", root, cases, _from_a_newer_version)


def _edited(plan: Path, number: int) -> PlanSession:
    """A session on a plan with some edits that are not saved."""
    session = open_session(plan, folders_of(plan))
    for step in range(1 + number % 7):
        take_step(session.document, number, step)
    session.document.do(RenamePlan(f"Edited {number}"))
    return session


def _in_a_folder_that_refuses(plan: Path, number: int, figures: Figures) -> str | None:
    before, refusing = plan.read_bytes(), _Refusing(plan.parent, REFUSALS[number % 3])
    with watched_files(refusing):
        session = _edited(plan, number)
        if not isinstance(refusal(session.publish), ReadOnlyFolder):
            return "it was not said"
        session.document.do(RenamePlan("Went on"))
        (plan.parent / "elsewhere").mkdir()
        session.save_as(plan.parent / "elsewhere" / "Plan.dataplan")
    figures.count("refused", refusing.refused)
    text = plan_text(session.document.plan)
    session.close()
    if plan.read_bytes() != before:
        return "the old file was changed"
    return None if plan_text(open_plan(plan.parent / "elsewhere" / "Plan.dataplan")) == text else "an edit was lost"


class _Refusing(Watcher):
    """A folder in which no file can be made."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder, self._number, self.refused = str(folder), number, 0

    def create(self, path: str) -> None:
        if path == self._folder:
            self.refused += 1
            raise OSError(self._number, os.strerror(self._number))


def _while_somebody_holds_it(plan: Path, number: int, figures: Figures) -> str | None:
    session, before, times = _edited(plan, number), plan.read_bytes(), (3, 3, 99)[number % 3]
    with _held(plan, times) as denied, _impatient(really=number == 0):
        error = refusal(session.publish)
    figures.count("denied", len(denied))
    if times == 3 and error is not None:
        return "it did not wait"
    if times > 3 and not (isinstance(error, FileHeld) and plan.read_bytes() == before):
        return "it was not said, or not left alone"
    session.publish()
    return None if plan_text(open_plan(plan)) == plan_text(session.document.plan) else "an edit was lost"


@contextmanager
def _held(plan: Path, times: int) -> Iterator[list[str]]:
    """Nobody may replace the file so many times; gives the tries that were denied."""
    denied: list[str] = []
    replace = os.replace

    def deny(source: Path, target: Path) -> None:
        if Path(target) == plan and len(denied) < times:
            denied.append(str(target))
            raise PermissionError(errno.EACCES, "held")
        replace(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", deny)
        yield denied


@contextmanager
def _impatient(*, really: bool) -> Iterator[None]:
    """The pauses between tries, short unless they are really to be waited for."""
    with pytest.MonkeyPatch.context() as patch:
        if not really:
            patch.setattr(publish, "RETRY_AFTER", (0.001,) * len(publish.RETRY_AFTER))
        yield


def _with_somebody_changing_it(plan: Path, number: int, figures: Figures) -> str | None:
    session = _edited(plan, number)
    (what, theirs), meanwhile = tuple(CHANGES.items())[number % len(CHANGES)], number % 2 == 1
    figures.count(f"{what} {'meanwhile' if meanwhile else 'before'}")
    change = partial(_change, plan, theirs)
    if meanwhile:
        with watched_files(_Meanwhile(change)):
            error = refusal(session.publish)
    else:
        change()
        error = refusal(session.publish)
    if (plan.read_bytes() if plan.exists() else None) != theirs:
        return "it was overwritten"
    if not isinstance(error, ChangedOutside):
        return "nothing was said"
    ours = plan_text(session.document.plan)
    session.keep_mine()
    if plan_text(open_plan(plan)) != ours:
        return "an edit was lost"
    kept = [snapshot.path.read_bytes() for snapshot in session.snapshots()]
    session.close()
    return None if theirs is None or theirs in kept else "what they made is gone"


class _Meanwhile(Watcher):
    """Does something when the new file is synced: the last moment before it is put in the place of the old one."""

    def __init__(self, change: Callable[[], None]) -> None:
        self._change: Callable[[], None] | None = change

    def sync(self, path: str) -> None:
        change, self._change = self._change, None
        if change is not None:
            change()


def _theirs() -> bytes:
    """The content of somebody else's plan."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "theirs.dataplan")
        save_plan(Plan("Theirs"), path)
        return path.read_bytes()


def _change(plan: Path, theirs: bytes | None) -> None:
    plan.unlink() if theirs is None else plan.write_bytes(theirs)


CHANGES = {"saved": _theirs(), "spoilt": b"not a plan any more", "removed": None}
"""What is in the file once somebody has changed it."""


def _from_a_newer_version(plan: Path, number: int, figures: Figures) -> str | None:
    readable, newer = number % 2 == 0, schema.VERSION + 1 + number
    oldest = schema.VERSION if readable else newer
    with closing(sqlite3.connect(plan)) as connection:
        connection.execute(f"PRAGMA user_version = {newer}")
        connection.execute(f"UPDATE meta SET value = '{oldest}' WHERE name = 'minimum_reader'")
        connection.execute("CREATE TABLE later (id TEXT PRIMARY KEY, what BLOB)")
        connection.execute("INSERT INTO record VALUES ('later', '[\"x\"]', '{\"id\": \"x\"}', 0)")
        connection.commit()
    before = plan.read_bytes()
    try:
        session = open_session(plan, folders_of(plan))
    except NewerPlan:
        figures.count("refused")
        return "it could have been read" if readable else None
    figures.count("read only")
    refused = refusal(lambda: session.document.do(RenamePlan("Mine")))
    session.close()
    if plan.read_bytes() != before:
        return "it was overwritten"
    return None if readable and isinstance(refused, NewerPlanReadOnly) else "it could be edited"
