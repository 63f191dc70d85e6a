"""The chart as it is read: laid out, coloured, opened, focused and spotlighted from the bar above; the overview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.analysis.placing import Flow
from dataplanner.model.edits import RemovePosition
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation import chart_page
from dataplanner.ui.organisation.breadcrumb import Breadcrumb
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box, folded_text
from dataplanner.ui.organisation.reading_bar import Spotlight
from dataplanner.ui.organisation.whole_view import WholeView
from dataplanner.ui.session import Session
from tests.windows import click, press, shown

ANALYTICS, GRACE, CTO, ENGINEER = (
    "head-of-analytics", "bi-analyst-grace-lin", "chief-technology-officer", "data-engineer-sofia-rossi",
)  # fmt: skip


@pytest.fixture
def canvas(window: MainWindow, session: Session) -> ChartCanvas:
    canvas = window.charting.canvas
    canvas._gliding._animation.setDuration(0)
    return canvas


def visible(canvas: ChartCanvas) -> set[str]:
    layout = canvas.scene.layout
    return {id_ for row, id_ in enumerate(layout.index.ids) if layout.visible[row]}


def menu(window: MainWindow, button: str) -> QMenu:
    """The menu of a button, as it is when it opens."""
    found = next(b for b in shown(window.workspaces, QPushButton) if b.text().startswith(button) and b.menu())
    found.menu().aboutToShow.emit()
    return found.menu()


def choose(window: MainWindow, button: str, entry: str) -> QAction:
    action = next(a for a in menu(window, button).actions() if a.text().replace("&&", "&") == entry)
    action.trigger()
    return action


@pytest.mark.parametrize(
    ("name", "flow"),
    [("Top-down", Flow.DOWN), ("Left to right", Flow.RIGHT), ("Indented", Flow.INDENT), ("Compact", Flow.DOWN)],
)
def test_another_arrangement_begins_with_a_view_that_can_be_read(
    window: MainWindow, canvas: ChartCanvas, name: str, flow: Flow
) -> None:
    choose(window, "Compact", name)
    assert canvas.scene.layout.flow is flow
    assert canvas.scale >= canvas._theme.chart_style.text_scale
    assert [a.text() for a in menu(window, name).actions() if a.isChecked()] == [name]


def test_coloured_by_another_field_with_its_legend(window: MainWindow, canvas: ChartCanvas) -> None:
    choose(window, "Colour", "Location")
    data = canvas.scene.data
    assert data.kind_names[data.kinds_present()[0]] == "Hamburg"
    assert [b.text() for b in shown(window.workspaces, QPushButton) if b.text().startswith("Colour")] == [
        "Colour: Location ▾"
    ]
    choose(window, "Colour", "Team kind")
    assert "science" in canvas.scene.data.kinds


def test_fields_on_the_cards_are_three_at_most(window: MainWindow, canvas: ChartCanvas) -> None:
    height = canvas.scene.layout.sizes.card_height
    for field in ("Location", "Grade", "FTE"):
        choose(window, "Cards", field)
    assert canvas.scene.layout.sizes.card_height == height + 3 * canvas._theme.chart_style.field_line
    row = canvas.scene.data.index.row[ANALYTICS]
    assert list(canvas.scene.data.lines(row)) == ["Hamburg", "M3", "FTE 1"]
    assert [a.text() for a in menu(window, "Cards").actions() if a.isEnabled()] == ["Location", "Grade", "FTE"]
    choose(window, "Cards", "Grade")
    assert list(canvas.scene.data.lines(row)) == ["Hamburg", "FTE 1"]


def test_opened_to_a_layer_and_to_everybody(window: MainWindow, canvas: ChartCanvas, session: Session) -> None:
    choose(window, "Open", "To layer 1")
    assert len(visible(canvas)) == 1 + len(session.organisation.parked())
    choose(window, "Open", "To layer 2")
    assert len(visible(canvas)) == 6 + len(session.organisation.parked())
    choose(window, "Open", "Everybody")
    assert len(visible(canvas)) == len(session.organisation)


def test_opened_to_a_team(window: MainWindow, canvas: ChartCanvas, session: Session) -> None:
    team = session.organisation.sorted_teams()[0]
    members = session.organisation.team_members(team)
    choose(window, "Open", team.name)
    assert members <= visible(canvas)
    assert set(session.selection) == members
    assert len(visible(canvas)) < len(session.organisation) / 2


def test_focused_on_one_manager_with_a_way_back(
    qtbot: QtBot, window: MainWindow, canvas: ChartCanvas, session: Session
) -> None:
    session.select([CTO])
    window.actions_by_id["focus"].trigger()
    assert set(canvas.scene.data.index.ids) == session.organisation.subtree(CTO)
    way = window.workspaces.findChild(Breadcrumb)
    assert isinstance(way, Breadcrumb)
    assert [part.text() for part in shown(way, QLabel)][-1] == "Priya Raman"
    click(qtbot, way, "Ines Okafor")
    assert set(canvas.scene.data.index.ids) == session.organisation.subtree(session.organisation.roots()[0].id)
    click(qtbot, way, "Whole organisation")
    assert len(canvas.scene.data.index.ids) == len(session.organisation)
    assert not way.isVisible()


def test_who_is_selected_is_in_sight_when_the_whole_is_shown_again(
    window: MainWindow, canvas: ChartCanvas, session: Session
) -> None:
    below = session.organisation.subtree(CTO)
    somebody = max(below, key=lambda id_: (len(session.organisation.chain_up(id_)), id_))
    session.select([CTO])
    window.actions_by_id["focus"].trigger()
    session.select([somebody])
    window.actions_by_id["unfocus"].trigger()
    assert somebody in visible(canvas)
    card = canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[somebody]))
    assert QRectF(canvas.rect()).contains(card)


def test_selecting_somebody_elsewhere_ends_the_focus(window: MainWindow, canvas: ChartCanvas, session: Session) -> None:
    session.select([CTO])
    window.actions_by_id["focus"].trigger()
    session.select([ENGINEER])
    assert GRACE not in canvas.scene.data.index.row
    session.select([GRACE])
    assert GRACE in visible(canvas)


def test_a_focus_whose_manager_is_gone_shows_the_whole(
    window: MainWindow, canvas: ChartCanvas, session: Session
) -> None:
    session.select([CTO])
    window.actions_by_id["focus"].trigger()
    session.do(RemovePosition(session.scenario, CTO))
    assert len(canvas.scene.data.index.ids) == len(session.organisation)


def test_the_spotlight_leaves_all_others_pale(
    qtbot: QtBot, window: MainWindow, canvas: ChartCanvas, session: Session
) -> None:
    field = window.workspaces.findChild(Spotlight)
    assert isinstance(field, Spotlight)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    press(qtbot, "title:analyst and location:hamburg", Qt.Key.Key_Return)
    found = set(canvas.spotlighted())
    assert found
    assert found <= visible(canvas)
    rows = canvas.scene.data.index.row
    assert not canvas.scene.dimmed(rows[GRACE])
    assert canvas.scene.dimmed(rows[session.organisation.roots()[0].id])
    assert f"{len(found)} found" in window.status_bar.counts.text()
    field.clear()
    press(qtbot, Qt.Key.Key_Return)
    assert canvas.scene.spotlight is None


def test_who_is_found_among_many_is_lit_and_opened_once_they_are_found(
    qtbot: QtBot, window: MainWindow, canvas: ChartCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_page, "MANY", 10)
    canvas.fold_to(1)
    qtbot.mouseClick(shown(window, Spotlight)[0], Qt.MouseButton.LeftButton)
    press(qtbot, "title:analyst and location:hamburg", Qt.Key.Key_Return)
    assert canvas.spotlighted() == []
    qtbot.waitUntil(lambda: bool(canvas.spotlighted()))
    assert set(canvas.spotlighted()) <= visible(canvas)


def test_a_folded_leader_of_somebody_in_the_spotlight_is_lit(canvas: ChartCanvas) -> None:
    canvas.fold_to(2)
    canvas.spotlight([GRACE])
    rows = canvas.scene.data.index.row
    assert not canvas.scene.dimmed(rows["chief-financial-officer"])
    assert folded_text(canvas.scene, rows["chief-financial-officer"]) == "53 folded · 1 found"
    assert "found" not in folded_text(canvas.scene, rows[CTO])
    assert canvas.scene.dimmed(rows[CTO])


def test_a_spotlight_that_means_nothing_says_why(qtbot: QtBot, window: MainWindow, canvas: ChartCanvas) -> None:
    field = window.workspaces.findChild(Spotlight)
    assert isinstance(field, Spotlight)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    press(qtbot, "colour:red", Qt.Key.Key_Return)
    assert field.property("weight") == "red"
    assert "There is no field “colour”" in window.status_bar.counts.text()
    assert window.status_bar.minimumSizeHint().width() < window.status_bar.counts.sizeHint().width()
    assert canvas.scene.spotlight is None


def test_the_overview_leads_into_the_chart(window: MainWindow, canvas: ChartCanvas, session: Session) -> None:
    window.actions_by_id["overview"].trigger()
    whole = window.workspaces.findChild(WholeView)
    assert isinstance(whole, WholeView)
    assert whole.isVisible()
    at: QPoint = whole.column(CTO).center().toPoint()
    QTest.mouseClick(whole, Qt.MouseButton.LeftButton, pos=at)
    assert session.selection == [CTO]
    assert whole.tooltip_of(canvas.scene.data.index.row[CTO]) == "Priya Raman\nChief Technology Officer\n61 below"
    QTest.mouseDClick(whole, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.isVisible()
    assert set(canvas.scene.data.index.ids) == session.organisation.subtree(CTO)


def test_what_is_of_the_chart_only_is_hidden_in_the_sheet(
    qtbot: QtBot, window: MainWindow, canvas: ChartCanvas
) -> None:
    click(qtbot, window.workspaces, "Sheet")
    assert not [b for b in shown(window.workspaces, QPushButton) if b.text().startswith(("Compact", "Colour"))]
    click(qtbot, window.workspaces, "Chart")
    assert [b for b in shown(window.workspaces, QPushButton) if b.text().startswith("Compact")]
