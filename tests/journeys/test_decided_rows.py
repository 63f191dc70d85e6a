"""What is decided about single rows of an export is known to a refresh after a restart, in window and console."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from dataplanner.cli.main import main
from dataplanner.files.plan_file import Folders, open_plan
from dataplanner.ui.main_window import MainWindow
from tests.ui.dialogs import Dialogs
from tests.windows import TIMEOUT, click, named, opened, press, says, started

HEAD = "Id,Name,Title,Manager,Status\n"
ROWS = "1,Ada,Chief,,Active\n2,Bob,Head,1,Active\n3,Cy,Clerk,2,Terminated\n4,Di,Clerk,2,Active\n5,Ed,Clerk,9,Active\n"
NEWER = f"{HEAD.strip()},Floor\n" + "".join(f"{row},2\n" for row in ["6,Flo,Clerk,2,Active", *ROWS.splitlines()])
OTHERS = "1,Xi,Chief,,Active\n2,Yu,Head,1,Active\n3,Zed,Clerk,2,Active\n"
DECIDED = {"1": None, "2": "1", "4": "2", "5": "9", "9": None}
"""Cy, who has left, is left out, and the manager of Ed, who has no row, is added."""


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.tasks.busy and not says(window.importing, "Drawing"), timeout=TIMEOUT)


def import_file(qtbot: QtBot, window: MainWindow, path: Path, decide: tuple[str, ...] = ()) -> None:
    """Make a plan of a file, the second option being taken for each problem that says this."""
    window.files.open([path])
    settle(qtbot, window)
    for said in decide:
        view = named(window.importing, QTableView, "Rows that need a look")
        told = [str(view.model().index(at, 2).data()) for at in range(view.model().rowCount())]
        view.selectRow(next(at for at, text in enumerate(told) if said in text))
        named(window.importing, QComboBox, "What is done").setFocus()
        press(qtbot, Qt.Key.Key_Down)
        settle(qtbot, window)
    opened(qtbot, window, lambda: click(qtbot, window.importing, "Create the plan"))


def managers(path: Path) -> dict[str, str | None]:
    return {position.id: position.manager for position in open_plan(path).organisation().positions()}


@pytest.fixture
def decided(qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path) -> Path:
    """A plan for which rows were decided about; then the export of a company with the same columns was imported, and
    the program ended each time."""
    plan = tmp_path / "acme.dataplan"
    for name, text in (("acme", HEAD + ROWS), ("newer", NEWER), ("others", HEAD + OTHERS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with started(qtbot, qapp, folders) as window:
        import_file(qtbot, window, tmp_path / "acme.csv", ("Cy has left", "“9”"))
        window.files.save_to(plan)
    with started(qtbot, qapp, folders) as window:
        import_file(qtbot, window, tmp_path / "others.csv")
        window.files.save_to(tmp_path / "others.dataplan")
    assert managers(plan) == DECIDED
    return plan


def test_the_window_knows_after_a_restart(
    qtbot: QtBot,
    qapp: QApplication,
    folders: Folders,
    decided: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    dialogs: Dialogs,
) -> None:
    with started(qtbot, qapp, folders) as window:
        session = opened(qtbot, window, lambda: window.files.open([decided]))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "acme.csv")], ""))
        window.actions_by_id["refresh"].trigger()
        qtbot.waitUntil(lambda: dialogs.said or "nothing new" in window.notice.text, timeout=TIMEOUT)
        assert not dialogs.said
        assert {one.id: one.manager for one in session.organisation.positions()} == DECIDED


def test_the_console_knows(decided: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "refreshed.dataplan"
    assert main(["refresh", str(decided), str(tmp_path / "newer.csv"), "-o", str(target)]) == 0
    assert "Decisions about single rows that hold: 2." in capsys.readouterr().out
    assert managers(target) == {**DECIDED, "6": "2"}
