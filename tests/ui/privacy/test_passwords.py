"""A password by the File menu: set, asked for when the plan is opened, changed and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import keys, open_plan, save_plan
from dataplanner.files.plan_file.errors import ProtectedPlan, WrongPassword
from dataplanner.model.edits import RenamePlan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.privacy import passwords
from dataplanner.ui.privacy.password_dialogs import NewPasswordDialog
from tests.ui.dialogs import Dialogs
from tests.windows import TIMEOUT, click, opened, sample, says


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 10)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "R&D <b>.dataplan"
    save_plan(open_plan(sample("start-up")), path)
    return path


def protect(window: MainWindow, dialogs: Dialogs, *typed: str, action: str = "set_password") -> None:
    dialogs.do(lambda dialog: answer(dialog, *typed))
    window.actions_by_id[action].trigger()


def answer(dialog: QDialog, *typed: str) -> None:
    """Type into the fields of a dialog and confirm it, or leave it where it cannot be confirmed."""
    for field, text in zip(dialog.findChildren(QLineEdit), typed, strict=True):
        assert field.echoMode() is QLineEdit.EchoMode.Password
        field.setText(text)
    confirm = next(button for button in dialog.findChildren(QPushButton) if button.isDefault())
    confirm.click() if confirm.isEnabled() else dialog.reject()


def test_a_password_is_set_asked_for_and_removed(
    window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs
) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    assert not window.actions_by_id["remove_password"].isEnabled()
    protect(window, dialogs, "secret", "secret")
    assert "has a password now" in window.notice.text
    assert "export" in window.notice.text
    with pytest.raises(ProtectedPlan):
        open_plan(file)
    session.do(RenamePlan("Behind a password"))
    opened(qtbot, window, window.files.new)

    dialogs.do(lambda dialog: answer(dialog, "wrong"))
    dialogs.do(lambda dialog: answer(dialog, "secret"))
    again = opened(qtbot, window, lambda: window.files.open([file]))
    assert again.plan.name == "Behind a password"
    assert "R&D <b>.dataplan” is protected" in dialogs.said[-2]
    assert "That is not the password" in dialogs.said[-1]

    assert not window.actions_by_id["set_password"].isEnabled()
    dialogs.do(lambda dialog: answer(dialog, "secret"))
    protect(window, dialogs, "second", "second", action="change_password")
    assert open_plan(file, "second").name == "Behind a password"
    dialogs.do(lambda dialog: answer(dialog, "secret"))
    dialogs.do(lambda dialog: answer(dialog, "second"))
    window.actions_by_id["remove_password"].trigger()
    assert "not the password of this plan" in dialogs.said[-1]
    assert open_plan(file).name == "Behind a password"
    assert "no password any more" in window.notice.text


@pytest.mark.parametrize("action", ["change_password", "remove_password"])
def test_who_does_not_know_the_password_cannot_take_it_away(
    window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs, action: str
) -> None:
    opened(qtbot, window, lambda: window.files.open([file]))
    protect(window, dialogs, "secret", "secret")
    for do in (lambda dialog: answer(dialog, "guessed"), QDialog.reject):
        dialogs.do(do)
    window.actions_by_id[action].trigger()
    assert dialogs.answered
    assert open_plan(file, "secret")


@pytest.mark.parametrize("typed", [("", ""), ("secret", "Secret"), ("secret", "")])
def test_what_is_not_typed_twice_alike_is_no_password(
    window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs, typed: tuple[str, str]
) -> None:
    opened(qtbot, window, lambda: window.files.open([file]))
    protect(window, dialogs, *typed)
    assert open_plan(file)
    assert passwords.has_none(window)


@pytest.mark.parametrize(("typed", "said"), [("x", "Weak: "), ("anchor violin maple ferry", "Strong."), ("", "")])
def test_how_strong_it_is_is_told_and_none_refused(
    window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs, typed: str, said: str
) -> None:
    opened(qtbot, window, lambda: window.files.open([file]))
    told: list[str] = []

    def type_twice(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPasswordDialog)
        dialog.password.setText(typed)
        told.append(dialog.strength.text())
        answer(dialog, typed, typed)

    dialogs.do(type_twice)
    window.actions_by_id["set_password"].trigger()
    assert told[0].startswith(said) if said else told == [""]
    assert passwords.has_password(window) is bool(typed)


def test_leaving_the_question_opens_nothing(window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs) -> None:
    save_plan(open_plan(sample("start-up")), file, key=keys.new_key("secret"))
    dialogs.do(QDialog.reject)
    window.files.open([file])
    qtbot.waitUntil(lambda: dialogs.answered and not window.tasks.busy, timeout=TIMEOUT)
    assert window.session is None


def test_what_a_crash_left_is_offered_and_asks(window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    protect(window, dialogs, "secret", "secret")
    session.do(RenamePlan("Not saved"))
    window.files.leave()
    window.show_welcome()
    assert says(window.welcome, "Not saved yet")
    dialogs.do(lambda dialog: answer(dialog, "secret"))
    recovered = opened(qtbot, window, lambda: click(qtbot, window.welcome, "Go on"))
    assert recovered.plan.name == "Not saved"
    assert window.notice.text == "Edits of your last session are here again. Nothing is left to do."


def test_it_is_told_what_could_not_be_encrypted(window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    session.do(RenamePlan("Later"))
    window.files.save()
    assert window.files.current is not None
    (version,) = window.files.current.snapshots()
    version.path.write_bytes(b"SQLite format 3\0 and then nothing")
    protect(window, dialogs, "secret", "secret")
    assert "could not be encrypted and was removed" in window.notice.text
    assert passwords.removed_text(2).startswith("2 damaged versions or drafts")


def test_without_the_library_the_menu_says_so(
    window: MainWindow, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, window, lambda: window.files.open([file]))
    monkeypatch.setattr(passwords, "can_encrypt", lambda: False)
    window.actions_by_id["set_password"].trigger()
    assert "sqlcipher3" in window.notice.text


def test_a_restored_version_wants_no_second_password(
    window: MainWindow, qtbot: QtBot, file: Path, dialogs: Dialogs
) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    before = session.plan.name
    session.do(RenamePlan("Later"))
    window.files.save()
    protect(window, dialogs, "secret", "secret")
    dialogs.do(lambda dialog: dialog.accept())
    window.actions_by_id["restore"].trigger()
    assert session.plan.name == before
    with pytest.raises(WrongPassword):
        open_plan(file, "guess")
