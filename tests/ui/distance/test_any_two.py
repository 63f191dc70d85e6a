"""Any two people, teams or units above the matrix, and the switch between the two distances."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AddDottedLine, ChangeTeam, RemovePosition
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import button, click, click_cell, named, page, press, says, shown, texts


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> DistanceWorkspace:
    return page(window, DistanceWorkspace)


def choose(qtbot: QtBot, window: MainWindow, which: str, typed: str) -> None:
    """Choose one of any two by typing."""
    made = named(window, QPushButton, f"{which} of any two people, teams or units")
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    field = next(found for found in shown(window, QLineEdit) if found.placeholderText().startswith("Name, title"))
    qtbot.keyClicks(field, typed)
    press(qtbot, Qt.Key.Key_Return)


def told(workspace: DistanceWorkspace, name: str) -> str:
    lines = texts(workspace.inspector())
    return lines[lines.index(name) + 1]


def test_two_people_are_measured_and_their_path_is_drawn(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: DistanceWorkspace
) -> None:
    choose(qtbot, window, "First", "Tomas Bauer")
    choose(qtbot, window, "Second", "Dana Whitfield")
    qtbot.waitUntil(lambda: says(workspace.inspector(), "Tomas Bauer – Dana Whitfield"))
    assert told(workspace, "Reporting distance") == "4"
    assert "Ines Okafor" in workspace.path.accessibleName()


def test_a_team_and_a_business_unit_are_measured(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: DistanceWorkspace
) -> None:
    unit = next(p.department for p in session.organisation.positions() if p.department == "Marketing")
    choose(qtbot, window, "First", "Data engineering")
    choose(qtbot, window, "Second", unit)
    qtbot.waitUntil(lambda: says(workspace.inspector(), "Data engineering – Marketing"))
    assert told(workspace, "Reporting distance").isdigit()


def test_a_cell_of_the_matrix_takes_the_place_of_any_two(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: DistanceWorkspace
) -> None:
    choose(qtbot, window, "First", "Tomas Bauer")
    choose(qtbot, window, "Second", "Dana Whitfield")
    click_cell(qtbot, workspace.view, 2, 0)
    c, a = session.organisation.sorted_teams()[2], session.organisation.sorted_teams()[0]
    qtbot.waitUntil(lambda: texts(workspace.inspector())[:1] == [f"{c.name} – {a.name}"])
    assert workspace.distances.any_two.places() is None


def test_who_is_gone_is_no_longer_chosen(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: DistanceWorkspace
) -> None:
    choose(qtbot, window, "First", "Tomas Bauer")
    choose(qtbot, window, "Second", "Dana Whitfield")
    places = workspace.distances.any_two.places()
    assert places is not None
    session.do(RemovePosition(session.scenario, places[0].id))
    assert workspace.distances.any_two.places() is None
    assert button(workspace, "Choose…").isVisible()


def test_the_other_distance_stands_beside_the_reporting_distance_and_never_in_it(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    organisation = session.organisation
    teams = [team.id for team in organisation.sorted_teams()]
    row, column = teams.index("data-science"), teams.index("operations")
    leads = [organisation.team_lead(organisation.team(team)) or "" for team in ("data-science", "operations")]
    session.do(AddDottedLine(session.scenario, leads[0], leads[1]))
    model = workspace.view.model()
    assert model.index(row, column).data() == "5"
    click(qtbot, workspace, "With dotted lines, squads and embeds")
    model = workspace.view.model()
    assert model.index(row, column).data() == "1"
    click_cell(qtbot, workspace.view, row, column)
    qtbot.waitUntil(lambda: says(workspace.inspector(), "Data science – Operations"))
    assert told(workspace, "Reporting distance") == "5"
    assert told(workspace, "With dotted lines, squads and embeds") == "1"
    assert "by dotted line" in workspace.distances.chain.accessibleName()
    assert workspace.distances.chain.isVisible()


def test_a_team_without_a_lead_is_said_so(qtbot: QtBot, session: Session, workspace: DistanceWorkspace) -> None:
    parked = session.organisation.parked()[0].id
    first = session.organisation.sorted_teams()[0]
    members = (parked, session.organisation.roots()[0].id)
    fields = {"subtree": None, "lead": None, "members": members, "query": ""}
    session.do(ChangeTeam(session.scenario, first.id, fields))
    cell = workspace.view.model().index(0, 1)
    assert cell.data() == "–"
    click_cell(qtbot, workspace.view, 0, 1)
    qtbot.waitUntil(lambda: says(workspace.inspector(), f"{first.name} has no lead"))
