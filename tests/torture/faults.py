"""The disk fails at the n-th thing that an edit or publishing asks of it, for every n; work goes on all the same."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders, open_plan, open_session
from dataplanner.files.plan_file.errors import EditNotKept
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from tests.torture.database import Watcher
from tests.torture.failing import fault_of_refusal
from tests.torture.figures import Figures
from tests.torture.places import Place, fail_everywhere
from tests.torture.steps import kept_as_large


def fail_edits(root: Path) -> Figures:
    """Every write that an edit makes fails once; the edit is then taken back, and the next one is kept."""
    return fail_everywhere("failing edits", root, _edit_on_failing_disk)


def fail_large_edits(root: Path) -> Figures:
    """The same with an edit that is kept by writing everything anew."""

    def attempt(place: Place, fault: str, disk: Watcher) -> str | None:
        with kept_as_large():
            return _edit_on_failing_disk(place, fault, disk)

    return fail_everywhere("failing large edits", root, attempt)


def fail_publishing(root: Path) -> Figures:
    """Everything that publishing asks of the disk fails once; the visible file stays, and Save As works elsewhere."""
    return fail_everywhere("failing publishing", root, _publish_on_failing_disk)


def _edit_on_failing_disk(place: Place, fault: str, disk: Watcher) -> str | None:
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


def _publish_on_failing_disk(place: Place, fault: str, disk: Watcher) -> str | None:
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


def _fault_after_reopening(place: Place) -> str | None:
    text, labels = plan_text(place.session.document.plan), [entry.label for entry in place.session.document.done]
    place.session.leave()
    again = open_session(place.folder / "Plan.dataplan", Folders(place.folder / "private"))
    same = plan_text(again.document.plan) == text and [entry.label for entry in again.document.done] == labels
    again.discard()
    return None if same else "memory and disk differ"
