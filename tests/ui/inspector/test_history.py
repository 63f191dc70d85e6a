"""The history: the last edits, and the way back to just after one of them, or forward again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import RenamePlan
from dataplanner.ui.inspector.history import History
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import OpenSample, button, named, shown

NAMES = ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    """A plan renamed seven times."""
    session = open_sample("ten-person-team")
    for name in NAMES:
        session.do(RenamePlan(name))
    return session


@pytest.fixture
def history(window: MainWindow, session: Session) -> History:
    assert window.inspector is not None
    return window.inspector.history


def lines(history: History) -> list[str]:
    return [button.accessibleName() for button in shown(history, QPushButton)]


def go(qtbot: QtBot, history: History, line: str) -> None:
    qtbot.mouseClick(named(history, QPushButton, line), Qt.MouseButton.LeftButton)


def test_it_is_hidden_while_nothing_was_done(window: MainWindow, open_sample: OpenSample) -> None:
    open_sample("start-up")
    assert window.inspector is not None
    assert not window.inspector.history.isVisible()


def test_the_last_five_edits_are_shown_newest_first_with_a_way_to_all(history: History) -> None:
    last = [f"Go back to Rename the plan to {name}" for name in reversed(NAMES[-5:])]
    assert [line for line in lines(history) if line] == last
    assert button(history, "All 7 edits…").isVisible()


def test_on_a_small_screen_it_leaves_the_room_to_what_is_selected(window: MainWindow, history: History) -> None:
    window.resize(1100, 700)
    last = [f"Go back to Rename the plan to {name}" for name in reversed(NAMES[-3:])]
    assert [line for line in lines(history) if line] == last
    assert button(history, "All 7 edits…").isVisible()


def test_a_line_goes_back_to_just_after_its_edit(qtbot: QtBot, history: History, session: Session) -> None:
    go(qtbot, history, "Go back to Rename the plan to Four")
    assert session.plan.name == "Four"
    assert lines(history)[:3] == [
        "Redo Rename the plan to Six",
        "Redo Rename the plan to Five",
        "Go back to Rename the plan to Four",
    ]


def test_the_newest_line_changes_nothing(qtbot: QtBot, history: History, session: Session) -> None:
    go(qtbot, history, "Go back to Rename the plan to Seven")
    assert session.plan.name == "Seven"


def test_an_undone_line_goes_forward_to_it(qtbot: QtBot, history: History, session: Session) -> None:
    go(qtbot, history, "Go back to Rename the plan to Four")
    go(qtbot, history, "Redo Rename the plan to Six")
    assert session.plan.name == "Six"
    go(qtbot, history, "Redo Rename the plan to Seven")
    assert session.plan.name == "Seven"


def test_a_line_answers_to_the_space_bar(qtbot: QtBot, history: History, session: Session) -> None:
    line = named(history, QPushButton, "Go back to Rename the plan to Five")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert session.plan.name == "Five"
