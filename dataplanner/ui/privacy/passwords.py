"""The password of a plan: asked for when it is opened; set, changed and removed from the File menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from dataplanner.files.plan_file import set_password as encrypt
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.errors import NoPasswordLibrary, ProtectedPlan
from dataplanner.ui.dialogs import dialog_buttons, dialog_column, paragraph
from dataplanner.ui.questions import Question, ask
from dataplanner.ui.widgets import label

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

FOR_GOOD = (
    "The plan, its earlier versions and its working copy are encrypted with it. Nobody can open them without it, and "
    "nobody can find it out: keep it in a safe place."
)
BEYOND = "Workbooks, texts and pictures that you export have no password, nor have copies made before."
REMOVAL = Question(
    "Remove the password",
    "Remove the password of this plan?",
    "Whoever can read the file can open the plan then.",
    "Remove the password",
)


class PasswordDialog(QDialog):
    """Asks for the password of a plan that is to be opened."""

    def __init__(self, parent: QWidget, sentence: str) -> None:
        super().__init__(parent)
        column = dialog_column(self, "Password")
        self.password = _field("Password")
        column.addWidget(paragraph(sentence))
        column.addWidget(self.password)
        column.addWidget(dialog_buttons(self, "Open")[0])


class NewPasswordDialog(QDialog):
    """Asks for a new password, twice."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        column = dialog_column(self, title)
        self.password, self.again = _field("Password"), _field("The same again")
        self._fault = label("", "secondary")
        buttons, self._confirm = dialog_buttons(self, title)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow("Password", self.password)
        form.addRow("The same again", self.again)
        form.addRow("", self._fault)
        column.addWidget(paragraph(FOR_GOOD))
        column.addLayout(form)
        column.addWidget(buttons)
        for field in (self.password, self.again):
            field.textChanged.connect(self._compare)
        self._compare()

    def _compare(self) -> None:
        first, second = self.password.text(), self.again.text()
        self._fault.setText("The two are not the same yet." if second and first != second else "")
        self._confirm.setEnabled(bool(first) and first == second)


def asked_password(parent: QWidget, protected: ProtectedPlan) -> str | None:
    """The password that the user types for a plan; None where they leave it."""
    dialog = PasswordDialog(parent, f"{protected.sentence} {protected.remedy}")
    password = dialog.password.text() if dialog.exec() else None
    dialog.deleteLater()
    return password


def removed_text(removed: int) -> str:
    """What is said of damaged versions and drafts that lay on this computer without the password."""
    if removed == 0:
        return ""
    what, was = (
        ("A damaged version or draft", "was") if removed == 1 else (f"{removed:,} damaged versions or drafts", "were")
    )
    return f"{what} of it could not be encrypted and {was} removed from this computer."


def has_password(window: MainWindow) -> bool:
    """Whether the plan that is open has one."""
    return window.files.current is not None and window.files.current.key is not None


def has_none(window: MainWindow) -> bool:
    """Whether a plan is open and has none."""
    return window.files.current is not None and window.files.current.key is None


def set_password(window: MainWindow) -> None:
    """Give the plan a password."""
    _ask_and_set(window, "Set password", "The plan has a password now.")


def change_password(window: MainWindow) -> None:
    """Give the plan another password."""
    _ask_and_set(window, "Change password", "The plan has another password now.")


def remove_password(window: MainWindow) -> None:
    """Let the plan be opened without one."""
    if not _refused(window) and ask(window, REMOVAL).yes:
        _set(window, None, "The plan has no password any more.", "")


def _ask_and_set(window: MainWindow, title: str, done: str) -> None:
    if _refused(window):
        return
    if not can_encrypt():
        missing = NoPasswordLibrary(Path(window.plan_name()))
        window.notice.say(missing.sentence, missing.remedy)
        return
    dialog = NewPasswordDialog(window, title)
    if dialog.exec():
        _set(window, dialog.password.text(), done, BEYOND)
    dialog.deleteLater()


def _set(window: MainWindow, password: str | None, done: str, remedy: str) -> None:
    """Encrypt the plan with a password, or with none, and say that it is done."""
    removed: list[int] = []
    if window.files.saving.attempt("Encrypting", lambda session, _where: removed.append(encrypt(session, password))):
        window.notice.say(done, f"{removed_text(sum(removed))} {remedy}".strip(), "green")


def _refused(window: MainWindow) -> bool:
    """Whether there is no plan, or only one to read, which is said then."""
    return window.session is None or not window.session.may_change()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
