"""A text of some lines that grows with what is typed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

FRAME = 26
"""What the frame of a text takes, in pixels."""
HIGHEST = 10
"""Lines that a text shows before it scrolls."""


class TextArea(QPlainTextEdit):
    """``finished`` when the cursor leaves it; Tab goes on to the next field."""

    finished = Signal()

    def __init__(self, text: str, lowest: int = 2) -> None:
        super().__init__(text)
        self._lowest = lowest
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = max(self._lowest, min(int(self.document().size().height()), HIGHEST))
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + FRAME)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()
