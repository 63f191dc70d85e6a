"""Decisions on the import page: a repair refused, its effect on the small chart, taken back, and the parking area."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QTableView, QTabWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.files.hr_import import import_export
from dataplanner.ui.importing.chart import ImportChart, sketch_of
from dataplanner.ui.importing.page import ImportPage
from dataplanner.ui.importing.parked import ParkedTable
from dataplanner.ui.importing.summary import summary_of
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.theme import load_theme
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER
from tests.files.hr_import.workbooks import protected, workbook
from tests.windows import TIMEOUT, click, named, opened, press, says, shown

PEOPLE = """Id,Name,Title,Manager,Salary,Status
1,Ada,Chief,,90,Active
2,Bob,Head,1,80,Active
3,Cy,Analyst,2,70,Active
3,Cy,Analyst,2,70,Active
4,Di,Clerk,9,60,Active
5,Ed,Clerk,2,50,Terminated
6,Flo,Clerk,2,50,Terminated
"""
PROBLEMS = "Rows that need a look"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ImportPage:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    window.files.open([tmp_path / "people.csv"])
    settle(window, qtbot)
    return window.importing


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the import and for the chart that follows it."""
    qtbot.waitUntil(lambda: not window.tasks.busy and not says(window.importing, "Drawing"), timeout=TIMEOUT)


def choose(page: ImportPage, kind: str) -> None:
    """Turn to the first problem that says this."""
    view = named(page, QTableView, PROBLEMS)
    model = view.model()
    at = next(at for at in range(model.rowCount()) if kind in str(model.index(at, 2).data()))
    view.selectRow(at)


def decide(window: MainWindow, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Down) -> None:
    """Take the next option of the problem that is looked at."""
    named(window.importing, QComboBox, "What is done").setFocus()
    press(qtbot, key)
    settle(window, qtbot)


def caption(page: ImportPage) -> str:
    (chart,) = page.findChildren(ImportChart)
    return chart.caption.text()


def test_a_decision_holds_for_the_next_export(
    window: MainWindow, qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    choose(page, "repeat this one")
    decide(window, qtbot)
    opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    head, _, rest = PEOPLE.partition("\n")
    (tmp_path / "newer.csv").write_text(f"{head}\n7,Gil,Clerk,1,50,Active\n{rest}", encoding="utf-8")
    window.files.open([tmp_path / "newer.csv"])
    settle(window, qtbot)
    assert says(page, "as you took them for such a file: 1.")
    assert caption(page) == "7 in 3 layers · 1 parked"


def test_a_repair_is_refused_and_that_is_undone(window: MainWindow, qtbot: QtBot, page: ImportPage) -> None:
    assert caption(page) == "5 in 3 layers · 1 parked"
    choose(page, "repeat this one")
    decide(window, qtbot)
    assert caption(page) == "6 in 3 layers · 1 parked"
    assert says(page, "positions: 6 → 7")
    assert named(page, QComboBox, "What is done").currentText() == "Keep each as a position"
    click(qtbot, page, "Undo the last choice")
    settle(window, qtbot)
    assert caption(page) == "5 in 3 layers · 1 parked"
    assert page.review is not None
    assert not page.review.back.isVisible()


def test_the_usual_keys_undo_and_redo_a_choice(window: MainWindow, qtbot: QtBot, page: ImportPage) -> None:
    """Also from the Edit menu, and not the edits of a plan that is open behind the page."""
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert not undo.isEnabled()
    choose(page, "repeat this one")
    decide(window, qtbot)
    assert undo.text() == "Undo the last choice"
    press(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert caption(page) == "5 in 3 layers · 1 parked"
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    press(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(window, qtbot)
    assert caption(page) == "6 in 3 layers · 1 parked"
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)


def test_all_of_a_kind_are_decided_at_once_and_the_import_is_one_step(
    window: MainWindow, qtbot: QtBot, page: ImportPage
) -> None:
    choose(page, "Ed has left")
    decide(window, qtbot)
    assert says(page, "positions: 6 → 5")
    choose(page, "Ed has left")
    click(qtbot, page, "The same for all 2 of its kind")
    settle(window, qtbot)
    session = opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    assert {position.id for position in session.organisation.positions()} == {"1", "2", "3", "4"}


def test_a_missing_manager_is_added(window: MainWindow, qtbot: QtBot, page: ImportPage) -> None:
    choose(page, "“9”")
    decide(window, qtbot)
    assert caption(page) == "7 in 3 layers"
    named(page, QTabWidget, "").setCurrentIndex(1)
    assert says(page, "Nobody is parked")


def test_who_is_parked_is_listed_and_leads_to_the_row(window: MainWindow, qtbot: QtBot, page: ImportPage) -> None:
    tabs = named(page, QTabWidget, "")
    assert [tabs.tabText(at).split(" · ")[0] for at in range(2)] == ["To look at", "Parked"]
    tabs.setCurrentIndex(1)
    parked = named(page, QTableView, "Parked positions")
    assert [parked.model().index(0, at).data() for at in range(3)] == [6, "Di", "Clerk"]
    parked.selectRow(0)
    assert named(page, QTableView, "Rows as they were read").currentIndex().row() == 4


def test_the_list_is_searched_by_name_and_by_row(window: MainWindow, qtbot: QtBot, page: ImportPage) -> None:
    search, view = named(page, QLineEdit, "Find a name or row"), named(page, QTableView, PROBLEMS)
    qtbot.keyClicks(search, "flo")
    assert [view.model().index(at, 1).data() for at in range(view.model().rowCount())] == [8]
    search.clear()
    qtbot.keyClicks(search, "7")
    assert [view.model().index(at, 1).data() for at in range(view.model().rowCount())] == [7]


@pytest.mark.parametrize("wanted", [False, True])
def test_sensitive_columns_are_exported_only_when_asked(
    window: MainWindow, qtbot: QtBot, page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    target = tmp_path / "look.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    if wanted:
        next(box for box in shown(page, QCheckBox) if box.text() == "with left-out columns").click()
    click(qtbot, page, "Export these rows…")
    settle(window, qtbot)
    assert says(page, "Exported as look.csv.")
    with target.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert ("Salary" in header) is wanted
    assert ("50" in {cell for row in rows for cell in row}) is wanted


def test_the_parked_keep_qts_rules(qtmodeltester: ModelTester, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    qtmodeltester.check(ParkedTable(summary_of(import_export([tmp_path / "people.csv"])).parked))


def test_a_sketch_draws_every_position_that_has_a_line(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    sketch = sketch_of(import_export([tmp_path / "people.csv"]), load_theme("light").chart)
    assert (sketch.drawn, sketch.parked) == (5, 1)
    assert sketch.scene.layout.visible.all()
    assert {sketch.scene.data.name(row) for row in range(6)} == {"Ada", "Bob", "Cy", "Di", "Ed", "Flo"}


def test_a_password_is_asked_for_and_a_wrong_one_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", {"People": [HEADER, *table(company(12))]})
    window.files.open([protected(plain, tmp_path / "people.xlsx", "sesam")])
    settle(window, qtbot)
    page = window.importing
    assert says(page, "people.xlsx is protected by a password.")
    for typed, sentence in (("open", "This password does not open people.xlsx."), ("sesam", "Managers are given by")):
        qtbot.keyClicks(named(page, QLineEdit, "Password"), typed)
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda told=sentence: says(page, told), timeout=TIMEOUT)  # type: ignore[misc]


def test_a_password_is_never_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", {"People": [HEADER, *table(company(12))]})
    window.files.open([protected(plain, tmp_path / "people.xlsx", "sesam")])
    settle(window, qtbot)
    assert named(window.importing, QLineEdit, "Password").echoMode() == QLineEdit.EchoMode.Password
    click(qtbot, window.importing, "Cancel")
    assert window.welcome.isVisible()
