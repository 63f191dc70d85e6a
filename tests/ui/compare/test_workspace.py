"""The compare page: chosen scenarios, counts that switch the list, one selection, and changes brought over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.analysis.comparison import compared
from dataplanner.files.plan_json import plan_text
from dataplanner.model.differences import MOVED
from dataplanner.model.edits import ChangePosition, CopyScenario, RemoveScenario, RenameScenario
from dataplanner.model.people import Person
from dataplanner.model.positions import AS_IS
from dataplanner.ui.compare.workspace import CHARTS, CompareWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.session import Session
from dataplanner.ui.theme import load_theme
from tests.windows import OpenSample, button, click, click_cell, page, says, shown

LATER = "after-2012"


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    return open_sample("twitter")


@pytest.fixture
def workspace(qtbot: QtBot, window: MainWindow, session: Session) -> CompareWorkspace:
    click(qtbot, window, "Compare")
    found = page(window, CompareWorkspace)
    found.canvas._gliding._animation.setDuration(0)
    return found


def listed(workspace: CompareWorkspace) -> list[str]:
    model = workspace.listing.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def row_about(workspace: CompareWorkspace, what: str) -> int:
    return listed(workspace).index(what)


def test_as_is_is_compared_with_the_first_other_scenario(workspace: CompareWorkspace) -> None:
    assert (workspace.sides.before.currentText(), workspace.sides.after.currentText()) == (
        "As is", "After the 2012 reorganisation",
    )  # fmt: skip
    assert workspace.status() == "33 differences of 20 positions"


def test_the_scenario_that_the_window_shows_is_compared_from_the_start(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    session.do(CopyScenario(AS_IS, "Tried", "tried"))
    session.show_scenario("tried")
    click(qtbot, window, "Compare")
    found = page(window, CompareWorkspace)
    assert (found.sides.before.currentText(), found.sides.after.currentText()) == ("As is", "Tried")


def test_in_another_theme_the_same_chart_of_the_same_scenarios_is_shown(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: CompareWorkspace
) -> None:
    session.do(CopyScenario(AS_IS, "Tried", "tried"))
    workspace.sides.choose(LATER, "tried")
    click(qtbot, workspace, "Before")
    window.wear(load_theme("dark"))
    again = page(window, CompareWorkspace)
    assert again is not workspace
    assert again.sides.ids == (LATER, "tried")
    assert [button(again, name).isChecked() for name in CHARTS] == [True, False, False]
    assert (
        again.canvas.scene.data.index.ids
        == CHARTS["Before"](session.plan, compared(session.plan, LATER, "tried"), session.names.holder).index.ids
    )
    window.wear(load_theme("light"))


def test_every_difference_is_listed_with_before_and_after(workspace: CompareWorkspace) -> None:
    model = workspace.listing.model
    row = [str(model.index(row_about(workspace, "Retitled"), column).data()) for column in range(model.columnCount())]
    assert row == [
        "Retitled", "Giulia Esposito, Manager of Data Engineering", "Data Engineer", "Manager of Data Engineering",
    ]  # fmt: skip


def test_a_count_switches_its_kind_off_and_on(qtbot: QtBot, workspace: CompareWorkspace) -> None:
    click(qtbot, workspace, "Other teams 17")
    assert set(listed(workspace)) == {"Joined", "Moved", "Retitled"}
    click(qtbot, workspace, "Other teams 17")
    assert len(listed(workspace)) == 33


def test_a_row_shows_its_position_on_the_chart_and_the_chart_its_row(qtbot: QtBot, workspace: CompareWorkspace) -> None:
    at = row_about(workspace, "Joined")
    click_cell(qtbot, workspace.listing.table, at, 0)
    position = workspace.listing.model.differences[at].position
    canvas = workspace.canvas
    assert canvas.selected_ids() == [position]
    top = canvas.scene.data.index.ids[0]
    canvas.reveal(position)
    first = workspace.listing.model.differences[0].position
    canvas.reveal(first)
    card = canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[first]))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=card.center().toPoint())
    assert [index.row() for index in workspace.listing.table.selectionModel().selectedRows()] == [0]
    assert top != first


def test_before_changes_and_after_are_three_charts(qtbot: QtBot, workspace: CompareWorkspace) -> None:
    joined = workspace.listing.model.differences[row_about(workspace, "Joined")].position
    there = {}
    for name in ("Before", "Changes", "After"):
        click(qtbot, workspace, name)
        there[name] = joined in workspace.canvas.scene.data.index.row
    assert there == {"Before": False, "Changes": True, "After": True}


def test_who_joined_is_marked_in_its_colour(qtbot: QtBot, workspace: CompareWorkspace) -> None:
    joined = workspace.listing.model.differences[row_about(workspace, "Joined")].position
    canvas = workspace.canvas
    canvas.set_scale(1.0)
    canvas.reveal(joined)
    card = canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[joined])).toRect()
    bar = canvas.grab().toImage().pixelColor(card.left() + 2, card.center().y())
    assert bar == QColor(workspace.theme.palette.kind("joined"))


@pytest.mark.parametrize("width", [1000, 1440])
def test_what_changed_most_is_seen_at_first_in_letters_that_can_be_read(
    qtbot: QtBot, window: MainWindow, open_sample: OpenSample, width: int
) -> None:
    window.resize(width, 700)
    session = open_sample("hansa-foods")
    click(qtbot, window, "Compare")
    found = page(window, CompareWorkspace)
    QApplication.processEvents()
    canvas, room = found.canvas, QRectF(QPointF(), found.canvas.room())
    moved = [one.position for one in compared(session.plan, *found.sides.ids).differences if one.what == MOVED]
    rows = [canvas.scene.data.index.row[position] for position in moved]
    assert len(rows) == 3
    assert all(canvas.scene.layout.visible[row] for row in rows)
    assert all(room.contains(canvas.view.to_widget(card_box(canvas.scene, row))) for row in rows)
    assert canvas.scale >= canvas._theme.chart_style.crowded_scale
    for name in ("After", "Before"):
        click(qtbot, found, name)
        index = canvas.scene.data.index
        assert all(canvas.scene.layout.visible[index.row[position]] for position in moved)
    canvas.toggle_fold(index.ids[0])
    for name in ("After", "Before"):
        click(qtbot, found, name)
    assert not canvas.scene.layout.visible[index.row[moved[0]]], "what was folded by hand stays so"


def test_buttons_say_why_they_cannot_be_pressed(qtbot: QtBot, workspace: CompareWorkspace) -> None:
    bring = button(workspace, "Bring over to As is")
    assert not bring.isEnabled()
    assert "Choose" in bring.toolTip()
    click_cell(qtbot, workspace.listing.table, 0, 0)
    assert bring.isEnabled()
    assert bring.toolTip() == ""


def test_its_button_is_lit_while_scenarios_are_compared(
    qtbot: QtBot, window: MainWindow, workspace: CompareWorkspace
) -> None:
    for _ in range(2):
        assert button(window, "Compare").isChecked()
        click(qtbot, window, "Compare")
    window.open_workspace("Organisation")
    assert not button(window, "Compare").isChecked()


def test_a_change_is_brought_over_as_one_edit(qtbot: QtBot, workspace: CompareWorkspace, session: Session) -> None:
    at = row_about(workspace, "Retitled")
    click_cell(qtbot, workspace.listing.table, at, 0)
    position = workspace.listing.model.differences[at].position
    click(qtbot, workspace, "Bring over to As is")
    assert session.plan.organisation().position(position).title == "Manager of Data Engineering"
    assert "Retitled" not in listed(workspace)
    session.undo()
    assert "Retitled" in listed(workspace)


def test_taken_back_somebody_who_joined_is_gone(qtbot: QtBot, workspace: CompareWorkspace, session: Session) -> None:
    at = row_about(workspace, "Joined")
    position = workspace.listing.model.differences[at].position
    click_cell(qtbot, workspace.listing.table, at, 0)
    click(qtbot, workspace, "Take back in After the 2012 reorganisation")
    assert position not in session.plan.organisation(LATER)


def test_a_change_that_needs_another_first_says_which(
    qtbot: QtBot, window: MainWindow, workspace: CompareWorkspace, session: Session
) -> None:
    joined = {d.position for d in workspace.listing.model.differences if d.what == "joined"}
    organisation = session.plan.organisation(LATER)
    at = next(
        row for row, d in enumerate(workspace.listing.model.differences)
        if d.what == "moved" and organisation.position(d.position).manager in joined
    )  # fmt: skip
    click_cell(qtbot, workspace.listing.table, at, 0)
    click(qtbot, workspace, "Bring over to As is")
    assert "Bring " in window.notice.text
    assert "over first" in window.notice.text


def test_several_at_once_are_one_step(qtbot: QtBot, workspace: CompareWorkspace, session: Session) -> None:
    for what in ("Other teams 17", "Moved 13", "Retitled 1"):
        click(qtbot, workspace, what)
    click_cell(qtbot, workspace.listing.table, 0, 0)
    qtbot.keyClick(workspace.listing.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    joined = {difference.position for difference in workspace.listing.model.differences}
    assert len(joined) == 2
    managers = {session.plan.organisation(LATER).position(position).manager for position in joined}
    click(qtbot, workspace, "Bring over to As is")
    assert joined <= set(session.organisation.graph)
    assert session.document.undo_label == "Bring 2 changes over"
    assert {session.organisation.position(position).manager for position in joined} == managers


def test_nothing_can_be_carried_about_here(qtbot: QtBot, workspace: CompareWorkspace) -> None:
    canvas = workspace.canvas
    canvas.reveal(canvas.scene.data.index.ids[0])
    card = canvas.view.to_widget(card_box(canvas.scene, 0)).center().toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=card)
    QTest.mouseMove(canvas, card + (canvas.rect().center() - card) / 2)
    assert canvas.gesture is None
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=card)


def test_the_scenario_that_the_window_turns_to_is_compared(
    window: MainWindow, workspace: CompareWorkspace, session: Session
) -> None:
    session.do(CopyScenario(AS_IS, "Third", "third"))
    window.actions_by_id["previous_scenario"].trigger()
    assert session.scenario == "third"
    assert workspace.sides.after.currentText() == "Third"
    assert workspace.status() == "0 differences of 0 positions"
    session.do(ChangePosition("third", session.organisation.roots()[0].id, {"title": "Chair"}))
    assert workspace.status() == "1 difference of 1 position"


def test_scenarios_are_called_by_their_new_names(workspace: CompareWorkspace, session: Session) -> None:
    session.do(RenameScenario(LATER, "R&D first"))
    assert workspace.sides.after.currentText() == "R&D first"


def test_masked_names_stay_masked(workspace: CompareWorkspace, session: Session) -> None:
    session.mask_names(True)
    model = workspace.listing.model
    everything = " ".join(str(model.index(row, column).data()) for row in range(33) for column in range(4))
    assert "Person " in everything
    assert not [person.name for person in session.document.plan.all(Person) if person.name in everything]


def test_one_scenario_alone_says_what_to_do(window: MainWindow, open_sample: OpenSample) -> None:
    open_sample("ten-person-team")
    assert "Compare" not in [found.text() for found in shown(window.top_bar, QPushButton)]
    window.actions_by_id["compare"].trigger()
    found = page(window, CompareWorkspace)
    assert says(found, "There is one scenario only.")
    assert not found.listing.table.isVisible()


def test_the_rail_marks_no_page_while_comparing(window: MainWindow, workspace: CompareWorkspace) -> None:
    assert not any(rail.isChecked() for rail in window.work.rail._buttons.values())
    window.open_workspace("Skills")
    assert [name for name, rail in window.work.rail._buttons.items() if rail.isChecked()] == ["Skills"]


def test_brought_over_from_the_top_nothing_is_left(qtbot: QtBot, workspace: CompareWorkspace, session: Session) -> None:
    while workspace.listing.model.rowCount():
        before = workspace.listing.model.rowCount()
        for at in range(before):
            click_cell(qtbot, workspace.listing.table, at, 0)
            qtbot.mouseClick(button(workspace, "Bring over to As is"), Qt.MouseButton.LeftButton)
            if workspace.listing.model.rowCount() < before:
                break
        else:
            break
    assert not compared(session.plan, AS_IS, LATER).differences


def test_a_scenario_that_is_removed_while_compared_leaves_a_sentence_and_comes_back(
    session: Session, workspace: CompareWorkspace
) -> None:
    before = plan_text(session.plan)
    gone = workspace.sides.after.currentData()
    for scenario in session.plan.scenarios()[1:]:
        session.do(RemoveScenario(scenario.id))
    assert says(workspace, "There is one scenario only.")
    assert not workspace.canvas.isVisible()
    while session.document.undo_label:
        session.undo()
    assert plan_text(session.plan) == before
    workspace.sides.choose("as-is", gone)
    assert workspace.canvas.isVisible()


def test_many_positions_are_compared_in_the_background_and_nobody_is_named_meanwhile(
    qtbot: QtBot, window: MainWindow, workspace: CompareWorkspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dataplanner.ui.compare.workspace.MANY", 1)
    session.mask_names(True)
    assert says(workspace, "Comparing the two scenarios")
    assert not workspace.listing.table.isVisible()
    assert not workspace.canvas.isVisible()
    qtbot.waitUntil(workspace.listing.table.isVisible)
    assert workspace.status() == "33 differences of 20 positions"
    assert not says(workspace, "Comparing")


def test_a_comparison_that_is_stopped_can_be_asked_for_again(
    qtbot: QtBot, window: MainWindow, workspace: CompareWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dataplanner.ui.compare.workspace.MANY", 1)
    window.tasks.started.connect(lambda _name: window.tasks.cancel())
    workspace.sides.before.setCurrentIndex(1)
    qtbot.waitUntil(lambda: says(workspace, "That was stopped."))
    window.tasks.started.disconnect()
    workspace.sides.before.setCurrentIndex(0)
    qtbot.waitUntil(workspace.listing.table.isVisible)


def test_each_of_the_three_charts_is_drawn_once(
    workspace: CompareWorkspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    charts = {name: partial(noted, drawn, name, chart) for name, chart in CHARTS.items()}
    monkeypatch.setattr("dataplanner.ui.compare.workspace.CHARTS", charts)
    for name in ("Before", "After", "Before", "Changes", "After"):
        click(qtbot, workspace, name)
    assert drawn == ["Before", "After"], "the changes were drawn at first"


def noted(drawn: list[str], name: str, chart: Callable[..., ChartData], *args: object) -> ChartData:
    drawn.append(name)
    return chart(*args)
