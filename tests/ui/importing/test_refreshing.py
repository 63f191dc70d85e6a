"""Refreshing from a newer export: what it changes is shown first, contradictions are ticked, and Undo takes it back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QLineEdit, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import open_plan
from dataplanner.files.plan_file.snapshots import BEFORE_REFRESH
from dataplanner.model.edits import MovePosition
from dataplanner.model.positions import AS_IS
from dataplanner.ui.importing.refresh_dialog import RefreshDialog
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.files.hr_import.workbooks import protected, workbook
from tests.ui.dialogs import Dialogs
from tests.windows import TIMEOUT, click, named, opened, press, says

HEAD = "Id,Name,Title,Manager\n"
FIRST = f"{HEAD}1,Ada,Chief,\n2,Bob,Head,1\n3,Cy,Head,1\n4,Di,Clerk,2\n5,Ed,Clerk,2\n"
NEWER = f"{HEAD}1,Ada,Chief,\n2,Bob,Director,1\n3,Cy,Head,1\n4,Di,Clerk,1\n6,Flo,Clerk,3\n"


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A plan from the first export in which Di was moved; the newer one is what is chosen next."""
    (tmp_path / "first.csv").write_text(FIRST, encoding="utf-8")
    (tmp_path / "newer.csv").write_text(NEWER, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "newer.csv")], ""))
    window.files.open([tmp_path / "first.csv"])
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    made = opened(qtbot, window, lambda: click(qtbot, window.importing, "Create the plan"))
    made.do(MovePosition(AS_IS, "4", "3"))
    return made


def refresh(window: MainWindow, qtbot: QtBot, *, button: str, tick: bool = False) -> list[str]:
    """Ask for the refresh, look at the dialog, and answer it; what its counts say."""
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RefreshDialog):
            QTimer.singleShot(20, answer)
            return
        said.extend(["joined" if says(dialog, "1 joined · 1 left · 1 retitled") else "", str(dialog.taking)])
        if tick:
            view = named(dialog, QTableView, "Changed both here and there")
            view.setFocus()
            view.setCurrentIndex(view.model().index(0, 0))
            press(qtbot, " ")
        click(qtbot, dialog, button)

    QTimer.singleShot(20, answer)
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: bool(said) and not window.tasks.busy, timeout=TIMEOUT)
    return said


def lines(session: Session) -> dict[str, str | None]:
    return {position.id: position.manager for position in session.organisation.positions()}


def test_the_users_move_stays_and_undo_takes_everything_back(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    before = lines(session)
    assert refresh(window, qtbot, button="Refresh the plan")[0] == "joined"
    assert lines(session) == {"1": None, "2": "1", "3": "1", "4": "3", "6": "3"}
    assert window.actions_by_id["undo"].text() == "Undo Refresh from newer.csv"
    window.undo()
    assert lines(session) == before


def test_the_plan_before_a_refresh_is_a_version_to_go_back_to(
    window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    window.files.save_to(tmp_path / "Acme.dataplan")
    before = lines(session)
    refresh(window, qtbot, button="Refresh the plan")
    assert window.files.current is not None
    (version,) = window.files.current.snapshots()
    assert version.why == BEFORE_REFRESH
    kept = open_plan(version.path).organisation()
    assert {position.id: position.manager for position in kept.positions()} == before


def test_a_contradiction_that_is_ticked_is_decided_by_the_export(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    refresh(window, qtbot, button="Refresh the plan", tick=True)
    assert lines(session)["4"] == "1"


def test_cancel_changes_nothing(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    before = lines(session)
    refresh(window, qtbot, button="Cancel")
    assert lines(session) == before


def test_an_export_that_says_nothing_new_is_told(
    window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "newer.csv").write_text(FIRST, encoding="utf-8")
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: "nothing new" in window.notice.text, timeout=TIMEOUT)


def test_a_file_that_cannot_be_read_is_told(window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    (tmp_path / "newer.csv").write_bytes(b"")
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: "newer.csv" in window.notice.text, timeout=TIMEOUT)


def test_the_list_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    from dataplanner.ui.importing.refresh_dialog import DifferenceTable
    from tests.analysis.test_refresh import FIRST as BEFORE
    from tests.analysis.test_refresh import imported, refreshed

    found = refreshed(imported(BEFORE), imported({"ann": None, "bo": "ann"}), "newer.csv")
    qtmodeltester.check(DifferenceTable(found.differences, found, ticks=True))


def test_what_the_export_leaves_open_is_told_before_anything_is_changed(qtbot: QtBot, tmp_path: Path) -> None:
    from dataplanner.files.hr_import import import_export
    from tests.analysis.test_refresh import FIRST as BEFORE
    from tests.analysis.test_refresh import imported, refreshed

    (tmp_path / "newer.csv").write_text(f"{NEWER}7,Gus,Clerk,9\n", encoding="utf-8")
    problems = import_export([tmp_path / "newer.csv"]).problems
    found = refreshed(imported(BEFORE), imported({"ann": None, "cy": "ann", "di": None, "ed": "ann"}), "newer.csv")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = RefreshDialog(window, "newer.csv", found, problems, masked=False)
    lists = {view.accessibleName(): _rows(view) for view in dialog.findChildren(QTableView)}
    assert {row[:2]: row[2:] for row in lists["What changes"]} == {
        ("Di, Engineer", "moved"): ("Bo, Engineer", "no manager"),
        ("Ed, Engineer", "moved"): ("Bo, Engineer", "Ann, Engineer"),
        ("Bo, Engineer", "left"): ("Ann, Engineer", "had 2 reports"),
    }
    told = lists["Rows of the export that need a look"]
    assert [(row[1], "“9”" in str(row[2])) for row in told] == [(problem.row, True) for problem in problems]


def _rows(view: QTableView) -> list[tuple[object, ...]]:
    model = view.model()
    return [tuple(model.index(at, to).data() for to in range(model.columnCount())) for at in range(model.rowCount())]


def test_who_was_left_out_does_not_come_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leavers were left out of the first export: in the newer one, with one more, none of them has joined."""
    text = "Id,Name,Title,Manager,Status\n1,Ada,Chief,,Active\n2,Bob,Head,1,Terminated\n3,Cy,Head,1,Active\n"
    (tmp_path / "first.csv").write_text(text, encoding="utf-8")
    (tmp_path / "newer.csv").write_text(f"{text}4,Di,Clerk,1,Terminated\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "newer.csv")], ""))
    window.files.open([tmp_path / "first.csv"])
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    next(box for box in window.importing.findChildren(QCheckBox) if "people who have left" in box.text()).click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    session = opened(qtbot, window, lambda: click(qtbot, window.importing, "Create the plan"))
    assert set(lines(session)) == {"1", "3"}
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: says(window, "Nothing") and not window.tasks.busy, timeout=TIMEOUT)
    assert set(lines(session)) == {"1", "3"}


def test_a_newer_export_behind_a_password_asks_until_it_opens(
    window: MainWindow,
    qtbot: QtBot,
    session: Session,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [line.split(",") for line in NEWER.splitlines()]
    newer = protected(workbook(tmp_path / "open.xlsx", {"People": rows}), tmp_path / "newer.xlsx", "sesam")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(newer)], ""))

    def answer(dialog: QDialog, password: str) -> None:
        named(dialog, QLineEdit, "Password").setText(password)
        click(qtbot, dialog, "Open the file")

    for password in ("open", "sesam"):
        dialogs.do(partial(answer, password=password))
    dialogs.press("Refresh the plan")
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: dialogs.answered and not window.tasks.busy, timeout=TIMEOUT)
    assert ["protected by a password" in said or "does not open" in said for said in dialogs.said] == [
        True,
        True,
        False,
    ]
    assert lines(session) == {"1": None, "2": "1", "3": "1", "4": "3", "6": "3"}
