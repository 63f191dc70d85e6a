"""“Refresh from a newer export…”: what it would change, which contradictions it may decide, and one undo step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from dataplanner.analysis.refresh import Refresh, refreshed
from dataplanner.files.hr_import import NoManagerColumnError
from dataplanner.files.import_plan import plan_from_import
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui.importing.refresh_dialog import RefreshDialog
from dataplanner.ui.importing.work import first_reading
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Handle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

NOTHING_NEW = ("The export says nothing new.", "The plan is as it was.")


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer export as a plan, and what it would change."""

    plan: Plan
    source: str
    refresh: Refresh


def refresh_plan(window: MainWindow) -> None:
    """Ask for the newer export, read it, show what it changes and do that."""
    from dataplanner.ui.plan_files import EXPORT_FILTER

    session = window.session
    if session is None:
        return
    if session.read_only is not None:
        session.refused.emit(*session.read_only)
        return
    chosen, _ = QFileDialog.getOpenFileNames(window, "Refresh from a newer export", "", EXPORT_FILTER)
    if chosen:
        _read(window, session, [Path(path) for path in chosen])


def _read(window: MainWindow, session: Session, paths: list[Path]) -> None:
    plan, folders = session.plan.copy(), window.files.folders

    def work(handle: Handle) -> Newer | NoManagerColumnError:
        reading = first_reading(paths, folders, handle, flat=False)
        if isinstance(reading, NoManagerColumnError):
            return reading
        newer = plan_from_import(reading.imported, paths[0].stem, window.method)
        return Newer(newer, paths[0].name, refreshed(plan, newer, paths[0].name))

    window.tasks.run(
        "Reading the newer export", work, lambda found: _show(window, session, found), window.notice.say, owner=session
    )


def _show(window: MainWindow, session: Session, found: Newer | NoManagerColumnError) -> None:
    if isinstance(found, NoManagerColumnError):
        window.notice.say(found.sentence, found.remedy)
        return
    if not (found.refresh.differences or found.refresh.conflicts):
        window.notice.say(*NOTHING_NEW, "green")
        return
    dialog = RefreshDialog(window, found.source, found.refresh, masked=session.names.masked)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        # What was shown may be overtaken by an edit: the plan as it is now counts.
        edit = refreshed(session.plan, found.plan, found.source, AS_IS, dialog.taking).edit
        session.show_scenario(AS_IS)
        if session.do(edit):
            window.notice.say(f"The plan is refreshed from {found.source}.", "Undo brings back what it was.", "green")
