"""A box to tick beside a name that somebody gave: Qt's own is as wide as its text, and widens what it stands in."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from dataplanner.ui.widgets import menu_text, plain_tooltip


class Tick(QCheckBox):
    """Its text is shortened in the middle where there is no room for it, and whole in its tooltip."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        super().__init__(menu_text(text))
        self._whole = text
        self.setAccessibleName(text)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() + QSize(self._width_of(menu_text(self._whole)), 0)

    def minimumSizeHint(self) -> QSize:
        """The room of the box alone."""
        hint = super().sizeHint()
        return QSize(hint.width() - self._width_of(self.text()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self.minimumSizeHint().width()
        fits = self._width_of(menu_text(self._whole)) <= room
        elided = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room)
        shown = self._whole if fits else elided
        self.setText(menu_text(shown))
        self.setToolTip(plain_tooltip(self._whole) if shown != self._whole else "")

    def _width_of(self, text: str) -> int:
        """As Qt measures the text of a box."""
        mnemonic = int(Qt.TextFlag.TextShowMnemonic)
        return self.style().itemTextRect(self.fontMetrics(), QRect(), mnemonic, False, text).width()
