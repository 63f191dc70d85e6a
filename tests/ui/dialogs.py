"""Dialogs answered as a user would: the text on the screen is read, and the button of that name is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QLabel, QPushButton

PAUSE_MS = 10


class Dialogs:
    """What dialogs said, in their sequence. Each is answered once it is on the screen."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._act: list[Callable[[QDialog], None]] = []
        self._timer = QTimer(interval=PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def press(self, text: str, *, tick: bool | None = None) -> None:
        """Answer the next dialog by this button, its check box ticked or not before."""
        self._act.append(lambda dialog: _press(dialog, text, tick))

    def do(self, act: Callable[[QDialog], None]) -> None:
        """Answer the next dialog so."""
        self._act.append(act)

    @property
    def answered(self) -> bool:
        """Whether every dialog that was expected has come."""
        return not self._act

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            self.said.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
            act = self._act.pop(0) if self._act else QDialog.reject
            act(dialog)


def _press(dialog: QDialog, text: str, tick: bool | None) -> None:
    if tick is not None:
        (box,) = dialog.findChildren(QCheckBox)
        if box.isChecked() != tick:
            QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == text]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


@pytest.fixture
def dialogs(qapp: QApplication) -> Iterator[Dialogs]:
    made = Dialogs()
    yield made
    made.stop()


def choose_files(monkeypatch: pytest.MonkeyPatch, *paths: Path | str) -> None:
    """Answer the system's dialogs for saving with these, one after the other; an empty text leaves the dialog."""
    answers = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
