"""The window: its pages, its inspector, and presenting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import RenamePlan
from dataplanner.model.people import Person
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.presenting import PRESENT_SCALE
from dataplanner.ui.session import Session
from dataplanner.ui.workspaces import WORKSPACES
from tests.windows import OpenSample, click, named, says

NAMES = [workspace.name for workspace in WORKSPACES if workspace.in_rail]


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    return open_sample("ten-person-team")


def chosen(window: MainWindow) -> str:
    return next(button.text() for button in window.work.rail.findChildren(QToolButton) if button.isChecked())


@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES, 1)))
def test_each_workspace_is_a_click_or_a_key_away(
    window: MainWindow, qtbot: QtBot, session: Session, number: int, name: str
) -> None:
    qtbot.mouseClick(named(window.work.rail, QToolButton, name), Qt.MouseButton.LeftButton)
    assert (chosen(window), window.workspaces.currentWidget().name) == (name, name)
    window.open_workspace(NAMES[number % len(NAMES)])
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert (chosen(window), window.workspaces.currentWidget().name) == (name, name)


def test_the_inspector_folds_away_and_comes_back(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    assert window.inspector is not None
    for visible in (False, True):
        qtbot.keyClick(window, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
        assert window.inspector.isVisible() == visible


def test_presenting_enlarges_the_text_and_folds_the_panel(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    assert window.inspector is not None
    before = QApplication.font().pixelSize()
    click(qtbot, window.top_bar, "Present")
    assert QApplication.font().pixelSize() == round(before * PRESENT_SCALE)
    assert not window.inspector.isVisible()
    window.open_workspace("Findings")
    assert not window.inspector.isVisible()
    click(qtbot, window.top_bar, "Present")
    assert QApplication.font().pixelSize() == before
    window.open_workspace("Distance")
    assert window.inspector.isVisible()


def test_another_plan_opened_while_presenting_is_presented_too(
    window: MainWindow, qtbot: QtBot, session: Session, open_sample: OpenSample
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    open_sample("start-up")
    assert window.top_bar.present_button.isChecked()
    assert window.inspector is not None
    assert not window.inspector.isVisible()


def test_a_refusal_is_told_in_the_notice_bar(window: MainWindow, session: Session) -> None:
    session.refused.emit("It cannot be.", "Try another.")
    assert window.notice.text == "It cannot be. Try another."


def test_what_was_said_of_the_plan_goes_with_the_next_edit_or_undo(window: MainWindow, session: Session) -> None:
    session.refused.emit("It cannot be.", "Try another.")
    session.do(RenamePlan("Another"))
    assert window.notice.text == ""
    window.notice.say("The plan is as it was on Monday.", weight="green")
    session.undo()
    assert window.notice.text == ""


def test_what_is_true_whatever_is_edited_or_wants_an_answer_stays(window: MainWindow, session: Session) -> None:
    for more in ({"lasting": True}, {"choices": {"Save as…": lambda: None}}):
        window.notice.say("The file could not be saved.", **more)
        session.do(RenamePlan(f"With {len(more)} {next(iter(more))}"))
        assert window.notice.text == "The file could not be saved."


def test_what_was_said_before_is_not_said_of_a_plan_that_opens(window: MainWindow, open_sample: OpenSample) -> None:
    window.notice.say("“x” is not there.")
    open_sample("start-up")
    assert window.notice.text == ""


def test_the_counts_below_are_those_of_the_page(window: MainWindow, session: Session) -> None:
    for workspace in WORKSPACES:
        window.open_workspace(workspace.name)
        assert window.status_bar.counts.text() == window.workspaces.currentWidget().status()


def test_the_zoom_is_told_below(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    click(qtbot, window, "+")
    scale = window.workspaces.currentWidget().canvas.scale
    assert window.status_bar.zoom.text() == f"{scale:.0%}"
    click(qtbot, window, "−")
    assert window.status_bar.zoom.text() != f"{scale:.0%}"
    window.open_workspace("Distance")
    assert window.status_bar.zoom.text() == ""


def test_the_title_tells_the_file_where_it_is_called_otherwise_than_the_plan(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    name = session.plan.name
    assert window.windowTitle() == f"{name} – Data Planner"
    person = next(session.plan.all(Person)).name
    for file, told in ((name, name), ("copy", f"{name} (copy.dataplan)"), (person, f"{name} ({person}.dataplan)")):
        window.files.save_to(tmp_path / f"{file}.dataplan")
        assert window.windowTitle() == f"{told} – Data Planner"
    window.top_bar.mask_button.click()
    assert person not in window.windowTitle()


def test_an_empty_plan_says_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    window.files.new()
    qtbot.waitUntil(lambda: says(window, "Nobody is here yet"))


def test_about_names_the_program_and_its_source(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    window.actions_by_id["about"].trigger()
    assert "Jesse Anderson, Data Teams" in told[0]


def test_keys_typed_after_turning_to_a_page_change_no_name(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    assert window.inspector is not None
    session.select([next(iter(session.organisation.positions())).id])
    window.work.edit_position("person")
    assert window.inspector.isAncestorOf(window.focusWidget())
    for name in ("Findings", "Organisation"):
        window.open_workspace(name)
        assert not window.inspector.isAncestorOf(window.focusWidget())


def test_a_plan_opened_from_a_page_without_an_inspector_has_its_chart_in_sight(
    window: MainWindow, open_sample: OpenSample
) -> None:
    open_sample("ten-person-team")
    window.open_workspace("Report")
    open_sample("start-up")
    QApplication.processEvents()
    canvas = window.charting.canvas
    boxes = [canvas.view.to_widget(card_box(canvas.scene, row)) for row in range(len(canvas.scene.data.index))]
    assert all(canvas.rect().contains(box.toAlignedRect()) for box in boxes)
