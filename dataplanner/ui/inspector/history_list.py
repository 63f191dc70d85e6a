"""The whole history in a window of its own, to be read and jumped in, however many edits there are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dataplanner.model.document import Entry
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import label

_BEGINNING = "The plan as it was opened"
_STEPS = Qt.ItemDataRole.UserRole


class HistoryList(QDialog):
    """Newest first; what was undone stands above where the plan is now. Enter or a double click goes there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(480, 560)
        self._session = session
        self.entries = QListWidget()
        self.entries.setAccessibleName("All edits, newest first")
        self.entries.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.entries.itemActivated.connect(self._go)
        column = QVBoxLayout(self)
        column.addWidget(label("Press Enter on an edit to take the plan to just after it.", "secondary", wrap=True))
        column.addWidget(self.entries, 1)
        session.changed.connect(self._on_changed)
        session.names_changed.connect(self._fill)
        self._fill()

    def _on_changed(self, _change: object) -> None:
        self._fill()

    def _fill(self) -> None:
        """List the history as it is now."""
        document, hidden = self._session.document, self._session.names.hidden
        self.entries.clear()
        for steps, entry in zip(range(len(document.undone), 0, -1), document.undone, strict=True):
            self.entries.addItem(self._line(hidden(entry.label), f"{_time(entry)} · undone", steps))
        for steps, entry in enumerate(reversed(document.done)):
            told = f"{_time(entry)} · now" if not steps else _time(entry)
            self.entries.addItem(self._line(hidden(entry.label), told, -steps))
        now = "now" if not document.done else ""
        self.entries.addItem(self._line(_BEGINNING, now, -len(document.done)))
        self.entries.setCurrentRow(len(document.undone))

    @staticmethod
    def _line(text: str, told: str, steps: int) -> QListWidgetItem:
        item = QListWidgetItem(f"{text}   {told}".rstrip())
        item.setData(_STEPS, steps)
        if steps > 0:
            font = item.font()
            font.setItalic(True)
            item.setFont(font)
        return item

    def _go(self, item: QListWidgetItem) -> None:
        steps = int(item.data(_STEPS))
        go = self._session.redo if steps > 0 else self._session.undo
        for _ in range(abs(steps)):
            go()


def _time(entry: Entry) -> str:
    return f"{entry.at.astimezone():%H:%M}"
