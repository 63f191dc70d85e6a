"""What the Help menu tells: the keyboard shortcuts, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QMessageBox, QVBoxLayout, QWidget

from dataplanner import __version__
from dataplanner.ui.dialogs import answered
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.widgets import label

ABOUT = f"Data Planner {__version__}\nAfter Jesse Anderson, Data Teams (Apress, 2020)."
SIZE = 520, 640


class KeysDialog(QDialog):
    """The shortcuts menu by menu, each beside what it does; more than the screen holds can be scrolled."""

    def __init__(self, parent: QWidget, keys: Iterable[tuple[str, str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(QSize(*SIZE).boundedTo(parent.window().size()))
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(16, 8, 16, 16)
        self._grid.setHorizontalSpacing(24)
        self._grid.setColumnStretch(1, 1)
        self._fill(keys)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(16, 0, 16, 0)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(scrolling(body, "panel"))
        column.addWidget(buttons)

    def _fill(self, keys: Iterable[tuple[str, str, str]]) -> None:
        by_menu: dict[str, list[tuple[str, str]]] = {}
        for menu, shortcut, text in keys:
            by_menu.setdefault(menu, []).append((shortcut, text))
        for menu, lines in by_menu.items():
            self._grid.addWidget(label(menu, "section"), self._grid.rowCount(), 0, 1, 2)
            for shortcut, text in lines:
                row = self._grid.rowCount()
                self._grid.addWidget(label(_native(shortcut), "strong"), row, 0)
                self._grid.addWidget(label(text), row, 1)


def show_keys(window: QWidget, keys: Iterable[tuple[str, str, str]]) -> None:
    """List the keyboard shortcuts: the menu, the keys and what they do."""
    answered(KeysDialog(window, keys))


def show_about(window: QWidget) -> None:
    """Say what this program is."""
    box = QMessageBox(window)
    box.setWindowTitle("About Data Planner")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(ABOUT)
    answered(box)


def _native(shortcut: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
