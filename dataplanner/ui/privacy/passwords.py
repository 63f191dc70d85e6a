"""The password of a plan: asked for when it is opened; set, changed and removed from the File menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dataplanner.files.plan_file import PlanSession, left_without
from dataplanner.files.plan_file import set_password as encrypt
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.errors import NoPasswordLibrary, ProtectedPlan
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.version_text import left_without_text
from dataplanner.ui.finishing import InWindow
from dataplanner.ui.privacy.password_dialogs import NewPasswordDialog, PasswordDialog

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

BEYOND = "Workbooks, texts and pictures that you export have no password, nor have copies made before."
REMOVAL = (
    "Remove the password of this plan? Whoever can read the file can open the plan then. Type the present password."
)
CHANGE = "Type the present password of this plan first."
NOT_THAT = "That is not the password of this plan. Try again: capital and small letters count."


def asked_password(parent: QWidget, protected: ProtectedPlan) -> str | None:
    """The password that the user types for a plan; None where they leave it."""
    return _typed(PasswordDialog(parent, f"{protected.sentence} {protected.remedy}"))


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
    if not _refused(window) and _is_known(window, CHANGE, "Go on"):
        _ask_and_set(window, "Change password", "The plan has another password now.")


def remove_password(window: MainWindow) -> None:
    """Let the plan be opened without one."""
    if not _refused(window) and _is_known(window, REMOVAL, "Remove the password"):
        _set(window, None, "The plan has no password any more.", "")


def _is_known(window: MainWindow, sentence: str, confirm: str) -> bool:
    """Whether the password that the plan has is typed: an open plan may stand on the screen of anybody.

    It is asked for until it is right or not given.
    """
    current = window.files.current
    key = None if current is None else current.key
    told = sentence
    while key is not None and (typed := _typed(PasswordDialog(window, told, confirm))) is not None:
        if _makes(window, typed, key):
            return True
        told = f"{NOT_THAT} {sentence}"
    return key is None


def _makes(window: MainWindow, password: str, key: Key) -> bool:
    """Whether the password makes the key, found out off the UI thread, as that takes its time."""
    return window.finishing.result_of("Checking the password", lambda _where: key.made_of(password))


def _typed(dialog: PasswordDialog) -> str | None:
    """What is typed into a dialog; None where it is left."""
    password = dialog.password.text() if dialog.exec() else None
    dialog.deleteLater()
    return password


def _ask_and_set(window: MainWindow, title: str, done: str) -> None:
    if _refused(window):
        return
    if not can_encrypt():
        missing = NoPasswordLibrary(Path(window.plan_name()))
        window.notice.say(missing.sentence, missing.remedy)
        return
    dialog = NewPasswordDialog(window, title, window.plan_name().split())
    if dialog.exec():
        _set(window, dialog.password.text(), done, BEYOND)
    dialog.deleteLater()


def _set(window: MainWindow, password: str | None, done: str, remedy: str) -> None:
    """Encrypt the plan with a password, or with none, and say that it is done."""
    told: list[str] = []

    def work(session: PlanSession, _where: InWindow) -> None:
        told.append(removed_text(encrypt(session, password)))
        told.append(left_without_text(left_without(session)))

    if window.files.saving.attempt("Encrypting", work):
        window.notice.say(done, " ".join(filter(None, (*told, remedy))), "green")
        window.refresh_frame()


def _refused(window: MainWindow) -> bool:
    """Whether there is no plan, or only one to read, which is said then."""
    return window.session is None or not window.session.may_change()
