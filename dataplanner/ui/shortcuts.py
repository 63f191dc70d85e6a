"""Keys that do something while the cursor is in a part of the window, whatever field has it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def within(widget: QWidget, keys: str, run: Callable[[], object]) -> None:
    """Let keys do something while the cursor is in a widget or in what it holds."""
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: run())
