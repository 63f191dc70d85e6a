"""The sheet on its page: a field that finds rows, how many there are, and the table."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dataplanner.analysis.wording import Count
from dataplanner.ui.organisation.sheet.model import SheetModel
from dataplanner.ui.organisation.sheet.view import SheetView
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.when_seen import DrawnWhenSeen
from dataplanner.ui.widgets import label, row

HINT = "Find rows: words, or location:Oslo and title:engineer"
PAUSE = 150
"""Milliseconds without a key before rows are looked for."""


class SheetPage(DrawnWhenSeen, QWidget):
    """Follows what is typed into its field a moment later."""

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._names = session.names
        self.model = SheetModel(session, tasks)
        self.view = SheetView(session, self.model, theme)
        self.field = QLineEdit()
        self.field.setPlaceholderText(HINT)
        self.field.setAccessibleName("Find rows")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(360)
        self.counted, self.says = label("", "secondary"), label("", "error", wrap=True)
        self.says.setMinimumWidth(1)  # a long word is typed sooner than the window is to grow for it
        self._soon = QTimer(self, interval=PAUSE, singleShot=True)
        self._soon.timeout.connect(self.look)
        self.field.textChanged.connect(lambda _text: self._soon.start())
        self.field.returnPressed.connect(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(row(self.field, self.counted, None))
        column.addWidget(self.says)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._laid_out = 0
        self._refuse("")
        self.model.modelReset.connect(self._show)
        self.model.rested.connect(self._count)
        self.model.refused.connect(self._tell_why_not)

    def look(self) -> None:
        """Show the rows that the field asks for, or say why that cannot be."""
        self._soon.stop()
        self.model.show_rows(self.field.text())
        self._tell_work()

    def refresh(self) -> None:
        self.model.renew()
        self._tell_work()

    def _tell_work(self) -> None:
        if self.model.arranging:
            self.counted.setText(f"{self.model.arranging} …")

    def _show(self) -> None:
        """Other rows are there, perhaps with other columns."""
        if len(self.model.columns) != self._laid_out:
            self._laid_out = len(self.model.columns)
            self.view.lay_out()
        self._count()
        self._refuse("")

    def _count(self) -> None:
        self.counted.setText(f"{Count(self.model.rowCount()):# position|# positions}")

    def _tell_why_not(self, sentence: str, remedy: str) -> None:
        self._refuse(self._names.hidden(f"{sentence} {remedy}"))

    def _refuse(self, text: str) -> None:
        self.says.setText(text)
        self.says.setVisible(bool(text))
