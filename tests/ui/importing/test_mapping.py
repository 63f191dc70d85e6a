"""The mapping on the import page: every change is imported at once, shown with its effect, and remembered."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QSpinBox, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.files.hr_import import import_export
from dataplanner.files.hr_import.grid import ColumnGrid
from dataplanner.files.hr_import.shapes import Table
from dataplanner.ui.importing.mapping_panel import MappingPanel, table_names
from dataplanner.ui.importing.page import ImportPage
from dataplanner.ui.importing.rows import RowsModel
from dataplanner.ui.main_window import MainWindow
from tests.windows import TIMEOUT, click, click_cell, named, opened, press, says, shown, texts

PEOPLE = """Id,Name,Title,Unit,Manager,Mentor,Salary,Status
1,Ada,Chief,A,,,90,Active
2,Bob,Head,B,1,1,80,Active
3,=Cy,Analyst,B,2,1,70,Active
4,Di,Clerk,C,9,1,60,Active
5,Ed,Clerk,C,2,1,50,Terminated
"""
ROWS, PROBLEMS = "Rows as they were read", "Rows that need a look"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def start(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportPage:
    window.files.open(list(paths))
    settle(window, qtbot)
    return window.importing


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)


def pick(window: MainWindow, qtbot: QtBot, name: str, beginning: str) -> None:
    """Choose the item that begins so by keys, and wait for what it changes."""
    combo = named(window.importing, QComboBox, name)
    combo.setFocus()
    texts_ = [combo.itemText(at) for at in range(combo.count())]
    wanted = next(at for at, text in enumerate(texts_) if text.startswith(beginning))
    while combo.currentIndex() != wanted:
        press(qtbot, Qt.Key.Key_Down if wanted > combo.currentIndex() else Qt.Key.Key_Up)
        settle(window, qtbot)


def tick(window: MainWindow, qtbot: QtBot, beginning: str) -> None:
    box = next(box for box in shown(window.importing, QCheckBox) if box.text().startswith(beginning))
    box.setFocus()
    press(qtbot, " ")
    settle(window, qtbot)


def figure(page: QWidget, name: str) -> str:
    told = texts(page)
    return told[told.index(name) - 1]


def heads(page: QWidget) -> list[str]:
    model = named(page, QTableView, ROWS).model()
    across = range(model.columnCount())
    return [str(model.headerData(at, Qt.Orientation.Horizontal)).replace("\n", ": ") for at in across]


def test_the_columns_fit_beside_the_chart_of_a_small_window(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    window.resize(1100, 700)
    start(window, qtbot, people)
    (panel,) = shown(window.importing, MappingPanel)
    assert not panel.horizontalScrollBar().maximum()


def test_the_choices_about_sensitive_columns_are_all_in_sight(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.resize(1440, 900)
    path = tmp_path / "sensitive.csv"
    head = "Id,Name,Title,Department,Manager,Salary,Birth Date,Religion,Gender,Home Address"
    path.write_text(
        f"{head}\n1,Ada,Chief,Data,,9,1970-01-01,none,F,Hill 1\n2,Bob,Head,Data,1,8,1971-01-01,none,M,Hill 2\n"
    )
    start(window, qtbot, path)
    (panel,) = shown(window.importing, MappingPanel)
    assert sum(box.text().startswith("Keep") for box in shown(panel, QCheckBox)) == 5
    assert not panel.verticalScrollBar().maximum()


def test_shared_ids_are_matched_not_said_to_be_one_row(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "shared.csv"
    path.write_text("Id,Name,Manager\n1,Ada,\n2,Bob,1\n2,Zed,1\n3,Cy,2\n", encoding="utf-8")
    page = start(window, qtbot, path)
    assert named(page, QTableView, PROBLEMS).model().rowCount()
    assert says(page, "in “Manager”, looked up in employee id: once the rows were cleaned, 100.0% of the filled")


def test_the_rows_stand_below_what_their_columns_mean(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    assert heads(page)[:3] == ["employee id: Id", "name: Name", "title: Title"]
    model = named(page, QTableView, ROWS).model()
    assert model.index(2, 1).data() == "=Cy"
    assert model.headerData(3, Qt.Orientation.Vertical) == "5 •"


def test_every_way_tells_the_share_that_it_resolves(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    ways = named(page, QComboBox, "How managers are given")
    assert ways.currentText() == "Manager, by id looked up in employee id"
    assert all("% as read" in ways.itemText(at) for at in range(ways.count()) if at != ways.currentIndex())
    assert says(page, "% of the filled cells lead to a manager")


def test_another_column_for_a_field_is_imported_at_once(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    pick(window, qtbot, "Title", "–")
    assert heads(page)[2] == "–: Title"
    session = opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    assert {position.title for position in session.organisation.positions()} == {""}


def test_a_field_that_breaks_the_managers_shows_it(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    assert figure(page, "without a manager") == "2"
    pick(window, qtbot, "Employee id", "–")
    assert says(page, "Managers found: 75.0% →")
    click(qtbot, page, "Back to what is proposed")
    settle(window, qtbot)
    assert figure(page, "without a manager") == "2"
    assert named(page, QComboBox, "Employee id").currentText() == "Id"


def test_a_sensitive_column_is_hidden_until_it_is_kept(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    model = named(page, QTableView, ROWS).model()
    assert (heads(page)[6], model.index(0, 6).data()) == ("left out: Salary", "left out")
    tick(window, qtbot, "Keep “Salary”")
    assert named(page, QTableView, ROWS).model().index(0, 6).data() == "90"
    session = opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    assert session.organisation.position("1").fields["Salary"] == "90"


def test_a_column_that_was_kept_can_be_left_out_again(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    for wanted in ("–: Salary", "left out: Salary"):
        tick(window, qtbot, "Keep “Salary”")
        assert heads(page)[6] == wanted


def test_leavers_are_left_out_when_asked(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    tick(window, qtbot, "Leave out people who have left")
    assert (figure(page, "positions"), figure(page, "left out or merged")) == ("4", "1")
    assert says(page, "positions: 5 → 4")
    tick(window, qtbot, "Leave out people who have left")
    assert figure(page, "positions") == "5"


def test_a_problem_leads_to_its_row(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    page = start(window, qtbot, people)
    problems, rows = named(page, QTableView, PROBLEMS), named(page, QTableView, ROWS)
    at = next(at for at in range(problems.model().rowCount()) if problems.model().index(at, 1).data() == 5)
    click_cell(qtbot, problems, at, 2)
    assert rows.currentIndex().row() == 3


def test_the_original_rows_are_exported_with_their_problems(
    window: MainWindow, qtbot: QtBot, people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "look.csv"
    people.write_text(PEOPLE.replace("=Cy,Analyst,B,2", "=Cy,Analyst,B,8"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = start(window, qtbot, people)
    click(qtbot, page, "Export these rows…")
    settle(window, qtbot)
    with target.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:4] == ["Source", "Row", "Problem", "Id"]
    row = next(row for row in rows if row[1] == "4")
    assert "“8”" in row[2]
    assert row[3:5] == ["3", "'=Cy"]


def test_a_corrected_mapping_is_remembered_for_the_next_export(
    window: MainWindow, qtbot: QtBot, people: Path, tmp_path: Path
) -> None:
    page = start(window, qtbot, people)
    pick(window, qtbot, "Location", "Unit")
    opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    newer = tmp_path / "newer.csv"
    newer.write_text(PEOPLE + "6,Flo,Clerk,D,2,1,40,Active\n", encoding="utf-8")
    page = start(window, qtbot, newer)
    assert says(page, "as you chose for a file with the same ones")
    assert named(page, QComboBox, "Location").currentText() == "Unit"
    click(qtbot, page, "Back to what is proposed")
    settle(window, qtbot)
    assert named(page, QComboBox, "Location").currentText() == "–"
    opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    assert not says(start(window, qtbot, people), "as you chose")


def test_what_is_left_out_is_found_in_a_low_window(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    window.resize(1100, 700)
    page = start(window, qtbot, people)
    boxes = page.findChildren(QCheckBox)
    (kept,) = (box for box in boxes if "Salary" in box.text())
    assert kept.visibleRegion().isEmpty()
    click(qtbot, page, "Left out · 1")
    assert not kept.visibleRegion().isEmpty()


def test_of_several_files_each_has_its_columns(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    head = "Id,Name,Title,Manager\n"
    (tmp_path / "a.csv").write_text(f"{head}1,Ada,Chief,\n2,Bob,Head,1\n3,Cy,Clerk,1\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("No,Who,Job,Boss\n4,Di,Clerk,2\n5,Ed,Clerk,7\n6,Flo,Clerk,2\n", encoding="utf-8")
    page = start(window, qtbot, tmp_path / "a.csv", tmp_path / "b.csv")
    named(page, QComboBox, "Table").setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert "Boss" in heads(page)[3]
    assert named(page, QComboBox, "How managers are given").currentText().startswith("Boss")


def test_the_rows_keep_qts_rules(qtmodeltester: ModelTester, people: Path) -> None:
    imported = import_export([people])
    qtmodeltester.check(RowsModel(imported.tables[0], imported, 0))


def test_tables_of_one_file_are_called_by_what_parts_them() -> None:
    def called(*sources: str) -> list[str]:
        tables = [Table(source, "a.xlsx", ("Name",), ColumnGrid([[]], 0), ()) for source in sources]
        return table_names(tables)

    assert called("a.xlsx [Staff]", "a.xlsx [Staff], from row 34") == ["Staff", "Staff, from row 34"]
    assert called("a.xlsx", "a.xlsx, from row 34") == ["a.xlsx", "From row 34"]


def test_the_user_says_where_the_table_is_and_sees_it(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "refused.csv"
    path.write_text("Item;Amount;Value\nA;1;\nB;2;A\nC;2;A\n", encoding="utf-8")
    page = start(window, qtbot, path)
    click(qtbot, page, "Show the rows")
    settle(window, qtbot)
    row = named(page, QSpinBox, "Row that names the columns")
    assert row.text() == "none"
    row.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    settle(window, qtbot)
    assert heads(page)[0].endswith("Item")
    pick(window, qtbot, "Name", "Item")
    pick(window, qtbot, "How managers are given", "Value, by name")
    assert says(page, "100.0% of the filled cells lead to a manager")
    session = opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    assert len(session.organisation.roots()) == 1
    (tmp_path / "newer.csv").write_text("Item;Amount;Value\nA;1;\nB;2;A\nC;2;A\nD;2;B\n", encoding="utf-8")
    page = start(window, qtbot, tmp_path / "newer.csv")
    assert says(page, "The table and its columns are taken as you chose")
    assert named(page, QSpinBox, "Row that names the columns").value() == 1
    assert says(page, "100.0% of the filled cells lead to a manager")


def test_a_low_window_cuts_no_line_of_fields(window: MainWindow, qtbot: QtBot, people: Path) -> None:
    window.resize(1100, 700)
    page = start(window, qtbot, people)
    click(qtbot, page, "All fields")
    (panel,) = shown(page, MappingPanel)
    edge = panel.viewport().height()
    tops = [combo.mapTo(panel.viewport(), combo.rect().topLeft()).y() for combo in shown(panel, QComboBox)]
    height = named(page, QComboBox, "Name").height()
    assert any(top > edge for top in tops)
    assert not [top for top in tops if top < edge < top + height]
