"""The matrix under keys, mouse and clipboard; each gesture is one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_json import read_plan_json
from dataplanner.model.skills import Assessment
from dataplanner.ui.skills.matrix_model import MARKS, MatrixModel
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.ui.skills.conftest import MakePage
from tests.windows import click_cell, sample

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = ["Mohamed", "Gabrielle", "Mateo", "Joseph", "Feng", "Adam", "Gabriel", "Jack", "Riya", "Juan"]


def model(page: SkillsWorkspace) -> MatrixModel:
    found = page.view.model()
    assert isinstance(found, MatrixModel)
    return found


def cells(page: SkillsWorkspace, row: int) -> str:
    """A row as X, . and ?."""
    return "".join({True: "X", False: ".", None: "?"}[held] for held in model(page).matrix.cells[row])


def column(page: SkillsWorkspace, at: int) -> list[bool | None]:
    return [row[at] for row in model(page).matrix.cells]


def choose(page: SkillsWorkspace, top: int, left: int, bottom: int, right: int) -> None:
    """Select a block of cells, its first one current."""
    shown = page.view.model()
    page.view.setCurrentIndex(shown.index(top, left))
    block = QItemSelection(shown.index(top, left), shown.index(bottom, right))
    page.view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def undo_all(page: SkillsWorkspace) -> int:
    """How many steps there were to undo."""
    steps = 0
    while page.session.document.undo_label is not None:
        page.session.undo()
        steps += 1
    return steps


def test_keys_answer_the_cell_at_the_cursor(ten: SkillsWorkspace) -> None:
    assert cells(ten, 1) == ".X.....X"
    QTest.keyClick(ten.view, Qt.Key.Key_Down)
    QTest.keyClick(ten.view, Qt.Key.Key_X)
    QTest.keyClick(ten.view, Qt.Key.Key_Right)
    QTest.keyClick(ten.view, Qt.Key.Key_Delete)
    QTest.keyClick(ten.view, Qt.Key.Key_Right)
    QTest.keyClicks(ten.view, "?")
    QTest.keyClick(ten.view, Qt.Key.Key_Right)
    QTest.keyClick(ten.view, Qt.Key.Key_Space)
    assert cells(ten, 1) == "X.?X...X"
    assert model(ten).matrix.totals == (3, 9, 2, 2, 2, 1, 0, 5)
    assert undo_all(ten) == 4


def test_the_day_of_an_answer_is_kept(ten: SkillsWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    QTest.keyClick(ten.view, Qt.Key.Key_Delete)
    person, skill = model(ten).matrix.people[0], model(ten).matrix.skills[0]
    kept = ten.session.plan.get(Assessment, person.id, skill.id)
    assert len(kept.at) == len("2026-11-12")


def test_a_key_answers_all_that_is_selected_as_one_step(ten: SkillsWorkspace) -> None:
    choose(ten, 0, 3, 4, 5)
    QTest.keyClick(ten.view, Qt.Key.Key_X)
    assert model(ten).matrix.totals[2:5] == (5, 5, 7)
    assert undo_all(ten) == 1
    assert model(ten).matrix.totals == (2, 10, 2, 1, 2, 1, 0, 5)


def test_space_on_a_selection_sets_all_and_then_clears_all(ten: SkillsWorkspace) -> None:
    choose(ten, 0, 1, 9, 1)
    QTest.keyClick(ten.view, Qt.Key.Key_Space)
    assert column(ten, 0) == [True] * 10
    QTest.keyClick(ten.view, Qt.Key.Key_Space)
    assert column(ten, 0) == [False] * 10


def test_a_double_click_turns_a_cell_round(qtbot: QtBot, ten: SkillsWorkspace) -> None:
    at = ten.view.visualRect(ten.view.model().index(0, 3)).center()
    QTest.mouseDClick(ten.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert cells(ten, 0) == "XXX....."


def test_a_click_on_a_column_header_takes_the_column(ten: SkillsWorkspace) -> None:
    header = ten.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(7) + 20, 60)
    QTest.mouseClick(header.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.keyClick(ten.view, Qt.Key.Key_X)
    assert column(ten, 6) == [True] * 10
    assert not model(ten).matrix.red_flags
    assert undo_all(ten) == 1


def test_a_click_on_a_name_takes_the_row_but_not_the_level(ten: SkillsWorkspace) -> None:
    header = ten.view.verticalHeader()
    at = QPoint(20, header.sectionViewportPosition(2) + 10)
    QTest.mouseClick(header.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.keyClicks(ten.view, "?")
    assert cells(ten, 2) == "?" * 8
    assert model(ten).level(2) == ""


def test_the_total_row_cannot_be_answered(qtbot: QtBot, ten: SkillsWorkspace) -> None:
    click_cell(qtbot, ten.view, 10, 3)
    QTest.keyClick(ten.view, Qt.Key.Key_X)
    QTest.keyClick(ten.view, Qt.Key.Key_Space)
    assert undo_all(ten) == 0


@pytest.fixture
def menu(monkeypatch: pytest.MonkeyPatch, ten: SkillsWorkspace) -> QMenu:
    """The matrix's menu, which is filled but does not pop up: an offscreen display cannot let go of it."""
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    return ten.view.findChildren(QMenu)[0]


def test_the_menu_says_the_same_as_the_keys(qtbot: QtBot, ten: SkillsWorkspace, menu: QMenu) -> None:
    at = ten.view.visualRect(ten.view.model().index(3, 5)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, ten.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(ten.view.viewport(), event)
    menu.actions()[0].trigger()
    assert cells(ten, 3) == ".XX.X..."


def test_the_menu_of_a_header_is_about_the_whole_row(ten: SkillsWorkspace, menu: QMenu) -> None:
    header = ten.view.verticalHeader()
    header.customContextMenuRequested.emit(QPoint(20, header.sectionViewportPosition(1) + 10))
    menu.actions()[2].trigger()
    assert cells(ten, 1) == "?" * 8


@pytest.mark.parametrize("key", ["5", ".", "%", "½", "0"])
def test_a_half_is_refused_with_the_reason(qtbot: QtBot, ten: SkillsWorkspace, key: str) -> None:
    with qtbot.waitSignal(ten.session.refused) as told:
        QTest.keyClicks(ten.view, key)
    assert told.args is not None
    assert "hide the gap" in told.args[0]
    assert undo_all(ten) == 0


def test_letters_lead_to_a_name_and_the_cursor_keeps_its_column(ten: SkillsWorkspace) -> None:
    ten.view.setCurrentIndex(ten.view.model().index(0, 4))
    QTest.keyClicks(ten.view, "ri")
    assert (ten.view.currentIndex().row(), ten.view.currentIndex().column()) == (NAMES.index("Riya"), 4)
    assert undo_all(ten) == 0


def test_more_letters_tell_alike_names_apart(ten: SkillsWorkspace) -> None:
    QTest.keyClicks(ten.view, "gabrielle")
    assert ten.view.currentIndex().row() == NAMES.index("Gabrielle")


def test_x_after_letters_of_a_name_is_the_key_of_the_matrix(ten: SkillsWorkspace) -> None:
    ten.view.setCurrentIndex(ten.view.model().index(0, 3))
    QTest.keyClicks(ten.view, "ad")
    QTest.keyClick(ten.view, Qt.Key.Key_X)
    assert cells(ten, NAMES.index("Adam")) == ".XX....X"


def test_what_is_copied_is_pasted_elsewhere_as_one_step(ten: SkillsWorkspace) -> None:
    choose(ten, 8, 1, 8, 8)
    QTest.keyClick(ten.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "X\tX\t\t\t\tX\t\tX\r\n"
    choose(ten, 0, 1, 1, 1)
    QTest.keyClick(ten.view, Qt.Key.Key_V, CONTROL)
    assert cells(ten, 0) == cells(ten, 1) == "XX...X.X"
    assert undo_all(ten) == 1


def test_with_names_a_spreadsheet_can_send_it_back_in_any_sequence(ten: SkillsWorkspace) -> None:
    choose(ten, 0, 1, 9, 8)
    QTest.keyClick(ten.view, Qt.Key.Key_C, CONTROL | SHIFT)
    header, *lines = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t")[:3] == ["", "Distributed systems", "Programming"]
    QGuiApplication.clipboard().setText("\n".join([header, *reversed([line.replace("X", "yes") for line in lines])]))
    before = model(ten).matrix.cells
    choose(ten, 0, 1, 9, 8)
    QTest.keyClick(ten.view, Qt.Key.Key_Delete)
    assert model(ten).matrix.totals == (0,) * 8
    QTest.keyClick(ten.view, Qt.Key.Key_V, CONTROL)
    assert model(ten).matrix.cells == before


def test_halves_in_the_clipboard_are_told_and_the_rest_is_pasted(qtbot: QtBot, ten: SkillsWorkspace) -> None:
    QGuiApplication.clipboard().setText("0.5\tx\r\n20 %\tx\r\n")
    with qtbot.waitSignal(ten.session.refused) as told:
        QTest.keyClick(ten.view, Qt.Key.Key_V, CONTROL)
    assert told.args is not None
    assert told.args[0] == "2 pasted cells say neither yes nor no (“0.5”, “20 %”)."
    assert cells(ten, 0)[0] == "X", "as it was"
    assert cells(ten, 1)[:2] == ".X"


def test_masked_names_stay_masked_in_the_clipboard(ten: SkillsWorkspace) -> None:
    ten.session.mask_names(True)
    choose(ten, 0, 1, 9, 8)
    QTest.keyClick(ten.view, Qt.Key.Key_C, CONTROL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert "Person 1" in text
    assert not any(name in text for name in NAMES)


def test_what_is_open_differs_from_no_without_colour(ten: SkillsWorkspace) -> None:
    assert MARKS[None] == MARKS[False] == ""
    ten.view.setCurrentIndex(ten.view.model().index(9, 8))
    rect = ten.view.visualRect(ten.view.model().index(0, 3))
    before = ten.view.viewport().grab(rect).toImage()
    choose(ten, 0, 3, 0, 3)
    QTest.keyClicks(ten.view, "?")
    ten.view.setCurrentIndex(ten.view.model().index(9, 8))
    assert ten.view.viewport().grab(rect).toImage() != before
    assert "not yet assessed" in str(model(ten).index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_status_counts(ten: SkillsWorkspace) -> None:
    assert ten.status() == "Data engineering · 8 skills · 10 people · 1 red flag · 100% assessed"
    choose(ten, 0, 1, 3, 8)
    QTest.keyClicks(ten.view, "?")
    assert ten.status() == "Data engineering · 8 skills · 10 people · 2 red flags · 60% assessed"


def test_levels_are_a_column_only_where_people_are_rated(make_page: MakePage) -> None:
    page = make_page(read_plan_json(sample("hansa-foods")))
    assert page.view.isColumnHidden(0), "scientists"
    page.show_team("data-engineering")
    assert not page.view.isColumnHidden(0)
