"""Earlier versions in the window: listed by their time, gone back to, and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import PlanSession, Snapshot, keys, save_plan, set_password
from dataplanner.files.plan_file.snapshots import OUTSIDE, SAVED, Snapshots
from dataplanner.files.plan_file.version_text import DAMAGED, names_of, when
from dataplanner.files.plan_file.working_copy import WorkingCopy
from dataplanner.model.days import moment_said
from dataplanner.model.document import Entry
from dataplanner.model.edits import AddPosition, Batch, RenamePlan
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.privacy.password_dialogs import PasswordDialog
from dataplanner.ui.session import Session
from dataplanner.ui.version_list import READING
from dataplanner.ui.version_preview import LOOKING, VersionPreview
from tests.ui.dialogs import Dialogs
from tests.windows import TIMEOUT, click, opened

NOON, EVENING = datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 2, 18, tzinfo=UTC)


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Session:
    """A plan with two earlier versions."""
    path = tmp_path / "Acme.dataplan"
    save_plan(Plan("Acme"), path)
    session = opened(qtbot, window, lambda: window.files.open([path]))
    for name, at in (("At noon", NOON), ("In the evening", EVENING)):
        save_plan(Plan(name), tmp_path / "version")
        kept(window).keep(tmp_path / "version", at)
    return session


def kept(window: MainWindow) -> Snapshots:
    current = window.files.current
    assert isinstance(current, PlanSession)
    assert current.draft is not None
    return Snapshots(window.files.folders.snapshots / current.draft.working.document)


def restore(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["restore"].trigger()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)


def listed(dialog: QDialog) -> QListWidget:
    (found,) = dialog.findChildren(QListWidget)
    return found


def test_the_version_that_is_chosen_comes_back_and_can_be_undone(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs
) -> None:
    told: list[str] = []

    def choose_the_older(dialog: QDialog) -> None:
        versions = listed(dialog)
        told.extend(text.partition("\n")[0] for text in rows(versions))
        QTest.keyClick(versions, Qt.Key.Key_Down)
        QTest.keyClick(versions, Qt.Key.Key_Return)

    dialogs.do(choose_the_older)
    restore(window, qtbot)
    assert told == [moment_said(at, date.today()) for at in (EVENING, NOON)]  # noqa: DTZ011
    assert session.plan.name == "At noon"
    assert when(NOON) in window.notice.text
    assert window.actions_by_id["undo"].text().startswith("Undo Restore the version of")
    window.actions_by_id["undo"].trigger()
    assert session.plan.name == "Acme"


def test_reading_and_keeping_it_do_not_hold_up_the_window(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[object] = []
    did = WorkingCopy.did

    def noted(working: WorkingCopy, entry: Entry) -> None:
        threads.append(current_thread())
        did(working, entry)

    monkeypatch.setattr(WorkingCopy, "did", noted)
    session.changed.connect(lambda _change: threads.append(current_thread()))
    dialogs.press("Restore")
    restore(window, qtbot)
    assert len(threads) == 2
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


def test_the_newest_is_offered_first(window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs) -> None:
    dialogs.press("Restore")
    restore(window, qtbot)
    assert session.plan.name == "In the evening"


@pytest.mark.parametrize("masked", [False, True])
def test_before_going_back_it_is_said_what_that_would_change(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs, masked: bool
) -> None:
    session.do(AddPosition(AS_IS, "Head", person_name="Ada"))
    session.mask_names(masked)
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        (preview,) = dialog.findChildren(VersionPreview)
        qtbot.waitUntil(lambda: preview.text != LOOKING, timeout=TIMEOUT)
        told.extend([preview.heading, *preview.text.splitlines()])
        dialog.reject()

    dialogs.do(read)
    restore(window, qtbot)
    assert told == [
        "Going back over 1 step would change:",
        "1 position goes" if masked else "1 position goes: Ada",
        "Besides: name of the plan changed",
    ]


def test_a_version_that_is_told_at_length_has_room_for_it(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs
) -> None:
    heights: list[int] = []

    def read(dialog: QDialog) -> None:
        versions = listed(dialog)
        versions.item(0).setText(f"Today, 14:02\n{'3 positions added, ' * 20}")
        heights.extend(versions.visualItemRect(versions.item(at)).height() for at in range(2))
        assert versions.visualItemRect(versions.item(0)).width() <= versions.viewport().width()
        dialog.reject()

    dialogs.do(read)
    restore(window, qtbot)
    assert heights[0] >= heights[1] + 2 * window.fontMetrics().lineSpacing()


def test_leaving_the_list_changes_nothing(window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs) -> None:
    dialogs.press("Cancel")
    restore(window, qtbot)
    assert dialogs.answered
    assert session.plan.name == "Acme"
    assert session.document.undo_label is None


def test_a_version_that_is_no_different_is_said_to_be_so(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs
) -> None:
    session.do(RenamePlan("In the evening"))
    dialogs.press("Restore")
    restore(window, qtbot)
    assert window.notice.text == "The plan is the same as in that version."
    assert session.document.undo_label == "Rename the plan to In the evening"


def test_a_damaged_version_is_told_and_the_plan_stays(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs
) -> None:
    kept(window).all()[0].path.write_bytes(b"SQLite format 3\0 and then nothing")
    dialogs.press("Restore")
    restore(window, qtbot)
    assert "The version of " in window.notice.text
    assert "is damaged" in window.notice.text
    assert ".dataplan" not in window.notice.text
    assert session.plan.name == "Acme"


def test_without_any_version_a_sentence_says_when_there_will_be_one(
    window: MainWindow, qtbot: QtBot, dialogs: Dialogs
) -> None:
    opened(qtbot, window, window.files.new)
    restore(window, qtbot)
    assert "no earlier version of this plan yet" in window.notice.text
    assert dialogs.said == []


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 and then nothing"])
def test_a_damaged_plan_is_offered_its_earlier_versions_at_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, dialogs: Dialogs, damage: bytes
) -> None:
    path = tmp_path / "Acme.dataplan"
    save_plan(Plan("Before"), path)
    session = opened(qtbot, window, lambda: window.files.open([path]))
    session.do(RenamePlan("After"))
    opened(qtbot, window, window.files.new)
    path.write_bytes(damage)
    window.files.open([path])
    qtbot.waitUntil(lambda: "Restore an earlier version, or" in window.notice.text, timeout=TIMEOUT)
    dialogs.press("Restore")
    again = opened(qtbot, window, lambda: click(qtbot, window.notice, "Restore an earlier version…"))
    assert again.plan.name == "After", "what was saved last"
    assert path.read_bytes() == damage


def test_a_damaged_plan_without_versions_is_not_told_of_any(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Acme.dataplan"
    path.write_bytes(b"SQLite format 3\0 and then nothing")
    window.files.open([path])
    qtbot.waitUntil(lambda: "Open a copy from a backup." in window.notice.text, timeout=TIMEOUT)
    assert "earlier version" not in window.notice.text


def test_versions_of_the_same_minute_can_be_told_apart() -> None:
    theirs = Snapshot(NOON + timedelta(seconds=40), Path("b"), OUTSIDE)
    ours, later = Snapshot(NOON, Path("a"), SAVED), Snapshot(EVENING, Path("c"))
    assert list(names_of([later, theirs, ours]).values()) == [
        when(EVENING),
        f"{when(NOON)}:40 · from somebody else",
        f"{when(NOON)}:00 · saved by you",
    ]


def test_each_version_tells_what_it_changed(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs, tmp_path: Path
) -> None:
    grown = Plan("Grown")
    Batch((AddPosition(AS_IS, "Head", id="head"), AddPosition(AS_IS, "Analyst", "head")), "all").apply(grown)
    save_plan(grown, tmp_path / "version")
    kept(window).keep(tmp_path / "version", EVENING + timedelta(hours=1), OUTSIDE)
    kept(window).keep(tmp_path / "version", EVENING + timedelta(hours=2))
    kept(window).all()[0].path.write_bytes(b"SQLite format 3\0 and then nothing")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        versions = listed(dialog)
        qtbot.waitUntil(lambda: not any(READING in text for text in rows(versions)), timeout=TIMEOUT)
        told.extend(rows(versions))
        dialog.reject()

    dialogs.do(read)
    restore(window, qtbot)
    assert [text.partition("\n")[2] for text in told] == [
        DAMAGED,
        "Name of the plan changed, 2 positions added · 2 positions in all",
        "Name of the plan changed · 0 positions in all",
        "The first version that is kept, with 0 positions",
    ]
    assert [text.partition("\n")[0] for text in told][1].endswith(" · from somebody else")


def test_versions_under_a_password_tell_it_too(
    window: MainWindow, qtbot: QtBot, session: Session, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 10)
    current = window.files.current
    assert current is not None
    set_password(current, "secret")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        versions = listed(dialog)
        qtbot.waitUntil(lambda: READING not in versions.item(0).text(), timeout=TIMEOUT)
        told.append(versions.item(0).text())
        dialog.reject()

    dialogs.do(read)
    restore(window, qtbot)
    assert [text.partition("\n")[2] for text in told] == ["Name of the plan changed · 0 positions in all"]


def test_a_version_with_a_password_of_its_own_asks_for_it(
    window: MainWindow,
    qtbot: QtBot,
    session: Session,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 10)
    save_plan(Plan("Theirs"), tmp_path / "version", key=keys.new_key("theirs"))
    kept(window).keep(tmp_path / "version", EVENING + timedelta(hours=1), OUTSIDE)

    def typing(password: str) -> Callable[[QDialog], None]:
        def type_it(dialog: QDialog) -> None:
            assert isinstance(dialog, PasswordDialog)
            dialog.password.setText(password)
            dialog.accept()

        return type_it

    dialogs.press("Restore")
    dialogs.do(typing("wrong"))
    dialogs.do(typing("theirs"))
    restore(window, qtbot)
    assert "another password than the plan" in dialogs.said[1]
    assert "not the password of this version" in dialogs.said[2]
    assert session.plan.name == "Theirs"


def rows(versions: QListWidget) -> list[str]:
    return [versions.item(at).text() for at in range(versions.count())]
