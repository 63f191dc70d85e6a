"""The last edits, newest first; a click takes the plan back to just after that edit, or forward to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dataplanner.model.document import Entry
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import ElidedLabel, button, clear_layout, label

SHOWN = 5


class History(QWidget):
    """A short list; what was undone stands above, in grey."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 8, 16, 0)
        self._lines.setSpacing(2)
        session.changed.connect(lambda _change: self.refresh())
        session.names_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the history as it is now; hidden while there is none, and while names are masked, as it names people."""
        clear_layout(self._lines)
        document = self._session.document
        undone, done = document.undone[-2:], document.done[-SHOWN:]
        self.setVisible(bool(undone or done) and not self._session.names.masked)
        self._lines.addWidget(label("History", "section"))
        for steps, entry in enumerate(undone):
            self._add(entry, True, len(undone) - steps)
        for steps, entry in enumerate(reversed(done)):
            self._add(entry, False, steps)
        if len(document.done) > SHOWN:
            self._lines.addWidget(button(f"All {len(document.done):,} edits…", self._show_all, "link"))

    def _show_all(self) -> None:
        action = self.window().findChild(QAction, "history")
        if action is not None:
            action.trigger()

    def _add(self, entry: Entry, undone: bool, steps: int) -> None:
        go = self._session.redo if undone else self._session.undo
        self._lines.addWidget(_Line(entry, undone, lambda: [go() for _ in range(steps)]))


class _Line(QPushButton):
    """One edit: what it did and when."""

    def __init__(self, entry: Entry, undone: bool, go: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "history")
        self.setAccessibleName(f"{'Redo' if undone else 'Go back to'} {entry.label}")
        role = "muted" if undone else "small"
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ElidedLabel(entry.label, role), 1)
        line.addWidget(label(f"{entry.at.astimezone():%H:%M}", role))
        self.setFixedHeight(28)
        self.clicked.connect(lambda: go())
