"""The backlog page: items moved, rated, done, added and removed by key, and the picture of value and reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.model.backlog import BacklogItem
from dataplanner.ui.projects.backlog_page import BacklogPage
from dataplanner.ui.projects.reach_picture import ReachPainter
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from tests.ui.projects.conftest import COLD_CHAIN, Turn, focused, panel
from tests.windows import click, named, press, says


@pytest.fixture
def backlog(turn: Turn) -> BacklogPage:
    found = turn("Backlog")
    assert isinstance(found, BacklogPage)
    return found


def go(qtbot: QtBot, backlog: BacklogPage, item: str) -> None:
    """Click the item's row."""
    row = backlog.model.row_of(item)
    assert row is not None
    index = backlog.model.index(row, 0)
    backlog.view.scrollTo(index)
    at = backlog.view.visualRect(index).center()
    qtbot.mouseClick(backlog.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def item(session: Session, id_: str) -> BacklogItem:
    return session.plan.get(BacklogItem, id_)


def stands(backlog: BacklogPage, id_: str) -> str:
    row = backlog.model.row_of(id_)
    assert row is not None
    return str(backlog.model.index(row, 6).data())


def test_the_model_keeps_qts_rules(backlog: BacklogPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(backlog.model)


def test_items_stand_under_their_phase_with_its_load(backlog: BacklogPage) -> None:
    headings = [backlog.model.heading(line) for line in backlog.model.lines if line.item is None]
    assert [heading.split(" · ")[0] for heading in headings] == ["Crawl", "Walk", "Run", "Not placed yet"]
    assert headings[0] == "Crawl · 10 points done"
    assert "points wanted" in headings[1]


def test_a_number_moves_an_item_to_a_phase_and_the_cursor_goes_along(
    qtbot: QtBot, backlog: BacklogPage, hansa: Session
) -> None:
    go(qtbot, backlog, "weather")
    for key, phase in (("1", "crawl"), ("2", "walk"), ("3", "run"), ("0", "")):
        press(qtbot, key)
        assert item(hansa, "weather").phase == phase
        current = backlog.current()
        assert current is not None
        assert current.item.id == "weather"


def test_what_a_phase_cannot_carry_says_who_can(qtbot: QtBot, backlog: BacklogPage, hansa: Session) -> None:
    go(qtbot, backlog, "weather")
    press(qtbot, "1")
    assert stands(backlog, "weather") == "⚑ Walk can carry it"
    hansa.undo()
    assert stands(backlog, "weather") == "Walk has room"


def test_value_and_complexity_go_up_and_down_within_their_scale(
    qtbot: QtBot, backlog: BacklogPage, hansa: Session
) -> None:
    go(qtbot, backlog, "alerts")
    press(qtbot, "+", "-", "-", "]", "]", "]")
    assert (item(hansa, "alerts").value, item(hansa, "alerts").complexity) == (3, 5)
    press(qtbot, "[")
    assert item(hansa, "alerts").complexity == 4


def test_done_today_and_not_done_again(qtbot: QtBot, backlog: BacklogPage, hansa: Session) -> None:
    go(qtbot, backlog, "alerts")
    press(qtbot, "d")
    assert item(hansa, "alerts").done
    assert stands(backlog, "alerts") == "✓ done"
    press(qtbot, "d")
    assert not item(hansa, "alerts").done


def test_an_item_is_added_named_and_removed_by_keys(
    qtbot: QtBot, backlog: BacklogPage, hansa: Session, projects: ProjectsWorkspace
) -> None:
    go(qtbot, backlog, "alerts")
    press(qtbot, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: focused(projects, "Item"))
    press(qtbot, "Door sensors", Qt.Key.Key_Tab)
    made = next(one for one in hansa.plan.all(BacklogItem) if one.name == "Door sensors")
    assert (made.project, made.phase) == (COLD_CHAIN, "walk")
    go(qtbot, backlog, made.id)
    press(qtbot, Qt.Key.Key_Delete)
    assert hansa.plan.find(BacklogItem, made.id) is None


def test_the_form_follows_the_cursor_and_says_what_the_program_makes_of_it(
    qtbot: QtBot, backlog: BacklogPage, projects: ProjectsWorkspace
) -> None:
    go(qtbot, backlog, "forecast-v1")
    qtbot.waitUntil(lambda: says(panel(projects), "Forecast for ten products"))
    assert says(panel(projects), "Split it by team; each further team adds 20% for talking.")
    assert backlog.view.hasFocus(), "the keys stay with the table"


def test_the_questionnaire_is_ticked_in_the_form(
    qtbot: QtBot, backlog: BacklogPage, hansa: Session, projects: ProjectsWorkspace
) -> None:
    go(qtbot, backlog, "alerts")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(panel(projects), "Alerts to the shift leader"))
    ticks = {box.text(): box for box in panel(projects).findChildren(QCheckBox)}
    ticks["It needs mathematics or statistics"].click()
    assert "statistics" in item(hansa, "alerts").traits


def test_a_phase_is_chosen_in_the_form(
    qtbot: QtBot, backlog: BacklogPage, hansa: Session, projects: ProjectsWorkspace
) -> None:
    go(qtbot, backlog, "alerts")
    qtbot.waitUntil(lambda: says(panel(projects), "Alerts to the shift leader"))
    box = named(panel(projects), QComboBox, "Phase")
    box.setFocus()
    press(qtbot, Qt.Key.Key_End)
    assert item(hansa, "alerts").phase == "run"


def test_a_click_on_a_dot_chooses_its_item(qtbot: QtBot, backlog: BacklogPage) -> None:
    picture = backlog.picture
    painter = ReachPainter(
        backlog.theme, backlog.session.method.projects.backlog, [x.item for x in backlog.model.lines if x.item]
    )
    one, at = next((one, at) for one, at in painter.places(QRectF(picture.rect())) if one.item.id == "alerts")
    assert one.fruit
    go(qtbot, backlog, "weather")
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at.toPoint())
    current = backlog.current()
    assert current is not None
    assert current.item.id == "alerts"
    assert "Alerts to the shift leader" in picture.accessibleDescription()


def test_no_dot_hides_another(backlog: BacklogPage) -> None:
    painter = ReachPainter(
        backlog.theme, backlog.session.method.projects.backlog, [x.item for x in backlog.model.lines if x.item]
    )
    spots = [(round(at.x()), round(at.y())) for _, at in painter.places(QRectF(0, 0, 280, 260))]
    assert len(spots) == len(set(spots)) > 5


def test_an_empty_backlog_says_what_to_do(qtbot: QtBot, projects: ProjectsWorkspace, turn: Turn) -> None:
    click(qtbot, projects, "Demand of the bakeries")
    turn("Backlog")
    assert says(projects, "Nothing is on the backlog yet.")
