"""The last edits, newest first; a click takes the plan back to just after that edit, or forward to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dataplanner.analysis.wording import Count
from dataplanner.model.document import Entry
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import ElidedLabel, button, label

SHOWN = 5
UNDONE = 2
"""Edits that were taken back, above the others."""
LINE = 28
SHARE = 4
"""The history takes no more than this part of the panel: on a small screen it tells fewer edits."""


class History(QWidget):
    """A short list; what was undone stands above, in grey."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._most = SHOWN
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 0)
        column.setSpacing(2)
        column.addWidget(label("History", "section"))
        self._lines = [_Line() for _ in range(UNDONE + SHOWN)]
        for line in self._lines:
            column.addWidget(line)
        self._all = button("", self._show_all, "link")
        column.addWidget(self._all)
        session.changed.connect(self.refresh)
        session.names_changed.connect(self.refresh)
        self.refresh()

    def fit_into(self, height: int) -> None:
        """Tell as many edits as there is room for in a panel of this height; one in any case."""
        most = min(max(height // SHARE // LINE - 2, 1), SHOWN)
        if most != self._most:
            self._most = most
            self.refresh()

    def refresh(self) -> None:
        """Show the history as it is now; hidden while there is none.

        The lines stay and say something else: new ones at every edit would make fast typing stutter.
        """
        document = self._session.document
        undone, done = document.undone[-min(UNDONE, self._most) :], document.done[-self._most :]
        self.setVisible(bool(undone or done))
        entries = [(entry, True, len(undone) - at) for at, entry in enumerate(undone)]
        entries += [(entry, False, at) for at, entry in enumerate(reversed(done))]
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(entries))
            if at < len(entries):
                self._fill(line, *entries[at])
        self._all.setVisible(len(document.done) > self._most)
        self._all.setText(f"All {Count(len(document.done)):# edit|# edits}…")

    def _show_all(self) -> None:
        action = self.window().findChild(QAction, "history")
        if action is not None:
            action.trigger()

    def _fill(self, line: _Line, entry: Entry, undone: bool, steps: int) -> None:
        go = self._session.redo if undone else self._session.undo
        what = self._session.names.hidden(entry.label)
        line.show_entry(what, entry, undone, lambda: [go() for _ in range(steps)])


class _Line(QPushButton):
    """One edit: what it did and when."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "history")
        self._what, self._when = ElidedLabel("", "small"), label("", "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._what, 1)
        line.addWidget(self._when)
        self.setFixedHeight(LINE)
        self._go: Callable[[], object] = lambda: None
        self.clicked.connect(lambda: self._go())

    def show_entry(self, what: str, entry: Entry, undone: bool, go: Callable[[], object]) -> None:
        """Say ``what`` an edit did, and when; ``go`` takes the plan there."""
        self._go = go
        self.setAccessibleName(f"{'Redo' if undone else 'Go back to'} {what}")
        self._what.setText(what)
        self._when.setText(f"{entry.at.astimezone():%H:%M}")
        role = "muted" if undone else "small"
        for part in (self._what, self._when):
            if part.property("role") != role:
                part.setProperty("role", role)
                part.style().polish(part)
