"""“Restore a version…”: the earlier versions, what each changed, and going back to one, an edit like any other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import PlanSession, Snapshot
from dataplanner.files.plan_file import restore_version as go_back
from dataplanner.files.plan_file.errors import OtherPassword, ProtectedPlan, WrongPassword
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.version_text import when
from dataplanner.ui.dialogs import dialog_buttons, dialog_column
from dataplanner.ui.privacy.passwords import asked_password
from dataplanner.ui.version_list import VersionList
from dataplanner.ui.version_preview import VersionPreview
from dataplanner.ui.widgets import label

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow
    from dataplanner.ui.session import Session

NONE_YET = (
    "There is no earlier version of this plan yet.",
    "One is kept whenever you save, close or refresh the plan.",
)
OWN_PASSWORD = ("This version has another password than the plan.", "Type that one, or ask whoever gave it.")
NOT_THAT = ("That is not the password of this version.", "Try again: capital and small letters count.")
WIDTH = 640
"""Pixels in which most of what is told of a version has room on one line."""
UNDONE = "The plan as it is now comes back with Undo."


class SnapshotDialog(QDialog):
    """The versions of a plan, one to be chosen; ``after`` says what becomes of it, ``key`` opens them.

    Below them stands what going back to the chosen one would change of the plan that is open in ``session``.
    """

    def __init__(
        self,
        window: MainWindow,
        versions: Sequence[Snapshot],
        session: Session | None = None,
        key: Key | None = None,
        after: str = UNDONE,
    ) -> None:
        super().__init__(window)
        column = dialog_column(self, "Restore a version")
        self.setMinimumWidth(WIDTH)
        masked = window.top_bar.mask_button.isChecked()
        self.list = VersionList(window.tasks, versions, key, named=not masked)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.finished.connect(lambda _result: self.list.stop())
        column.addWidget(label("The plan as it was saved, and what had changed since the version before:", "body"))
        column.addWidget(self.list, 1)
        if session is not None:
            preview = VersionPreview(session, window.tasks, key)
            column.addWidget(preview)
            self.list.currentItemChanged.connect(lambda *_items: preview.show_version(self.chosen))
            self.finished.connect(lambda _result: preview.stop())
            preview.show_version(self.chosen)
        column.addWidget(label(after, "secondary"))
        column.addWidget(dialog_buttons(self, "Restore")[0])

    @property
    def chosen(self) -> Snapshot:
        """The version that is to be gone back to."""
        return self.list.chosen


def restore_version(window: MainWindow) -> None:
    """Ask for a version and go back to it."""
    current, session = window.files.current, window.session
    if current is None or session is None or not session.may_change():
        return
    versions = current.snapshots()
    if not versions:
        window.notice.say(*NONE_YET, "amber")
        return
    dialog = SnapshotDialog(window, versions, session, current.key)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        _restore(window, current, dialog.chosen)
    dialog.deleteLater()


def _restore(window: MainWindow, current: PlanSession, snapshot: Snapshot, password: str | None = None) -> None:
    """Read the version, compare it and keep what differs off the UI thread; the plan is then changed in one step.

    A version that has a password of its own asks for it until it is right or not given.
    """
    try:
        differs = window.finishing.result_of(
            "Restoring the version", lambda where: go_back(current, snapshot, where, password)
        )
    except (OtherPassword, WrongPassword) as error:
        asked = OWN_PASSWORD if isinstance(error, OtherPassword) else NOT_THAT
        if (typed := asked_password(window, ProtectedPlan(snapshot.path, *asked))) is not None:
            _restore(window, current, snapshot, typed)
    except FileError as error:
        window.notice.say(error.sentence, error.remedy)
    else:
        if differs:
            window.notice.say(
                f"The plan is as it was on {when(snapshot.at)}.", "Undo brings back what it was.", "green"
            )
        else:
            window.notice.say("The plan is the same as in that version.", "", "amber")
