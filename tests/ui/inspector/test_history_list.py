"""The whole history: read from the newest edit to the beginning, and jumped in by keyboard."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import FillPosition, RenamePlan
from dataplanner.model.positions import AS_IS
from dataplanner.ui.inspector.history_list import HistoryList
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import OpenSample, click, press

NAMES = [f"Name {number}" for number in range(1, 13)]


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    """A plan renamed twelve times."""
    session = open_sample("ten-person-team")
    for name in NAMES:
        session.do(RenamePlan(name))
    return session


@pytest.fixture
def history(window: MainWindow, session: Session, qtbot: QtBot) -> HistoryList:
    assert window.inspector is not None
    click(qtbot, window.inspector.history, "All 12 edits…")
    return window.findChild(HistoryList)


def lines(history: HistoryList) -> list[str]:
    """What stands in the list, without the times."""
    texts = [history.entries.item(at).text() for at in range(history.entries.count())]
    return [text.split("   ")[0] + (" *" if text.endswith("now") else "") for text in texts]


def test_every_edit_is_listed_down_to_the_beginning(history: HistoryList) -> None:
    renamed = [f"Rename the plan to {name}" for name in reversed(NAMES)]
    assert lines(history) == [renamed[0] + " *", *renamed[1:], "The plan as it was opened"]


def test_enter_jumps_back_and_forth_again(history: HistoryList, session: Session, qtbot: QtBot) -> None:
    history.activateWindow()
    history.entries.setFocus()
    qtbot.waitUntil(history.entries.hasFocus)
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert session.plan.name == "Name 10"
    assert lines(history)[:3] == [f"Rename the plan to Name {number}" for number in (12, 11)] + [
        "Rename the plan to Name 10 *"
    ]
    press(qtbot, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert session.document.undo_label is None
    assert lines(history)[-1] == "The plan as it was opened *"
    press(qtbot, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert session.plan.name == "Name 12"


def test_masked_names_are_not_in_it(history: HistoryList, session: Session) -> None:
    session.do(FillPosition(AS_IS, session.organisation.roots()[0].id, "Zenobia Quexly"))
    assert lines(history)[0].endswith("Zenobia Quexly *")
    session.mask_names(True)
    assert re.fullmatch(r"Rename Person \d+ to Person \d+ \*", lines(history)[0])
