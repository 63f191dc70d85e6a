"""Moves that would help: cards, tried in a scenario with one click, undone with one; a search that stops."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from dataplanner.analysis.distance import team_distances
from dataplanner.model.edits import RemoveTeam
from dataplanner.model.positions import AS_IS
from dataplanner.ui.distance import moves_feed
from dataplanner.ui.distance.move_cards import apply_in
from dataplanner.ui.distance.moves_page import LOOKING, STOPPED, TEAMS_FIRST, MovesPage
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import button, click, page, says, shown, texts

FIRST = "Tomas Bauer under Priya Raman"


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> DistanceWorkspace:
    found = page(window, DistanceWorkspace)
    found.show_page(MovesPage.name)
    return found


def cards(workspace: DistanceWorkspace) -> list[QFrame]:
    return [frame for frame in shown(workspace, QFrame) if frame.accessibleName().startswith("Move: ")]


def found(qtbot: QtBot, workspace: DistanceWorkspace) -> QFrame:
    """The card of the move that the tests try."""
    qtbot.waitUntil(lambda: any(FIRST in card.accessibleName() for card in cards(workspace)), timeout=10_000)
    return next(card for card in cards(workspace) if FIRST in card.accessibleName())


def distance(session: Session, scenario: str) -> int | None:
    pairs = team_distances(session.plan.organisation(scenario))
    return next(p.distance for p in pairs if {p.team_a, p.team_b} == {"data-science", "data-engineering"})


def test_each_proposal_says_what_it_lowers_what_it_moves_and_what_to_mind(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    card = found(qtbot, workspace)
    for part in ("12 positions move", "Data science – Data engineering: 4 → 2", "Mind: Marta Lindqvist", "ch. 7, 10"):
        assert says(card, part)
    assert texts(cards(workspace)[0])[0].startswith("1. ")


def test_one_click_tries_it_in_a_new_scenario_and_one_undo_takes_it_back(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    click(qtbot, found(qtbot, workspace), "Try in a new scenario")
    assert session.scenario != AS_IS
    assert (distance(session, AS_IS), distance(session, session.scenario)) == (4, 2)
    tried = session.scenario
    session.undo()
    assert tried not in session.plan.organisations
    assert session.scenario == AS_IS


def test_it_can_be_done_in_a_scenario_that_is_there(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    card = found(qtbot, workspace)
    other = session.plan.scenarios()[1]
    move = next(move for move in workspace.distances.context.moves.moves if move.title == FIRST)
    assert button(card, "Do it in…").isVisible()
    apply_in(move, other.id, session)
    assert session.scenario == other.id
    lead = move.edits[0].position  # type: ignore[attr-defined]
    assert session.plan.organisation(other.id).position(lead).manager == move.leader


def test_names_are_masked_on_the_cards_too(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: DistanceWorkspace
) -> None:
    found(qtbot, workspace)
    window.top_bar.mask_button.setChecked(True)
    qtbot.waitUntil(lambda: any("Person" in card.accessibleName() for card in cards(workspace)), timeout=10_000)
    assert not any("Bauer" in text or "Lindqvist" in text for text in texts(workspace))


def test_a_search_can_be_stopped_and_begun_again(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: DistanceWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(qtbot, workspace)
    real = moves_feed.proposed_moves

    def endless(*arguments: object) -> list[object]:
        watch = arguments[-1]
        while True:
            watch(0.5)  # type: ignore[operator]

    monkeypatch.setattr(moves_feed, "proposed_moves", endless)
    session.do(RemoveTeam(session.scenario, "marketing"))
    qtbot.waitUntil(lambda: says(workspace, LOOKING))
    click(qtbot, window, "Cancel")
    qtbot.waitUntil(lambda: says(workspace, STOPPED))
    monkeypatch.setattr(moves_feed, "proposed_moves", real)
    click(qtbot, workspace, "Look again")
    found(qtbot, workspace)


def test_without_two_kinds_of_data_team_it_says_what_to_do(session: Session, workspace: DistanceWorkspace) -> None:
    for team in session.organisation.sorted_teams()[1:]:
        session.do(RemoveTeam(session.scenario, team.id))
    assert says(workspace, TEAMS_FIRST)


def test_the_pairs_own_moves_stand_beside_the_matrix(
    qtbot: QtBot, session: Session, workspace: DistanceWorkspace
) -> None:
    workspace.show_page("Distances")
    qtbot.waitUntil(lambda: says(workspace.inspector(), FIRST), timeout=10_000)
    click(qtbot, workspace.inspector(), "All moves that would help")
    assert workspace.tabs.shows(workspace.pages[1])
