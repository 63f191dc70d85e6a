"""The distance workspace: the matrix of teams, the pair at the cursor, and its path on the chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.analysis.distance import path_between, team_distances
from dataplanner.model.edits import ChangeTeam, MovePosition, RemovePosition, RemoveTeam
from dataplanner.ui.distance.matrix_model import DistanceModel
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import plain_tooltip
from tests.windows import OpenSample, button, click, click_cell, page, says, texts, tooltip


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    return open_sample("typical-department")


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> DistanceWorkspace:
    return page(window, DistanceWorkspace)


def panel(workspace: DistanceWorkspace) -> QWidget:
    return workspace.inspector()


def fact_of(workspace: DistanceWorkspace, name: str) -> str:
    """What the inspector says of a fact, once it stands there."""
    told = texts(panel(workspace))
    return told[told.index(name) + 1]


def model_of(session: Session, workspace: DistanceWorkspace) -> DistanceModel:
    model = workspace.view.model()
    assert isinstance(model, DistanceModel)
    return model


def test_the_model_keeps_qts_rules(session: Session, workspace: DistanceWorkspace, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(session, workspace))


def test_each_cell_holds_the_distance_and_the_diagonal_none(session: Session, workspace: DistanceWorkspace) -> None:
    model = model_of(session, workspace)
    known = {(d.team_a, d.team_b): d.distance for d in team_distances(session.organisation)}
    for row, a in enumerate(model.teams):
        assert model.index(row, row).data() is None
        for column, b in enumerate(model.teams):
            if row != column:
                distance = known.get((a.id, b.id), known.get((b.id, a.id)))
                assert model.index(row, column).data() == ("–" if distance is None else str(distance))


def test_a_row_reads_from_its_own_teams_side(session: Session, workspace: DistanceWorkspace) -> None:
    model = model_of(session, workspace)
    here, there = model.pair(model.index(0, 1)), model.pair(model.index(1, 0))
    assert here is not None
    assert there is not None
    assert (here.levels_up_a, here.levels_up_b) == (there.levels_up_b, there.levels_up_a)
    assert here.team_a == model.teams[0].id


def test_a_cell_is_read_out_as_a_plain_sentence(session: Session, workspace: DistanceWorkspace) -> None:
    first = session.organisation.sorted_teams()[0]
    session.do(ChangeTeam(session.scenario, first.id, {"name": "R&D <b>"}))
    index = model_of(session, workspace).index(0, 1)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("R&D <b> and ")
    assert tooltip(index) == spoken


def test_the_pair_that_is_clicked_is_told_beside_the_matrix(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    click_cell(qtbot, workspace.view, 0, 1)
    a, b = session.organisation.sorted_teams()[:2]
    told = texts(panel(workspace))
    assert told[0] == f"{a.name} – {b.name}"
    distance = next(d for d in team_distances(session.organisation) if {d.team_a, d.team_b} == {a.id, b.id})
    assert told[told.index("Reporting distance") + 1] == str(distance.distance)
    leader = session.organisation.position(distance.common_leader or "")
    assert says(panel(workspace), session.names.position(leader))


def test_the_arrow_keys_go_from_pair_to_pair(qtbot: QtBot, session: Session, workspace: DistanceWorkspace) -> None:
    click_cell(qtbot, workspace.view, 0, 1)
    qtbot.keyClick(workspace.view, Qt.Key.Key_Down)
    qtbot.keyClick(workspace.view, Qt.Key.Key_Left)
    b, a = session.organisation.sorted_teams()[:2]
    assert texts(panel(workspace))[0] == f"{a.name} – {b.name}"


def test_the_path_is_lit_on_the_chart(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    click_cell(qtbot, workspace.view, 0, 1)
    leads = [session.organisation.team_lead(team) or "" for team in session.organisation.sorted_teams()[:2]]
    click(qtbot, panel(workspace), "Show the path on the chart")
    assert window.charting.shown
    path = path_between(session.organisation, leads[0], leads[1])
    assert session.path == path
    canvas = page(window, OrganisationWorkspace).canvas
    rows = canvas.scene.data.index.row
    assert {rows[id_] for id_ in path} - {canvas.scene.leader} <= set(canvas.scene.path)


def test_the_path_is_drawn_and_told_below_the_matrix(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    click_cell(qtbot, workspace.view, 0, 1)
    leads = [session.organisation.team_lead(team) or "" for team in session.organisation.sorted_teams()[:2]]
    names = [
        session.names.position(session.organisation.position(id_))
        for id_ in path_between(session.organisation, leads[0], leads[1])
    ]
    assert workspace.path.accessibleName() == "Path: " + ", then ".join(names)
    blank = workspace.path.grab().toImage()
    workspace.path.show_path([])
    assert workspace.path.grab().toImage() != blank


def test_the_other_scenario_has_its_own_distances(session: Session, workspace: DistanceWorkspace) -> None:
    def told() -> list[object]:
        model = model_of(session, workspace)
        return [model.index(r, c).data() for r in range(model.rowCount()) for c in range(model.columnCount())]

    before = told()
    other = session.plan.scenarios()[1].id
    session.show_scenario(other)
    assert told() != before
    session.show_scenario("as-is")
    assert told() == before


def test_a_move_on_the_chart_changes_the_distance_and_keeps_the_pair(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    click_cell(qtbot, workspace.view, 1, 0)
    a, b = session.organisation.sorted_teams()[:2]
    before = model_of(session, workspace).index(1, 0).data()
    lead_a, lead_b = session.organisation.team_lead(a) or "", session.organisation.team_lead(b) or ""
    session.do(MovePosition(session.scenario, lead_a, session.organisation.position(lead_b).manager))
    qtbot.waitUntil(lambda: texts(panel(workspace))[:1] == [f"{b.name} – {a.name}"])
    assert fact_of(workspace, "Reporting distance") == "2"
    assert before == "6"


def test_with_fewer_than_two_teams_it_says_what_to_do(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    for team in session.organisation.sorted_teams()[1:]:
        session.do(RemoveTeam(session.scenario, team.id))
    assert says(workspace, "The distance is read between two teams.")
    assert not workspace.view.isVisible()
    click(qtbot, workspace, "Go to the chart")
    assert window.charting.shown


def test_a_team_removed_while_the_page_is_hidden_does_no_harm(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    click_cell(qtbot, workspace.view, 0, 1)
    window.open_workspace("Organisation")
    first = session.organisation.sorted_teams()[0]
    with qtbot.waitSignal(session.findings.found):
        session.do(RemoveTeam(session.scenario, first.id))
    window.open_workspace("Distance")
    assert not says(panel(workspace), first.name)


def test_a_lead_removed_while_the_page_is_hidden_does_no_harm(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    click_cell(qtbot, workspace.view, 0, 1)
    pair = model_of(session, workspace).pair(workspace.view.currentIndex())
    assert pair is not None
    window.open_workspace("Organisation")
    with qtbot.waitSignal(session.findings.found):
        session.do(RemovePosition(session.scenario, pair.common_leader or ""))
    window.open_workspace("Distance")
    QApplication.processEvents()
    assert workspace.view.isVisible()


def test_the_findings_about_the_pair_stand_beside_it(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    qtbot.waitUntil(lambda: bool(session.findings.current))
    pair = next(found for found in session.findings.current if len(found.teams) == 2)
    ids = [team.id for team in session.organisation.sorted_teams()]
    row, column = (ids.index(team) for team in pair.teams)
    click_cell(qtbot, workspace.view, row, column)
    assert says(panel(workspace), pair.headline)


def test_without_a_team_nothing_is_said_about_all_of_them(session: Session, workspace: DistanceWorkspace) -> None:
    for team in session.organisation.sorted_teams():
        session.do(RemoveTeam(session.scenario, team.id))
    assert says(panel(workspace), "None is marked yet.")
    assert not says(panel(workspace), "No leader is common")
    assert button(workspace, "Go to the chart").width() < workspace.width() / 3


def test_a_long_name_keeps_both_its_ends_and_is_whole_in_its_tooltip(
    session: Session, workspace: DistanceWorkspace
) -> None:
    first = session.organisation.sorted_teams()[0]
    session.do(ChangeTeam(session.scenario, first.id, {"name": "A & <b>long</b> name " + "x" * 60}))
    for header in (workspace.view.horizontalHeader(), workspace.view.verticalHeader()):
        assert header.textElideMode() == Qt.TextElideMode.ElideMiddle
        tip = model_of(session, workspace).headerData(0, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        assert tip == plain_tooltip("A & <b>long</b> name " + "x" * 60)
