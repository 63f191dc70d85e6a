"""The picker finds positions as one types, chooses by key or click, and says why somebody cannot be chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.matches import matching_positions
from dataplanner.ui.picker import PositionPicker
from dataplanner.ui.session import Session
from tests.windows import press, says


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def picker(window: MainWindow, session: Session, chosen: list[str]) -> PositionPicker:
    """An open picker that refuses whoever leads finance."""
    page = window.workspaces.currentWidget()
    page.setFocus()

    def refusal(position: str) -> str:
        return "Finance is closed." if position == "chief-financial-officer" else ""

    made = PositionPicker(page, session, "Move R&D under …", chosen.append, refusal)
    made.open()
    return made


def found(picker: PositionPicker) -> list[str]:
    return [picker.hits.item(row).text() for row in range(picker.hits.count())]


def test_every_word_must_occur_in_name_title_or_department(session: Session) -> None:
    assert [p.id for p in matching_positions(session, "ANALYST grace")] == ["bi-analyst-grace-lin"]
    assert not list(matching_positions(session, "  "))
    assert not list(matching_positions(session, "grace astronaut"))


def test_masked_people_are_not_found_by_name(session: Session) -> None:
    session.mask_names(True)
    assert not list(matching_positions(session, "grace"))


def test_typing_and_enter_choose_the_first_hit(qtbot: QtBot, picker: PositionPicker, chosen: list[str]) -> None:
    press(qtbot, "grace lin")
    assert found(picker) == ["Grace Lin, BI Analyst"]
    press(qtbot, Qt.Key.Key_Return)
    assert chosen == ["bi-analyst-grace-lin"]


def test_arrows_and_clicks_choose_another(qtbot: QtBot, picker: PositionPicker, chosen: list[str]) -> None:
    press(qtbot, "bi analyst", Qt.Key.Key_Down)
    assert picker.hits.currentRow() == 1
    qtbot.mouseClick(
        picker.hits.viewport(), Qt.MouseButton.LeftButton, pos=picker.hits.visualItemRect(picker.hits.item(2)).center()
    )
    assert len(chosen) == 1


def test_somebody_refused_stays_with_the_reason(qtbot: QtBot, picker: PositionPicker, chosen: list[str]) -> None:
    press(qtbot, "chief financial", Qt.Key.Key_Return)
    assert says(picker, "Finance is closed.")
    assert picker.isVisible()
    assert not chosen


def test_nothing_found_is_said(qtbot: QtBot, picker: PositionPicker) -> None:
    press(qtbot, "xyzzy")
    assert says(picker, "Nothing found")
    assert not picker.hits.isVisible()


def test_escape_closes_it_and_gives_the_focus_back(
    qtbot: QtBot, window: MainWindow, picker: PositionPicker, chosen: list[str]
) -> None:
    press(qtbot, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert window.focusWidget() is window.charting.canvas
    assert not chosen


def test_looking_elsewhere_closes_it(window: MainWindow, picker: PositionPicker) -> None:
    window.top_bar.search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not picker.isVisible()


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan counts as one that takes long to look through."""
    monkeypatch.setattr("dataplanner.ui.picker.MANY", 1)


@pytest.mark.usefixtures("large")
def test_a_large_plan_is_searched_in_the_background_and_enter_waits_for_it(
    qtbot: QtBot, picker: PositionPicker, chosen: list[str]
) -> None:
    press(qtbot, "grace")
    assert found(picker) == []
    press(qtbot, " lin", Qt.Key.Key_Return)
    assert not chosen
    qtbot.waitUntil(lambda: chosen == ["bi-analyst-grace-lin"])
