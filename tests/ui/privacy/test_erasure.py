"""Erasing somebody from the window: said, asked, done in every file, and never without an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dataplanner.analysis.mentions import Doubt
from dataplanner.files.plan_file import Folders, open_session, save_plan
from dataplanner.files.plan_file.encrypting import file_under_key
from dataplanner.files.plan_file.erasing import Eraser
from dataplanner.files.plan_file.errors import DiskFull
from dataplanner.files.plan_file.keys import new_key
from dataplanner.files.plan_file.origin import Origin, write_origin
from dataplanner.files.privacy.survey_text import IN_FILE_NAME, WHY
from dataplanner.model.edits import AddPosition, ChangePosition, RenamePlan
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.privacy import erasure
from dataplanner.ui.privacy.erasure import REMOVE
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import CancelledError
from tests.ui.dialogs import Dialogs, choose_files
from tests.windows import OpenSample, click, opened, says

HEAD = "head-of-analytics"


@pytest.fixture
def session(window: MainWindow, open_sample: OpenSample, tmp_path: Path) -> Session:
    """A sample, saved."""
    session = open_sample("hansa-foods")
    window.files.save_to(tmp_path / "Hansa.dataplan")
    return session


def erase(window: MainWindow) -> None:
    window.charting.show_position(HEAD)
    window.actions_by_id["erase"].trigger()


def test_whoever_holds_the_position_is_gone_from_every_file(
    window: MainWindow, session: Session, dialogs: Dialogs, folders: Folders, tmp_path: Path
) -> None:
    session.do(RenamePlan("After Tomas Bauer"))
    dialogs.press("Erase for good")
    erase(window)
    assert "Erase Tomas Bauer for good?" in dialogs.said[0]
    assert "The position becomes vacant." in dialogs.said[0]
    assert "Tomas Bauer" not in {person.name for person in session.plan.all(Person)}
    assert "The person is erased." in window.notice.text
    files = [path for folder in (tmp_path, folders.data) for path in folder.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if b"Tomas" in path.read_bytes()] == []


def test_a_file_called_after_the_person_is_told_with_the_remedy(
    window: MainWindow, session: Session, dialogs: Dialogs, tmp_path: Path
) -> None:
    window.files.save_to(tmp_path / "Plan of Tomas Bauer.dataplan")
    dialogs.press("Erase for good")
    erase(window)
    assert IN_FILE_NAME in dialogs.said[0]
    assert IN_FILE_NAME in window.notice.text
    assert "rename the file" in window.notice.text
    assert "Bauer" not in window.notice.text


@pytest.fixture
def mentions(session: Session) -> Session:
    """Texts that call the holder by one word, which somebody else is called by too in one of them."""
    session.do(AddPosition(AS_IS, "Deputy of Tomas", HEAD, "Xaver Bauer", "deputy"))
    session.do(ChangePosition(AS_IS, "deputy", {"note": "as Bauer said", "department": "Bauer unit"}))
    return session


@pytest.mark.parametrize(("tick", "note"), [(False, "as Bauer said"), (True, "as somebody said")])
def test_what_may_mean_somebody_else_is_listed_and_goes_with_a_tick(
    window: MainWindow, mentions: Session, dialogs: Dialogs, tick: bool, note: str
) -> None:
    listed: list[str] = []

    def answer(dialog: QDialog) -> None:
        (lines,) = dialog.findChildren(QPlainTextEdit)
        (box,) = dialog.findChildren(QCheckBox)
        listed.extend(lines.toPlainText().splitlines())
        assert not box.isChecked()
        box.setChecked(tick)
        dialog.accept()

    dialogs.do(answer)
    erase(window)
    assert "1 title" in dialogs.said[0]
    assert [line for line in listed if line.startswith("as Bauer said")] == [f"as Bauer said  –  {WHY[Doubt.SHARED]}"]
    deputy = mentions.organisation.position("deputy")
    assert (deputy.title, deputy.note) == ("Deputy of somebody", note)
    assert ("still have a word of the name" in window.notice.text) is not tick
    assert ("No text of this plan" in window.notice.text) is tick
    window.open_workspace("Findings")
    assert window.notice.text == ""


def test_the_list_names_nobody_while_names_are_masked(
    window: MainWindow, qtbot: QtBot, mentions: Session, dialogs: Dialogs
) -> None:
    click(qtbot, window.top_bar, "Mask names")
    listed: list[str] = []

    def answer(dialog: QDialog) -> None:
        listed.extend(one.toPlainText() for one in dialog.findChildren(QPlainTextEdit))
        dialog.reject()

    dialogs.do(answer)
    erase(window)
    assert "said" in listed[0]
    assert "Bauer" not in listed[0]


@pytest.mark.parametrize("button", ["Cancel"])
def test_nothing_happens_without_a_yes(window: MainWindow, session: Session, dialogs: Dialogs, button: str) -> None:
    dialogs.press(button)
    erase(window)
    assert session.names.holder(session.organisation.position(HEAD)) == "Tomas Bauer"


def test_a_file_that_cannot_follow_yet_is_told(
    window: MainWindow, session: Session, dialogs: Dialogs, tmp_path: Path
) -> None:
    save_plan(Plan("Theirs"), tmp_path / "Hansa.dataplan")
    dialogs.press("Erase for good")
    erase(window)
    assert "The person is erased here, and still in the file" in window.notice.text
    assert "Tomas Bauer" not in {person.name for person in session.plan.all(Person)}
    window.files.leave()


def test_what_has_another_password_is_told_and_can_be_removed(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs, folders: Folders, tmp_path: Path
) -> None:
    session.do(RenamePlan("Before"))
    window.files.save()
    window.files.save_to(tmp_path / "Another.dataplan")
    (tmp_path / "Hansa.dataplan").unlink()
    ancestry = window.files.current.ancestry() if window.files.current else pytest.fail("nothing is open")
    (version,) = ancestry.plain()
    version.write_bytes(file_under_key(version, None, new_key("of the first")))
    dialogs.press("Erase for good")
    erase(window)
    assert "an earlier version of the plan it was saved from has another password" in window.notice.text
    click(qtbot, window.notice, REMOVE)
    assert "They are removed." in window.notice.text
    assert not version.exists()


def test_unsaved_work_that_nobody_can_open_is_told_where_its_file_is_gone(
    window: MainWindow, session: Session, dialogs: Dialogs, folders: Folders, tmp_path: Path
) -> None:
    left = folders.working / "0123"
    left.mkdir()
    content = file_under_key(tmp_path / "Hansa.dataplan", None, new_key("of before"))
    (left / "plan.dataplan").write_bytes(content)
    write_origin(left, Origin(str(tmp_path / "Before.dataplan"), "Before", (), ""))
    dialogs.press("Erase for good")
    erase(window)
    assert "The person is erased. Work not saved yet, of a file that is not in its place" in window.notice.text
    assert "under “Not saved yet”" in window.notice.text
    assert (left / "plan.dataplan").read_bytes() == content


def test_looking_can_be_cancelled(
    window: MainWindow, session: Session, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancelled(*_: object) -> None:
        raise CancelledError

    monkeypatch.setattr(erasure, "traces_in", cancelled)
    erase(window)
    assert dialogs.said == []
    assert "Nobody is erased" in window.notice.text


def test_what_is_being_done_is_told(window: MainWindow, session: Session, dialogs: Dialogs) -> None:
    told: list[str] = []
    window.finishing.progressed.connect(lambda _share, what: told.append(what))
    session.do(RenamePlan("One"))
    window.files.save()
    dialogs.press("Erase for good")
    erase(window)
    assert {"Looking through this plan", "Erasing from this plan", "Writing the file"} <= set(told)
    assert "Erasing from earlier versions: 1 of 1" in told


def test_what_hinders_it_is_told_and_it_can_be_done_again(
    window: MainWindow, session: Session, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as patch:
        patch.setattr(Eraser, "erase_in", lambda _self, _connection: full(Path("x")))
        dialogs.press("Erase for good")
        erase(window)
    assert "Nobody is erased yet" in window.notice.text
    dialogs.press("Erase for good")
    erase(window)
    assert "The person is erased." in window.notice.text


def test_the_question_names_nobody_while_names_are_masked(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs
) -> None:
    click(qtbot, window.top_bar, "Mask names")
    erase(window)
    assert "Bauer" not in dialogs.said[0]
    assert "Person" in dialogs.said[0]


def test_a_vacant_position_is_told_instead(window: MainWindow, session: Session, dialogs: Dialogs) -> None:
    window.charting.show_position(HEAD)
    window.actions_by_id["vacate"].trigger()
    window.actions_by_id["erase"].trigger()
    assert window.notice.text == "Nobody is selected. Select one position with somebody in it."
    assert dialogs.said == []


def test_a_plan_that_can_only_be_read_is_left_alone(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "Hansa.dataplan"
    window.files.close()
    other = open_session(path, window.files.folders)
    opened(qtbot, window, lambda: window.files.open([path]))
    erase(window)
    assert dialogs.said == []
    assert says(window.notice, "is open in another window")
    other.close()


def test_the_hand_of_the_mouse_is_free_again(window: MainWindow, session: Session, dialogs: Dialogs) -> None:
    dialogs.press("Erase for good")
    erase(window)
    assert QApplication.overrideCursor() is None


def test_no_file_dialog_is_needed(
    window: MainWindow, session: Session, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_files(monkeypatch)
    dialogs.press("Erase for good")
    erase(window)
    assert dialogs.answered
