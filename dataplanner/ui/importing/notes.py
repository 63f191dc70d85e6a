"""What the import page shows when there is no preview: that it is reading, why it cannot, that it needs a password."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from dataplanner.files.hr_import import PasswordNeededError, WrongPasswordError
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.widgets import button, label, row

WIDTH = 480
STEPS = 1000


class ReadingNote(QWidget):
    """Which files are being read and how far that is, with a way to stop it."""

    def __init__(self, names: str, tasks: Tasks) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(WIDTH)
        self._bar.setAccessibleName("How far the reading is")
        self._stage = label("", "secondary")
        tasks.progressed.connect(self._show)
        _column(self, label("Reading the export", "title"), label(names, "secondary"), self._bar, self._stage,
                row(button("Cancel", tasks.cancel), None))  # fmt: skip

    def _show(self, share: float, stage: str) -> None:
        self._bar.setRange(0, STEPS if share else 0)
        self._bar.setValue(round(share * STEPS))
        self._stage.setText(stage)


class Refusal(QWidget):
    """Why there is no import, what to do about it, and buttons for that."""

    def __init__(self, sentence: str, remedy: str, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        title = label("This export cannot be imported yet", "title")
        _column(self, title, label(sentence, "body", wrap=True), label(remedy, "secondary", wrap=True),
                row(*buttons, None))  # fmt: skip


class PasswordNote(QWidget):
    """Asks for the password of a workbook; ``given`` is called with it."""

    def __init__(
        self, asked: PasswordNeededError, given: Callable[[str], object], cancelled: Callable[[], object]
    ) -> None:
        super().__init__()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Password")
        self.password.setMaximumWidth(WIDTH)
        self.password.setMinimumWidth(WIDTH // 2)
        wrong = isinstance(asked, WrongPasswordError)
        told = label(f"{asked.sentence} {asked.remedy}", "error" if wrong else "body", wrap=True)

        def give() -> None:
            if self.password.text():
                given(self.password.text())

        self.password.returnPressed.connect(give)
        hint = label("It is used to read this file only, and is not kept.", "secondary")
        _column(self, label("A password is needed", "title"), told, self.password, hint,
                row(button("Open the file", give, "primary"), button("Cancel", cancelled), None))  # fmt: skip

    def focus(self) -> None:
        """Let the user type at once."""
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)


def ask_password(parent: QWidget, asked: PasswordNeededError) -> str:
    """Ask in a dialog for the password of a workbook; "" where the user would rather not."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Password")
    told: list[str] = []

    def given(password: str) -> None:
        told.append(password)
        dialog.accept()

    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 16, 24, 16)
    note = PasswordNote(asked, given, dialog.reject)
    column.addWidget(note)
    note.focus()
    dialog.exec()
    return told[0] if told else ""


def _column(holder: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
