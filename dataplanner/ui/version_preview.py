"""What going back to a version would change of the plan as it is now, told before anybody does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.analysis.going_back import going_back
from dataplanner.analysis.wording import Count
from dataplanner.files.plan_file import Snapshot
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.version_text import unread_text
from dataplanner.files.plan_file.versions import plan_in
from dataplanner.ui.latest import Latest, Proceed
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.widgets import label

LOOKING = "Looking what would change…"
LINES = 7
"""So many it has room for, whatever it says: the list above does not move from version to version."""


class VersionPreview(QWidget):
    """Reads a version in the background, and says in a few lines how the plan that is open would differ."""

    def __init__(self, session: Session, tasks: Tasks, key: Key | None) -> None:
        super().__init__()
        self._session, self._key = session, key
        self._reading = Latest(self, tasks, quiet=True)
        self._heading = label("", "strong", wrap=True)
        self._lines = label(LOOKING, "secondary", wrap=True)
        self._lines.setAccessibleName("What going back would change")
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = scrolling(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._heading, self._area):
            column.addWidget(part)
        self._area.setFixedHeight(LINES * self._lines.fontMetrics().lineSpacing())

    @property
    def heading(self) -> str:
        """What its lines are about."""
        return self._heading.text()

    @property
    def text(self) -> str:
        """Its lines."""
        return self._lines.text()

    def show_version(self, version: Snapshot) -> None:
        """Say what going back to this version would change."""
        self._heading.setText(_heading(self._session, version))
        self._lines.setText(LOOKING)
        plan, named = self._session.document.plan, not self._session.names.masked

        def work(proceed: Proceed) -> list[str]:
            then = plan_in(version, self._key)
            proceed()
            return [unread_text(version, self._key)] if then is None else going_back(plan, then, named=named)

        self._reading.ask(LOOKING, work, lambda lines: self._lines.setText("\n".join(lines)), much=True)

    def stop(self) -> None:
        """Nobody looks at it any more."""
        self._reading.forget()


def _heading(session: Session, version: Snapshot) -> str:
    """What the lines are about, with the number of steps of the history that are newer than the version."""
    steps = Count(sum(entry.at > version.at for entry in session.document.done))
    return f"Going back{steps:| over # step| over # steps} would change:"
