"""What stands before the window while work goes on that can be cancelled: what is being done, and how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dataplanner.ui.dialogs import MARGIN, paragraph
from dataplanner.ui.widgets import button

STOPPING = "Stopping …"


class WaitingWindow(QWidget):
    """Keeps the window behind it as it is. Its button, Escape and closing it cancel; it stays until the work has ended.

    It is no dialog, as nothing is answered.
    """

    def __init__(self, window: QWidget, name: str, cancel: Callable[[], object]) -> None:
        super().__init__(window, Qt.WindowType.Dialog)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(name)
        self.setProperty("role", "page")
        self._cancel = cancel
        self._what = paragraph(name)
        self._bar = QProgressBar(maximum=0, textVisible=False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(name)
        self._stop = button("Cancel", self._on_stop)
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(12)
        line.addStretch(1)
        line.addWidget(self._stop)
        column.addWidget(self._what)
        column.addWidget(self._bar)
        column.addLayout(line)

    @Slot(float, str)
    def tell(self, share: float, what: str) -> None:
        """Show how far the work is, 0–1, and with what."""
        if self._stop.isEnabled():
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(share * 1000))
            self._what.setText(what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_stop()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._on_stop()
        event.ignore()

    def _on_stop(self) -> None:
        self._cancel()
        self._what.setText(STOPPING)
        self._stop.setEnabled(False)
