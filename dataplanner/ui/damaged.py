"""A plan's file that is damaged or empty: its earlier versions are offered there and then, where any are known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from dataplanner.files.plan_file import Snapshot
from dataplanner.files.plan_file.errors import PlanFileError
from dataplanner.files.plan_file.whereabouts import versions_of
from dataplanner.ui.snapshots import SnapshotDialog

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

RESTORE = "Restore an earlier version…"
REMEDY = "Restore an earlier version, or open a copy from a backup."
AS_COPY = "It opens as a copy: save it where you like. The damaged file stays as it is."


def say_damaged(window: MainWindow, error: PlanFileError) -> None:
    """Say that a file cannot be opened, with a way to its earlier versions where there are some."""
    versions = versions_of(error.path, window.files.folders)
    if versions:
        window.notice.say(error.sentence, REMEDY, choices={RESTORE: lambda: _choose(window, error.path, versions)})
    else:
        window.notice.say(error.sentence, error.remedy)


def _choose(window: MainWindow, path: Path, versions: list[Snapshot]) -> None:
    """Ask for a version and go on with it."""
    dialog = SnapshotDialog(window, versions, after=AS_COPY)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        window.files.open_version(dialog.chosen, path.stem)
    dialog.deleteLater()
