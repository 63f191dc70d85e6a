"""The dialogs in which a password is typed: one to open a plan, or a new one twice, with how strong it is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QWidget

from dataplanner.files.privacy.strength import strength_of
from dataplanner.ui.dialogs import dialog_buttons, dialog_column, paragraph
from dataplanner.ui.widgets import label

FOR_GOOD = (
    "The plan, its earlier versions and its working copy are encrypted with it. Nobody can open them without it, and "
    "nobody can find it out: keep it in a safe place."
)
NOT_YET = "The two are not the same yet."


class PasswordDialog(QDialog):
    """Asks for the password that a plan has, to ``confirm`` what is to be done: mostly to open it."""

    def __init__(self, parent: QWidget, sentence: str, confirm: str = "Open") -> None:
        super().__init__(parent)
        column = dialog_column(self, "Password")
        self.password = _field("Password")
        column.addWidget(paragraph(sentence))
        column.addWidget(self.password)
        column.addWidget(dialog_buttons(self, confirm)[0])


class NewPasswordDialog(QDialog):
    """Asks for a new password, twice, and tells how strong it is; none is refused. ``known`` are words tried first."""

    def __init__(self, parent: QWidget, title: str, known: Iterable[str] = ()) -> None:
        super().__init__(parent)
        self._known = list(known)
        column = dialog_column(self, title)
        self.password, self.again = _field("Password"), _field("The same again")
        self.strength, self._fault = _told(lines=3), _told()
        buttons, self._confirm = dialog_buttons(self, title)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow("Password", self.password)
        form.addRow("", self.strength)
        form.addRow("The same again", self.again)
        form.addRow("", self._fault)
        column.addWidget(paragraph(FOR_GOOD))
        column.addLayout(form)
        column.addWidget(buttons)
        for field in (self.password, self.again):
            field.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        """Tell how strong the password is, and whether it has been typed twice alike."""
        first, second = self.password.text(), self.again.text()
        strength = strength_of(first, self._known)
        self.strength.setText(strength.text if first else "")
        self.password.setProperty("weight", strength.weight if first else "")
        self.password.style().polish(self.password)
        self._fault.setText(NOT_YET if second and first != second else "")
        self._confirm.setEnabled(bool(first) and first == second)


def _told(lines: int = 1) -> QLabel:
    """A text below a field, with room for so many lines, so that the dialog keeps its size."""
    made = label("", "secondary", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setMinimumHeight(lines * made.fontMetrics().lineSpacing())
    return made


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
