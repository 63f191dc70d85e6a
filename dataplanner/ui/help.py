"""What the Help menu tells: the keyboard shortcuts, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dataplanner import __version__

ABOUT = f"Data Planner {__version__}\nAfter Jesse Anderson, Data Teams (Apress, 2020)."


def show_keys(window: QWidget, keys: Iterable[tuple[str, str]]) -> None:
    """List the keyboard shortcuts, each with what it does."""
    _tell(window, "Keyboard shortcuts", "\n".join(f"{shortcut:<18}{text}" for shortcut, text in keys if shortcut))


def show_about(window: QWidget) -> None:
    """Say what this program is."""
    _tell(window, "About Data Planner", ABOUT)


def _tell(window: QWidget, title: str, text: str) -> None:
    box = QMessageBox(window)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.exec()
