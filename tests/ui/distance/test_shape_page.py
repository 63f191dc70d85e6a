"""The page of the organisation's shape: every section says its figures, and links and choices work."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QComboBox, QFrame
from pytestqt.qtbot import QtBot

from dataplanner.analysis.headcount import headcount_by
from dataplanner.analysis.krackhardt import krackhardt_measures
from dataplanner.analysis.spans import spans_of
from dataplanner.analysis.stand_ins import missing_kinds
from dataplanner.model.edits import RemoveTeam
from dataplanner.ui.distance.shape.bars import Bars
from dataplanner.ui.distance.shape.page import HEADCOUNT, ShapePage
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import click, named, opened, page, says, shown, texts


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> DistanceWorkspace:
    found = page(window, DistanceWorkspace)
    found.show_page(ShapePage.name)
    return found


def part(workspace: DistanceWorkspace, heading: str) -> QFrame:
    return named(workspace, QFrame, heading)


def value(frame: QFrame, name: str) -> str:
    told = texts(frame)
    return told[told.index(name) + 1]


def choose(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_spans_are_drawn_with_their_median_and_the_widest_by_name(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: DistanceWorkspace
) -> None:
    frame, spans = part(workspace, "Span of control"), spans_of(session.organisation)
    assert value(frame, "Median of all leaders") == f"{spans.median:g}"
    widest = session.organisation.position(spans.widest[0][0])
    assert says(frame, session.names.position(widest))
    (bars,) = shown(frame, Bars)
    assert f"5 reports: {spans.distribution[5]}" in bars.accessibleDescription()
    assert says(frame, "Urwick"), "a figure from elsewhere stands with its source"
    click(qtbot, frame, "Show")
    assert window.charting.shown
    assert session.selection == [widest.id]


def test_headcount_is_counted_by_any_field(qtbot: QtBot, session: Session, workspace: DistanceWorkspace) -> None:
    box = named(workspace, QComboBox, "Count by")
    choose(box, "location")
    largest = headcount_by(session.organisation, "location")[0]
    bars = named_bars(qtbot, workspace, "Positions by Location")
    assert f"{largest.value}: {largest.positions} positions" in bars.accessibleDescription()


def test_many_are_counted_in_the_background(
    qtbot: QtBot, workspace: DistanceWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups, go = shown(workspace, ShapePage)[0]._groups, Event()
    monkeypatch.setattr(groups, "_many", 10)
    monkeypatch.setattr(groups, "_work", lambda *asked: headcount_by(*asked) if go.wait(10) else [])
    choose(named(workspace, QComboBox, "Count by"), "location")
    qtbot.waitUntil(lambda: says(part(workspace, HEADCOUNT), "Counting them"))
    go.set()
    named_bars(qtbot, workspace, "Positions by Location")


def named_bars(qtbot: QtBot, workspace: DistanceWorkspace, name: str) -> Bars:
    qtbot.waitUntil(lambda: any(bars.accessibleName() == name for bars in shown(workspace, Bars)))
    return named(workspace, Bars, name)


def test_the_four_measures_of_hierarchy_are_told_in_plain_words(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    measured = krackhardt_measures(session.organisation)
    qtbot.waitUntil(lambda: says(part(workspace, "How much of a hierarchy"), "Connectedness"))
    frame = part(workspace, "How much of a hierarchy")
    assert value(frame, "Connectedness") == f"{measured.connectedness:.2f}"
    assert says(frame, "Of all pairs of people, the share that lines join at all. There are separate trees")


def test_nobody_is_no_perfect_hierarchy(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window, window.files.new)
    workspace = page(window, DistanceWorkspace)
    workspace.show_page(ShapePage.name)
    qtbot.wait(50)
    assert texts(part(workspace, "How much of a hierarchy"))[1:] == ["Nobody is on the chart yet."]


def test_the_ratio_stands_with_its_factors_and_a_range_from_elsewhere(workspace: DistanceWorkspace) -> None:
    frame = part(workspace, "Engineers and scientists")
    assert value(frame, "Engineers for each scientist") == "1.0"
    assert says(frame, "Elsewhere 2 to 5")
    assert value(frame, "Scientists with little engineering") == "Yes, the plan says so"


def test_a_kind_that_is_missing_is_named_with_who_may_stand_in(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    session.do(RemoveTeam(session.scenario, "operations"))
    frame = part(workspace, "Kinds of team that are missing")
    assert says(frame, "No operations team")
    assert says(frame, "May stand in until it is filled:")
    stand_in = missing_kinds(session.plan, session.scenario, session.method)[0].stand_ins[0]
    assert says(frame, session.names.position(session.organisation.position(stand_in.position)))


def test_who_leads_is_asked_and_not_judged(workspace: DistanceWorkspace) -> None:
    frame = part(workspace, "Who leads")
    assert says(frame, "Marta Lindqvist, Chief Financial Officer")
    assert says(frame, "For “Data science”: suits this work as a rule, not every other.")


def test_a_location_model_is_recognised_and_another_one_said_of_a_team(
    session: Session, workspace: DistanceWorkspace
) -> None:
    assert says(part(workspace, "Where the data teams stand"), "Embedded in a business unit")
    choose(named(workspace, QComboBox, "Location model of Data engineering"), "self_service")
    assert session.organisation.team("data-engineering").location == "self_service"
    assert says(part(workspace, "Where the data teams stand"), "Said of “Data engineering”.")


def test_a_projects_staff_meets_somewhere(workspace: DistanceWorkspace) -> None:
    frame = part(workspace, "A project’s staff")
    assert value(frame, "Escalation depth") == "3 levels up at most"
    assert int(value(frame, "Leaders where their lines meet")) > 1
    assert says(frame, "Ines Okafor, Chief Executive Officer")


def test_no_name_is_shown_while_names_are_masked(window: MainWindow, workspace: DistanceWorkspace) -> None:
    window.top_bar.mask_button.setChecked(True)
    told = " ".join(texts(workspace))
    assert "Person" in told
    assert not any(name in told for name in ("Okafor", "Lindqvist", "Bauer", "Raman"))


def test_an_empty_plan_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window, window.files.new)
    found = page(window, DistanceWorkspace)
    found.show_page(ShapePage.name)
    assert says(part(found, "Span of control"), "Nobody has reports yet.")
    assert says(part(found, "Where the data teams stand"), "No data team is marked yet.")
    assert says(part(found, "A project’s staff"), "There is no project yet.")
