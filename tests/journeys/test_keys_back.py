"""After the commonest edits the keys are the plan's again: Ctrl+Z takes the edit back wherever the text was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import MovePosition
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import Step
from dataplanner.ui.compare.workspace import CompareWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.text_area import TextArea
from tests.ui.dialogs import Dialogs
from tests.windows import click, click_cell, named, page, press, shown

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GRACE, ANALYTICS, PLATFORM = "bi-analyst-grace-lin", "head-of-analytics", "vp-data-platform"


def find(qtbot: QtBot, text: str) -> None:
    press(qtbot, Qt.Key.Key_K, modifier=CONTROL)
    press(qtbot, text, Qt.Key.Key_Return)


def undo(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Z, modifier=CONTROL)


def manager(session: Session) -> str | None:
    return session.organisation.position(GRACE).manager


def test_somebody_found_and_moved_is_moved_back(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    find(qtbot, "grace lin")
    assert QApplication.focusWidget() is window.charting.canvas
    press(qtbot, Qt.Key.Key_M, modifier=CONTROL | SHIFT)
    press(qtbot, "whitfield", Qt.Key.Key_Return)
    assert manager(session) == PLATFORM
    undo(qtbot)
    assert manager(session) == ANALYTICS
    assert not window.top_bar.search.text()


def test_what_was_searched_for_cannot_be_brought_back(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    find(qtbot, "grace lin")
    press(qtbot, Qt.Key.Key_Delete)
    assert GRACE not in session.organisation
    press(qtbot, Qt.Key.Key_K, modifier=CONTROL)
    undo(qtbot)
    assert GRACE in session.organisation
    assert not window.top_bar.search.text()


def test_somebody_found_far_off_is_in_view(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    canvas = window.charting.canvas
    canvas.fold_to(1)
    window.open_workspace("Distance")
    find(qtbot, "grace lin")
    assert canvas.scene.layout.visible[canvas.scene.data.index.row[GRACE]]


def test_a_typed_title_is_taken_back_and_the_arrows_walk_again(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    find(qtbot, "grace lin")
    before = session.organisation.position(GRACE).title
    press(qtbot, Qt.Key.Key_F2)
    title(window).setFocus()
    title(window).selectAll()
    press(qtbot, "Steward", Qt.Key.Key_Return)
    assert session.organisation.position(GRACE).title == "Steward"
    undo(qtbot)
    assert session.organisation.position(GRACE).title == before
    press(qtbot, Qt.Key.Key_Up)
    assert session.selection not in ([], [GRACE])


def test_unsaved_typing_is_taken_back_in_its_field_first(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.do(MovePosition(AS_IS, GRACE, PLATFORM))
    find(qtbot, "grace lin")
    qtbot.wait(1)
    title(window).setFocus()
    press(qtbot, " again")
    undo(qtbot)
    assert title(window).text() == session.organisation.position(GRACE).title
    assert manager(session) == PLATFORM


def test_escape_leaves_a_field_as_it_was(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    find(qtbot, "grace lin")
    steps = len(session.document.done)
    qtbot.wait(1)
    title(window).setFocus()
    press(qtbot, " again", Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.charting.canvas
    assert len(session.document.done) == steps


def test_the_keys_go_back_to_the_outline_they_came_from(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.select([GRACE])
    click(qtbot, window, "Outline")
    outline = window.charting._workspace.outline
    outline.setFocus()
    press(qtbot, Qt.Key.Key_M, modifier=CONTROL | SHIFT)
    press(qtbot, "whitfield", Qt.Key.Key_Return)
    assert QApplication.focusWidget() is outline
    press(qtbot, Qt.Key.Key_K, modifier=CONTROL)
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is outline


def test_a_change_brought_over_is_taken_back(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    compared = page(window, CompareWorkspace)
    before = len(session.document.done)
    click_cell(qtbot, compared.listing.table, 0, 0)
    click(qtbot, compared, "Bring over to As is")
    assert len(session.document.done) == before + 1
    assert QApplication.focusWidget() is compared.listing.table
    undo(qtbot)
    assert len(session.document.done) == before


@pytest.fixture
def note(window: MainWindow, session: Session, qtbot: QtBot) -> TextArea:
    """A field of several lines, beside a step, in which nothing has been typed."""
    projects = page(window, ProjectsWorkspace)
    window.show_entry(Step.table, ("churn", "crawl", "data_problems"))
    session.do(MovePosition(AS_IS, GRACE, PLATFORM))
    qtbot.waitUntil(lambda: bool(shown(window, TextArea)))
    assert projects is not None
    area = next(area for area in shown(window, TextArea) if area.isEnabled())
    area.setFocus()
    return area


def test_in_a_field_of_several_lines_the_plan_is_undone_where_nothing_was_typed(
    session: Session, qtbot: QtBot, note: TextArea
) -> None:
    undo(qtbot)
    assert manager(session) == ANALYTICS


def test_what_was_typed_into_several_lines_is_taken_back_there_first(
    session: Session, qtbot: QtBot, note: TextArea
) -> None:
    before = note.toPlainText()
    press(qtbot, "more")
    undo(qtbot)
    assert note.toPlainText() == before
    assert manager(session) == PLATFORM


def test_a_field_of_a_dialog_takes_back_only_what_was_typed_since_it_was_entered(
    window: MainWindow, session: Session, qtbot: QtBot, dialogs: Dialogs
) -> None:
    steps, told = len(session.document.done), []

    def type_and_undo(dialog: QDialog) -> None:
        name = named(dialog, QLineEdit, "Name of the team")
        name.setFocus()
        press(qtbot, Qt.Key.Key_End, " one")
        kind = named(dialog, QComboBox, "Kind of the team")
        kind.setFocus()
        name.setFocus(Qt.FocusReason.TabFocusReason)
        settled = name.text()
        undo(qtbot)
        told.append(name.text() == settled and settled.endswith(" one"))
        press(qtbot, Qt.Key.Key_End, " two")
        undo(qtbot)
        told.append(name.text() == settled)
        dialog.reject()

    session.select([GRACE])
    dialogs.do(type_and_undo)
    window.actions_by_id["mark_selection"].trigger()
    qtbot.waitUntil(lambda: dialogs.answered)
    assert told == [True, True]
    assert len(session.document.done) == steps


def title(window: MainWindow) -> QLineEdit:
    return named(window, QLineEdit, "Title")
