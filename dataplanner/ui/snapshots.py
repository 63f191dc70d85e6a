"""“Restore a version…”: the earlier versions by their time; going back to one is an edit like any other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import PlanSession, Snapshot
from dataplanner.ui.dialogs import dialog_buttons, dialog_column
from dataplanner.ui.widgets import label

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

NONE_YET = ("There is no earlier version of this plan yet.", "One is kept from time to time when the plan is saved.")


UNDONE = "The plan as it is now comes back with Undo."


class SnapshotDialog(QDialog):
    """The versions of a plan, newest first, one of them to be chosen; ``after`` says what becomes of it."""

    def __init__(self, parent: QWidget, snapshots: list[Snapshot], after: str = UNDONE) -> None:
        super().__init__(parent)
        column = dialog_column(self, "Restore a version")
        self.list = QListWidget()
        self.list.setAccessibleName("Earlier versions, newest first")
        for snapshot in snapshots:
            item = QListWidgetItem(when(snapshot.at))
            item.setData(Qt.ItemDataRole.UserRole, snapshot)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        column.addWidget(label("The plan as it was saved at:", "body"))
        column.addWidget(self.list)
        column.addWidget(label(after, "secondary"))
        column.addWidget(dialog_buttons(self, "Restore")[0])

    @property
    def chosen(self) -> Snapshot:
        snapshot = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        assert isinstance(snapshot, Snapshot)
        return snapshot


def restore_version(window: MainWindow) -> None:
    """Ask for a version and go back to it."""
    current, session = window.files.current, window.session
    if current is None or session is None or not session.may_change():
        return
    snapshots = current.snapshots()
    if not snapshots:
        window.notice.say(*NONE_YET, "amber")
        return
    dialog = SnapshotDialog(window, snapshots)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        _restore(window, current, dialog.chosen)
    dialog.deleteLater()


def when(at: datetime) -> str:
    """A moment (UTC) as the clock here showed it, with the weekday."""
    return f"{at.astimezone():%A %Y-%m-%d, %H:%M}"


def _restore(window: MainWindow, current: PlanSession, snapshot: Snapshot) -> None:
    """Read the version, compare it and keep what differs off the UI thread; the plan is then changed in one step."""
    try:
        differs = window.finishing.result_of("Restoring the version", lambda where: current.restore(snapshot, where))
    except FileError as error:
        window.notice.say(error.sentence, error.remedy)
    else:
        if differs:
            window.notice.say(
                f"The plan is as it was on {when(snapshot.at)}.", "Undo brings back what it was.", "green"
            )
        else:
            window.notice.say("The plan is the same as in that version.", "", "amber")
