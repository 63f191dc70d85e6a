"""“Restore a version…”: the earlier versions by their time; going back to one is an edit like any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import PlanSession, Snapshot
from dataplanner.files.plan_file import restore_version as go_back
from dataplanner.files.plan_file.versions import positions_in
from dataplanner.ui.dialogs import dialog_buttons, dialog_column
from dataplanner.ui.widgets import label

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

NONE_YET = ("There is no earlier version of this plan yet.", "One is kept from time to time when the plan is saved.")


AROUND = 96  # px beside the longest entry: the dialog’s margins, padding, frame and scroll bar
UNDONE = "The plan as it is now comes back with Undo."


class SnapshotDialog(QDialog):
    """The versions of a plan by what they are called, one to be chosen; ``after`` says what becomes of it."""

    def __init__(self, parent: QWidget, named: Mapping[Snapshot, str], after: str = UNDONE) -> None:
        super().__init__(parent)
        column = dialog_column(self, "Restore a version")
        self.list = QListWidget()
        self.list.setAccessibleName("Earlier versions, newest first")
        for snapshot, name in named.items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, snapshot)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.ensurePolished()  # only then it knows how wide its texts are
        self.setMinimumWidth(max(self.minimumWidth(), self.list.sizeHintForColumn(0) + AROUND))
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
    alike = twins(snapshots)
    positions = (
        window.finishing.result_of(
            "Reading the versions", lambda _where: {one: positions_in(current, one) for one in alike}
        )
        if alike
        else {}
    )
    dialog = SnapshotDialog(window, names_of(snapshots, positions))
    if dialog.exec() == QDialog.DialogCode.Accepted:
        _restore(window, current, dialog.chosen)
    dialog.deleteLater()


def names_of(snapshots: Sequence[Snapshot], positions: Mapping[Snapshot, int | None]) -> dict[Snapshot, str]:
    """What each version is called: its time, and what tells it from another of the same minute or from elsewhere."""
    alike, mixed = twins(snapshots), any(one.outside for one in snapshots)

    def name(one: Snapshot) -> str:
        at = f"{when(one.at)}:{one.at:%S}" if one in alike else when(one.at)
        whose = ("from somebody else" if one.outside else "yours") if mixed else ""
        return " · ".join(filter(None, (at, whose, _counted(positions.get(one)))))

    return {one: name(one) for one in snapshots}


def twins(snapshots: Sequence[Snapshot]) -> set[Snapshot]:
    """The versions that share their minute with another."""
    minutes = Counter(when(one.at) for one in snapshots)
    return {one for one in snapshots if minutes[when(one.at)] > 1}


def _counted(positions: int | None) -> str:
    if positions is None:
        return ""
    return "1 position" if positions == 1 else f"{positions:,} positions"


def when(at: datetime) -> str:
    """A moment (UTC) as the clock here showed it, with the weekday."""
    return f"{at.astimezone():%A %Y-%m-%d, %H:%M}"


def _restore(window: MainWindow, current: PlanSession, snapshot: Snapshot) -> None:
    """Read the version, compare it and keep what differs off the UI thread; the plan is then changed in one step."""
    try:
        differs = window.finishing.result_of("Restoring the version", lambda where: go_back(current, snapshot, where))
    except FileError as error:
        window.notice.say(error.sentence, error.remedy)
    else:
        if differs:
            window.notice.say(
                f"The plan is as it was on {when(snapshot.at)}.", "Undo brings back what it was.", "green"
            )
        else:
            window.notice.say("The plan is the same as in that version.", "", "amber")
