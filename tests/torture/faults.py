"""The disk fails at the n-th thing asked of it, for every n: the old file stays, the reason is said, work goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders, PlanSession, open_plan, open_session, save_plan, working_copy
from dataplanner.files.plan_file.errors import EditNotKept
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.torture.database import WatchedFiles, Watcher, connect
from tests.torture.figures import Figures
from tests.torture.steps import take_step

FAULTS: dict[str, type[apsw.Error]] = {"full": apsw.FullError, "I/O error": apsw.IOError}
MOST = 10_000
EARLIER_STEPS = 30


class Failing(Watcher):
    """Fails at the n-th thing asked of it: a broken disk at that one, a full disk at every write from then on."""

    def __init__(self, fault: type[apsw.Error], at: int) -> None:
        self._fault = fault
        self._left = at
        self.failed = False

    def write(self, path: str, offset: int, data: bytes) -> None:
        self._count(again=self._fault is apsw.FullError)

    def truncate(self, path: str, size: int) -> None:
        self._count()

    def sync(self, path: str) -> None:
        self._count()

    def _count(self, *, again: bool = False) -> None:
        self._left -= 1
        if self._left == -1 or (again and self.failed):
            self.failed = True
            raise self._fault


def fail_edits(root: Path) -> Figures:
    """Every write that an edit makes fails once; the edit is then taken back, and the next one is kept."""
    return _fail_everywhere("failing edits", root, _edit_on_failing_disk)


def fail_publishing(root: Path) -> Figures:
    """Every write that publishing makes fails once; the visible file then stays, and Save As works elsewhere."""
    return _fail_everywhere("failing publishing", root, _publish_on_failing_disk)


def limit_files(name: str, write: Callable[[Path], object], root: Path, step: int = 512) -> Figures:
    """Files may grow to so many bytes and no more, for every number of sectors: what is written whole, stays whole."""
    import resource

    figures, path = Figures(f"full disk, {name}"), root / "target.dataplan"
    path.write_bytes(b"what was there before")
    before, usual = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in range(0, MOST * step, step):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, usual[1]))
        try:
            write(path)
        except FileError as error:
            figures.case(_fault_of_refusal(error, path, before))
        else:
            return figures
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    raise AssertionError("it never succeeded")


def _fault_of_refusal(error: FileError, path: Path, before: bytes) -> str | None:
    if path.read_bytes() != before:
        return "the old file was changed"
    if not (error.sentence and error.remedy):
        return "nothing was said"
    return "something was left behind" if any(path.parent.glob(".dataplan-*")) else None


def _fail_everywhere(
    name: str, root: Path, attempt: Callable[[PlanSession, WatchedFiles, Failing, Path], str | None]
) -> Figures:
    figures = Figures(name)
    for fault, error in FAULTS.items():
        for at in range(MOST):
            failing = Failing(error, at)
            place = root / f"{name}-{fault}-{at}".replace("/", "")
            with _session_on_watched_disk(place) as (session, files):
                bad = attempt(session, files, failing, place)
            if not failing.failed:
                break
            figures.count(fault)
            figures.case(bad)
    return figures


def _edit_on_failing_disk(session: PlanSession, files: WatchedFiles, failing: Failing, place: Path) -> str | None:
    before = plan_text(session.document.plan)
    files.watcher = failing
    try:
        session.document.do(RenamePlan("x" * 20_000))
    except EditNotKept:
        if plan_text(session.document.plan) != before:
            return "the edit was not taken back"
    files.watcher = Watcher()
    session.document.do(RenamePlan("After all"))
    session.document.undo()
    session.document.redo()
    return _fault_after_reopening(session, place)


def _publish_on_failing_disk(session: PlanSession, files: WatchedFiles, failing: Failing, place: Path) -> str | None:
    session.document.do(RenamePlan("New"))
    visible = place / "Plan.dataplan"
    before = visible.read_bytes()
    files.watcher = failing
    try:
        session.publish()
    except FileError as error:
        if (bad := _fault_of_refusal(error, visible, before)) is not None:
            return bad
    files.watcher = Watcher()
    session.save_as(place / "elsewhere.dataplan")
    kept = plan_text(open_plan(place / "elsewhere.dataplan")) == plan_text(session.document.plan)
    return None if kept else "Save As lost something"


def _fault_after_reopening(session: PlanSession, place: Path) -> str | None:
    text, labels = plan_text(session.document.plan), [entry.label for entry in session.document.done]
    session.leave()
    again = open_session(place / "Plan.dataplan", Folders(place / "private"))
    same = plan_text(again.document.plan) == text and [entry.label for entry in again.document.done] == labels
    again.discard()
    return None if same else "memory and disk differ"


@contextmanager
def _session_on_watched_disk(place: Path) -> Iterator[tuple[PlanSession, WatchedFiles]]:
    place.mkdir()
    save_plan(Plan("Start"), place / "Plan.dataplan")
    files = WatchedFiles(Watcher())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(working_copy, "connect", connect)
        session = open_session(place / "Plan.dataplan", Folders(place / "private"))
        for number in range(EARLIER_STEPS):
            take_step(session.document, 1, number)
        yield session, files
        files.watcher = Watcher()
        session.leave()
    files.unregister()
