"""Connections between teams: added, changed and removed on their page, each one step; a slip costs nothing typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from dataplanner.model.connections import Connection
from dataplanner.model.edits import AddConnection, RemoveTeam
from dataplanner.ui.distance.connections_page import ConnectionsPage
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import button, click, named, page, says, texts


@pytest.fixture
def connections(window: MainWindow, session: Session) -> ConnectionsPage:
    workspace = page(window, DistanceWorkspace)
    workspace.show_page(ConnectionsPage.name)
    return next(found for found in workspace.pages if isinstance(found, ConnectionsPage))


def only(session: Session) -> Connection:
    (found,) = session.organisation.connections.values()
    return found


def test_one_is_added_with_all_that_is_known(qtbot: QtBot, session: Session, connections: ConnectionsPage) -> None:
    click(qtbot, connections, "Add a connection")
    form = connections.form
    assert form is not None
    lead = session.organisation.team_lead(session.organisation.team("data-engineering")) or ""
    form.add_person(lead)
    form.volunteer.setChecked(True)
    form.texts["since"].setText("1 Mar 2027")
    form.texts["hole"].setText("Nobody watches the nightly loads")
    click(qtbot, connections, "Save")
    found = only(session)
    assert (found.team_a, found.team_b, found.kind) == ("data-science", "data-engineering", "embed")
    assert found.people == (session.organisation.position(lead).person,)
    assert (found.since, found.volunteer, found.hole) == ("2027-03-01", True, "Nobody watches the nightly loads")
    card = named(connections, QFrame, "Embed: Data science and Data engineering")
    assert says(card, "Dana Whitfield · since 1 Mar 2027 · volunteered")
    assert says(card, "Reporting distance 4; with dotted lines, squads and embeds 1")
    session.undo()
    assert not session.organisation.connections


def test_a_wrong_date_is_refused_and_nothing_typed_is_lost(
    qtbot: QtBot, window: MainWindow, session: Session, connections: ConnectionsPage
) -> None:
    click(qtbot, connections, "Add a connection")
    form = connections.form
    assert form is not None
    form.texts["since"].setText("last spring")
    form.texts["hole"].setText("The nightly loads")
    click(qtbot, connections, "Save")
    assert says(window, "“last spring” is not a date.")
    assert connections.form is form
    assert form.texts["hole"].text() == "The nightly loads"
    assert not session.organisation.connections


def test_a_team_is_not_connected_with_itself(
    qtbot: QtBot, window: MainWindow, session: Session, connections: ConnectionsPage
) -> None:
    click(qtbot, connections, "Add a connection")
    assert connections.form is not None
    connections.form.teams[1].setCurrentIndex(connections.form.teams[0].currentIndex())
    click(qtbot, connections, "Save")
    assert says(window, "A connection needs two teams.")


def test_one_is_changed_and_removed(qtbot: QtBot, session: Session, connections: ConnectionsPage) -> None:
    session.do(AddConnection(session.scenario, "data-science", "operations", "known", note="From the old firm"))
    click(qtbot, connections, "Change")
    assert connections.form is not None
    connections.form.kind.setCurrentIndex(connections.form.kind.findData("dotted"))
    click(qtbot, connections, "Save")
    assert (only(session).kind, only(session).note) == ("dotted", "From the old firm")
    click(qtbot, connections, "Remove")
    assert not session.organisation.connections
    assert says(connections, "No connection is noted yet.")


def test_a_form_that_is_saved_unchanged_just_closes(
    qtbot: QtBot, session: Session, connections: ConnectionsPage
) -> None:
    session.do(AddConnection(session.scenario, "data-science", "operations", "known"))
    click(qtbot, connections, "Change")
    click(qtbot, connections, "Save")
    assert connections.form is None


def test_without_two_teams_it_says_what_to_do(session: Session, connections: ConnectionsPage) -> None:
    for team in session.organisation.sorted_teams()[1:]:
        session.do(RemoveTeam(session.scenario, team.id))
    assert says(connections, "A connection is between two teams.")
    assert not button(connections, "Add a connection").isEnabled()


def test_who_carries_it_is_masked(window: MainWindow, session: Session, connections: ConnectionsPage) -> None:
    person = session.organisation.position(
        session.organisation.team_lead(session.organisation.team("operations")) or ""
    )
    known = (person.person or "",)
    session.do(
        AddConnection(session.scenario, "data-science", "operations", "known", known, note="Beatriz knows Tomas")
    )
    window.top_bar.mask_button.setChecked(True)
    told = " ".join(texts(connections))
    assert "Person" in told
    assert "Beatriz" not in told
