"""The disk fails at the n-th thing that an edit or publishing asks of it, for every n; work goes on all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders, PlanSession, open_plan, open_session, save_plan, working_copy
from dataplanner.files.plan_file.errors import EditNotKept
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.torture.database import WatchedFiles, Watcher, connect
from tests.torture.failing import failing_everywhere, fault_of_refusal
from tests.torture.figures import Figures
from tests.torture.files import watched_files
from tests.torture.steps import kept_as_large, take_step

EARLIER_STEPS = 30


def fail_edits(root: Path) -> Figures:
    """Every write that an edit makes fails once; the edit is then taken back, and the next one is kept."""
    return _fail_everywhere("failing edits", root, _edit_on_failing_disk)


def fail_large_edits(root: Path) -> Figures:
    """The same with an edit that is kept by writing everything anew."""

    def attempt(place: _Place, fault: str, disk: Watcher) -> str | None:
        with kept_as_large():
            return _edit_on_failing_disk(place, fault, disk)

    return _fail_everywhere("failing large edits", root, attempt)


def fail_publishing(root: Path) -> Figures:
    """Everything that publishing asks of the disk fails once; the visible file stays, and Save As works elsewhere."""
    return _fail_everywhere("failing publishing", root, _publish_on_failing_disk)


class _Place:
    """A plan in a folder of its own that is open, on a disk that can be made to fail."""

    def __init__(self, folder: Path, session: PlanSession, files: WatchedFiles) -> None:
        self.folder, self.session, self._files = folder, session, files

    @contextmanager
    def on(self, disk: Watcher) -> Iterator[None]:
        """What is done meanwhile is done on this disk."""
        self._files.watcher = disk
        try:
            with watched_files(disk):
                yield
        finally:
            self._files.watcher = Watcher()


def _fail_everywhere(name: str, root: Path, attempt: Callable[[_Place, str, Watcher], str | None]) -> Figures:
    figures = Figures(name)
    for number, (fault, disk) in enumerate(failing_everywhere()):
        with _place(root / f"{number}") as place:
            bad = attempt(place, fault, disk)
        if disk.failed:
            figures.count(fault)
            figures.case(bad)
    return figures


def _edit_on_failing_disk(place: _Place, fault: str, disk: Watcher) -> str | None:
    session = place.session
    before = plan_text(session.document.plan)
    with place.on(disk):
        try:
            session.document.do(RenamePlan("x" * 20_000))
        except EditNotKept:
            if plan_text(session.document.plan) != before:
                return "the edit was not taken back"
    session.document.do(RenamePlan("After all"))
    session.document.undo()
    session.document.redo()
    return _fault_after_reopening(place)


def _publish_on_failing_disk(place: _Place, fault: str, disk: Watcher) -> str | None:
    session, visible = place.session, place.folder / "Plan.dataplan"
    session.document.do(RenamePlan("New"))
    before, text = visible.read_bytes(), plan_text(session.document.plan)
    try:
        with place.on(disk):
            session.publish()
    except FileError as error:
        if (bad := fault_of_refusal(fault, error, visible, before)) is not None:
            return bad
    else:
        if plan_text(open_plan(visible)) != text:
            return "said to be saved, and is not"
    session.save_as(place.folder / "elsewhere.dataplan")
    return None if plan_text(open_plan(place.folder / "elsewhere.dataplan")) == text else "Save As lost something"


def _fault_after_reopening(place: _Place) -> str | None:
    text, labels = plan_text(place.session.document.plan), [entry.label for entry in place.session.document.done]
    place.session.leave()
    again = open_session(place.folder / "Plan.dataplan", Folders(place.folder / "private"))
    same = plan_text(again.document.plan) == text and [entry.label for entry in again.document.done] == labels
    again.discard()
    return None if same else "memory and disk differ"


@contextmanager
def _place(folder: Path) -> Iterator[_Place]:
    folder.mkdir()
    save_plan(Plan("Start"), folder / "Plan.dataplan")
    files = WatchedFiles(Watcher())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(working_copy, "connect", connect)
        session = open_session(folder / "Plan.dataplan", Folders(folder / "private"))
        for number in range(EARLIER_STEPS):
            take_step(session.document, 1, number)
        yield _Place(folder, session, files)
        session.leave()
    files.unregister()
