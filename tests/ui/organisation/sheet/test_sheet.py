"""The sheet under real keys and clicks: sorted, found, edited, pasted into, one selection with the chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import ChangePosition, RemovePosition
from dataplanner.model.positions import Position
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.sheet import model
from dataplanner.ui.organisation.sheet.page import SheetPage
from dataplanner.ui.session import Session
from tests.windows import click, click_cell, press, says

CONTROL = Qt.KeyboardModifier.ControlModifier
NAME, TITLE, MANAGER, DEPARTMENT, LOCATION = range(5)


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow, session: Session) -> SheetPage:
    click(qtbot, window.workspaces, "Sheet")
    found = window.workspaces.findChild(SheetPage)
    assert isinstance(found, SheetPage)
    return found


def column(sheet: SheetPage, number: int) -> list[str]:
    return [sheet.model.text(row, number) for row in range(sheet.model.rowCount())]


def select(sheet: SheetPage, top: int, left: int, bottom: int, right: int) -> None:
    """Select a block of cells, the cursor in its first."""
    model, choose = sheet.model, sheet.view.selectionModel()
    sheet.view.setFocus()
    choose.setCurrentIndex(model.index(top, left), QItemSelectionModel.SelectionFlag.NoUpdate)
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    choose.select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def find(qtbot: QtBot, sheet: SheetPage, text: str) -> None:
    qtbot.mouseClick(sheet.field, Qt.MouseButton.LeftButton)
    sheet.field.clear()
    press(qtbot, text, Qt.Key.Key_Return)


def position(session: Session, sheet: SheetPage, row: int) -> Position:
    return session.organisation.position(sheet.model.ids[row])


def test_everybody_is_listed_as_the_chart_is_read(session: Session, sheet: SheetPage) -> None:
    assert len(sheet.model.ids) == len(session.organisation)
    assert column(sheet, TITLE)[:3] == ["Chief Executive Officer", "Chief Financial Officer", "Head of Controlling"]
    assert says(sheet, "420 positions")


def test_the_model_keeps_the_rules_of_qt(sheet: SheetPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(sheet.model)


def test_a_heading_sorts_up_down_and_back(qtbot: QtBot, sheet: SheetPage) -> None:
    header = sheet.view.horizontalHeader()
    at = header.viewport().rect().topLeft()
    at.setX(header.sectionViewportPosition(NAME) + 20)
    at.setY(10)
    before = column(sheet, NAME)
    seen = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        seen.append([name for name in column(sheet, NAME) if name])
    ordered = sorted((name for name in before if name), key=str.casefold)
    assert seen[0] == ordered
    assert [name.casefold() for name in seen[1]] == [name.casefold() for name in reversed(ordered)]
    assert column(sheet, NAME) == before


def test_empty_cells_come_last_in_either_direction(sheet: SheetPage) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        sheet.model.sort(NAME, order)
        names = column(sheet, NAME)
        assert "" not in names[: len([name for name in names if name])]


def test_words_and_queries_find_rows(qtbot: QtBot, sheet: SheetPage) -> None:
    find(qtbot, sheet, "grace lin")
    assert column(sheet, NAME) == ["Grace Lin"]
    find(qtbot, sheet, 'location:hamburg and title:"head of analytics"')
    assert column(sheet, TITLE) == ["Head of Analytics"]
    find(qtbot, sheet, "")
    assert sheet.model.rowCount() == 420


def test_what_a_query_lacks_is_told_in_a_window_as_wide_as_before(
    qtbot: QtBot, window: MainWindow, sheet: SheetPage
) -> None:
    narrow = window.minimumSizeHint().width()
    find(qtbot, sheet, "location:")
    assert says(sheet, "The query “location:” does not say what to look for.")
    find(qtbot, sheet, f"{'x' * 200}:y")
    assert says(sheet, f"“{'x' * 200}”")
    assert window.minimumSizeHint().width() < narrow + 100


def test_a_query_that_means_nothing_says_so_and_keeps_the_rows(qtbot: QtBot, sheet: SheetPage) -> None:
    find(qtbot, sheet, "colour:red")
    assert says(sheet, "There is no field “colour” to look in.")
    assert sheet.model.rowCount() == 420


def test_typing_changes_a_cell_and_enter_goes_on(qtbot: QtBot, session: Session, sheet: SheetPage) -> None:
    click_cell(qtbot, sheet.view, 3, LOCATION)
    press(qtbot, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    press(qtbot, Qt.Key.Key_A, modifier=CONTROL)
    press(qtbot, "Oslo", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: position(session, sheet, 3).location == "Oslo")
    assert sheet.view.currentIndex().row() == 4
    press(qtbot, Qt.Key.Key_Return)
    assert sheet.view.currentIndex().row() == 5


def test_a_manager_is_typed_by_name_and_refused_with_the_reason(
    qtbot: QtBot, window: MainWindow, session: Session, sheet: SheetPage
) -> None:
    row = sheet.model.row_of("bi-analyst-grace-lin")
    sheet.model.setData(sheet.model.index(row, MANAGER), "Dana Whitfield")
    assert position(session, sheet, row).manager == "vp-data-platform"
    sheet.model.setData(sheet.model.index(row, MANAGER), "Nobody")
    assert "Nobody is called “Nobody”." in window.notice.text
    boss = sheet.model.row_of("chief-executive-officer")
    sheet.model.setData(sheet.model.index(boss, MANAGER), "Grace Lin")
    assert "already reports to" in window.notice.text


def test_rows_stay_where_they_are_while_cells_change(session: Session, sheet: SheetPage) -> None:
    sheet.model.sort(TITLE)
    before = list(sheet.model.ids)
    session.do(ChangePosition(session.scenario, before[0], {"title": "Zookeeper"}))
    assert sheet.model.ids == before
    session.do(RemovePosition(session.scenario, before[0]))
    assert sheet.model.ids == before[1:]


def test_delete_empties_cells_and_removes_nobody(qtbot: QtBot, session: Session, sheet: SheetPage) -> None:
    select(sheet, 1, DEPARTMENT, 3, LOCATION)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Delete)
    assert [
        (position(session, sheet, row).department, position(session, sheet, row).location) for row in (1, 2, 3)
    ] == [("", "")] * 3
    assert len(session.organisation) == 420
    assert session.document.undo_label == "Clear 6 cells"


def test_fill_down_repeats_the_first_row(qtbot: QtBot, session: Session, sheet: SheetPage) -> None:
    select(sheet, 5, LOCATION, 9, LOCATION)
    first = position(session, sheet, 5).location
    session.do(ChangePosition(session.scenario, sheet.model.ids[5], {"location": "Bergen"}))
    select(sheet, 5, LOCATION, 9, LOCATION)
    qtbot.keyClick(sheet.view, Qt.Key.Key_D, CONTROL)
    assert {position(session, sheet, row).location for row in range(5, 10)} == {"Bergen"}
    session.undo()
    session.undo()
    assert position(session, sheet, 5).location == first


def test_copy_and_paste_go_through_the_clipboard(qtbot: QtBot, session: Session, sheet: SheetPage) -> None:
    select(sheet, 1, TITLE, 2, TITLE)
    qtbot.keyClick(sheet.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines() == ["Chief Financial Officer", "Head of Controlling"]
    select(sheet, 10, TITLE, 10, TITLE)
    qtbot.keyClick(sheet.view, Qt.Key.Key_V, CONTROL)
    assert [position(session, sheet, row).title for row in (10, 11)] == [
        "Chief Financial Officer", "Head of Controlling",
    ]  # fmt: skip


def paste(qtbot: QtBot, sheet: SheetPage, row: int, column: int, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    select(sheet, row, column, row, column)
    qtbot.keyClick(sheet.view, Qt.Key.Key_V, CONTROL)


def test_rows_pasted_on_the_last_row_come_below_it_and_a_cell_into_it(
    qtbot: QtBot, session: Session, sheet: SheetPage
) -> None:
    last = sheet.model.rowCount() - 1
    id_, before = sheet.model.ids[last], position(session, sheet, last)
    paste(qtbot, sheet, last, NAME, "Petra New\tArchivist")
    assert len(session.organisation) == 421
    assert session.organisation.position(id_) == before
    paste(qtbot, sheet, sheet.model.row_of(id_), TITLE, "Librarian")
    assert session.organisation.position(id_).title == "Librarian"
    paste(qtbot, sheet, 3, NAME, "Otto New\tArchivist")
    assert position(session, sheet, 3).title == "Archivist"
    assert len(session.organisation) == 421


@pytest.mark.parametrize(("column", "heading"), [(NAME, "NAME\tTitle"), (TITLE, " title ")])
def test_a_line_of_headings_is_left_out(
    qtbot: QtBot, session: Session, sheet: SheetPage, column: int, heading: str
) -> None:
    row = "\t".join(["Petra New", "Archivist"][column:])
    paste(qtbot, sheet, 3, column, f"{heading}\r\n{row}\r\n")
    assert position(session, sheet, 3).title == "Archivist"
    assert position(session, sheet, 4).title != "Archivist"


def test_headings_alone_are_nothing_and_a_single_cell_is_a_text(
    qtbot: QtBot, session: Session, sheet: SheetPage
) -> None:
    paste(qtbot, sheet, 3, NAME, "Name\tTitle\r\n")
    assert session.document.undo_label is None
    paste(qtbot, sheet, 3, TITLE, "Title")
    assert position(session, sheet, 3).title == "Title"


def test_one_cell_pasted_fills_all_that_are_selected(qtbot: QtBot, session: Session, sheet: SheetPage) -> None:
    QGuiApplication.clipboard().setText("Turku")
    select(sheet, 1, LOCATION, 4, LOCATION)
    qtbot.keyClick(sheet.view, Qt.Key.Key_V, CONTROL)
    assert {position(session, sheet, row).location for row in range(1, 5)} == {"Turku"}


def test_cut_takes_the_texts_along(qtbot: QtBot, session: Session, sheet: SheetPage) -> None:
    select(sheet, 2, LOCATION, 2, LOCATION)
    before = position(session, sheet, 2).location
    qtbot.keyClick(sheet.view, Qt.Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text().strip() == before
    assert position(session, sheet, 2).location == ""
    assert session.cut == []


def test_rows_and_cards_are_one_selection(qtbot: QtBot, window: MainWindow, session: Session, sheet: SheetPage) -> None:
    click_cell(qtbot, sheet.view, 7, TITLE)
    assert session.selection == [sheet.model.ids[7]]
    session.select(["bi-analyst-grace-lin"])
    rows = {index.row() for index in sheet.view.selectedIndexes()}
    assert rows == {sheet.model.row_of("bi-analyst-grace-lin")}
    click(qtbot, window.workspaces, "Chart")
    assert window.charting.canvas.selected_ids() == ["bi-analyst-grace-lin"]


def test_masked_names_are_neither_shown_nor_changed(
    qtbot: QtBot, window: MainWindow, session: Session, sheet: SheetPage
) -> None:
    session.mask_names(True)
    row = sheet.model.row_of("bi-analyst-grace-lin")
    assert sheet.model.text(row, NAME).startswith("Person ")
    assert not sheet.model.flags(sheet.model.index(row, NAME)) & Qt.ItemFlag.ItemIsEditable
    assert sheet.model.flags(sheet.model.index(row, TITLE)) & Qt.ItemFlag.ItemIsEditable
    QGuiApplication.clipboard().setText("Somebody Else")
    select(sheet, row, NAME, row, NAME)
    qtbot.keyClick(sheet.view, Qt.Key.Key_V, CONTROL)
    assert "Names are masked." in window.notice.text
    assert session.document.undo_label is None


def test_the_sheet_is_up_to_date_when_it_is_seen_again(
    qtbot: QtBot, window: MainWindow, session: Session, sheet: SheetPage
) -> None:
    click(qtbot, window.workspaces, "Chart")
    session.do(RemovePosition(session.scenario, "bi-analyst-grace-lin"))
    click(qtbot, window.workspaces, "Sheet")
    assert sheet.model.rowCount() == 419


class TestMany:
    """A sheet of many rows is arranged in the background."""

    @pytest.fixture
    def many(self, sheet: SheetPage, monkeypatch: pytest.MonkeyPatch) -> SheetPage:
        monkeypatch.setattr(model, "MANY", 10)
        return sheet

    def test_rows_are_found_and_sorted(self, qtbot: QtBot, many: SheetPage, session: Session) -> None:
        everybody = len(many.model.ids)
        many.field.setText("title:engineer")
        many.look()
        assert many.counted.text() == f"Arranging {everybody:,} rows …"
        assert len(many.model.ids) == everybody
        many.model.sort(TITLE)
        qtbot.waitUntil(lambda: not many.model.arranging)
        titles = [one.title for one in session.organisation.positions() if "engineer" in one.title.casefold()]
        assert column(many, TITLE) == sorted(titles, key=str.casefold)
        assert many.counted.text() == f"{len(titles)} positions"

    def test_who_stops_it_keeps_the_rows(self, qtbot: QtBot, window: MainWindow, many: SheetPage) -> None:
        before = list(many.model.ids)
        many.model.show_rows("engineer")
        qtbot.waitUntil(lambda: window.tasks.busy)
        window.tasks.cancel()
        qtbot.waitUntil(lambda: not many.model.arranging)
        assert many.model.ids == before
        assert many.counted.text() == f"{len(before)} positions"

    def test_a_query_that_means_nothing_is_told(self, qtbot: QtBot, many: SheetPage) -> None:
        before = list(many.model.ids)
        many.field.setText("no such field:x")
        many.look()
        qtbot.waitUntil(many.says.isVisible)
        assert (many.model.ids, many.counted.text()) == (before, f"{len(before)} positions")

    def test_an_edit_meanwhile_is_in_it(self, qtbot: QtBot, many: SheetPage, session: Session) -> None:
        many.model.show_rows("title:engineer")
        gone = next(one.id for one in session.organisation.positions() if "Engineer" in one.title)
        session.do(RemovePosition(session.scenario, gone))
        qtbot.waitUntil(lambda: not many.model.arranging)
        assert many.model.row_of(gone) == -1
        assert all("engineer" in title.casefold() for title in column(many, TITLE))
