"""“Refresh from a newer export…”: what it would change, which contradictions it may decide, and one undo step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dataplanner.analysis.refresh import Refresh, refreshed
from dataplanner.files.hr_import import NoManagerColumnError, NoPeopleError, PasswordNeededError, Problem
from dataplanner.files.import_plan import decisions_in, plan_from_import
from dataplanner.files.plan_file.snapshots import BEFORE_REFRESH
from dataplanner.model.edits import Edit
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui.dialogs import answered
from dataplanner.ui.importing.notes import ask_password
from dataplanner.ui.importing.refresh_dialog import RefreshDialog
from dataplanner.ui.importing.work import first_reading
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Handle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

NOTHING_NEW = ("The export says nothing new.", "The plan is as it was.")


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer export as a plan, what it would change, and what was seen in it that needs a look."""

    plan: Plan
    source: str
    refresh: Refresh
    problems: list[Problem]


def refresh_plan(window: MainWindow) -> None:
    """Ask for the newer export, read it, show what it changes and do that."""
    from dataplanner.ui.plan_files import EXPORT_FILTER

    session = window.session
    if session is None or not session.may_change():
        return
    chosen = window.files.dialogs.several_to_open(window, "Refresh from a newer export", EXPORT_FILTER)
    if chosen:
        _read(window, session, chosen, {})


def _read(window: MainWindow, session: Session, paths: list[Path], passwords: Mapping[str, str]) -> None:
    plan, folders = session.document.plan.copy(), window.files.folders

    def work(handle: Handle) -> Newer | NoManagerColumnError | PasswordNeededError:
        decided = decisions_in(plan)
        reading = first_reading(paths, folders, handle, flat=False, passwords=passwords, decided=decided)
        if isinstance(reading, NoPeopleError):
            raise reading
        if isinstance(reading, NoManagerColumnError | PasswordNeededError):
            return reading
        newer = plan_from_import(reading.imported, paths[0].stem, window.method)
        found = refreshed(plan, newer, paths[0].name)
        return Newer(newer, paths[0].name, found, reading.imported.problems)

    def show(found: Newer | NoManagerColumnError | PasswordNeededError) -> None:
        if isinstance(found, PasswordNeededError):
            if password := ask_password(window, found):
                _read(window, session, paths, {**passwords, str(found.path): password})
        else:
            _show(window, session, found)

    window.tasks.run("Reading the newer export", work, show, window.notice.say, owner=session)


def _show(window: MainWindow, session: Session, found: Newer | NoManagerColumnError) -> None:
    if isinstance(found, NoManagerColumnError):
        window.notice.say(found.sentence, found.remedy)
        return
    if not (found.refresh.differences or found.refresh.conflicts):
        window.notice.say(*NOTHING_NEW, "green")
        return
    dialog = RefreshDialog(window, found.source, found.refresh, found.problems, masked=session.names.masked)
    if answered(dialog):
        _refresh(window, session, found, dialog.taking)


def _refresh(window: MainWindow, session: Session, found: Newer, taking: frozenset[tuple[str, str]]) -> None:
    """Compare with the plan as it is now, and once more where an edit has overtaken that."""
    plan, revision = session.document.plan.copy(), session.document.revision

    def do(edit: Edit) -> None:
        if session.document.revision != revision:
            _refresh(window, session, found, taking)
            return
        session.show_scenario(AS_IS)
        if session.do(edit):
            window.notice.say(f"The plan is refreshed from {found.source}.", "Undo brings back what it was.", "green")

    def work(_handle: Handle) -> Edit:
        if current is not None:
            current.keep_version(BEFORE_REFRESH)
        return refreshed(plan, found.plan, found.source, AS_IS, taking).edit

    current = window.files.current
    window.tasks.run(
        "Refreshing the plan",
        work,
        do,
        window.notice.say,
        owner=session,
    )
