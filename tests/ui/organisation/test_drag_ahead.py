"""While a card is in the air, a small matrix over the chart tells what dropping it would do to the distances."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import RemoveTeam
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.ahead_card import AheadCard
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.session import Session
from tests.windows import page


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> OrganisationWorkspace:
    return page(window, OrganisationWorkspace)


def called(session: Session, name: str) -> str:
    return next(p.id for p in session.organisation.positions() if session.names.holder(p) == name)


def place(workspace: OrganisationWorkspace, name: str) -> QPoint:
    """The middle of somebody's card as the chart stands now."""
    canvas = workspace.canvas
    (row,) = canvas.scene.data.rows([called(workspace.session, name)])
    return canvas.view.to_widget(card_box(canvas.scene, row)).center().toPoint()


def carry(workspace: OrganisationWorkspace, name: str, onto: str) -> AheadCard:
    """Hold somebody's card over another one, without letting go; both can be seen."""
    workspace.canvas.open_to([called(workspace.session, one) for one in (name, onto)])
    start, end = place(workspace, name), place(workspace, onto)
    QTest.mousePress(workspace.canvas, Qt.MouseButton.LeftButton, pos=start)
    for at in ((start + end) / 2, end):
        QTest.mouseMove(workspace.canvas, at)
    return workspace.ahead.card


def test_over_another_leader_it_tells_before_and_after_and_goes_when_let_go(
    qtbot: QtBot, session: Session, workspace: OrganisationWorkspace
) -> None:
    card = carry(workspace, "Dana Whitfield", "Marta Lindqvist")
    assert card.isVisible()
    assert "Data science – Data engineering: 4 → 2" in card.changes()
    assert "Data engineering – Operations: 3 → 5" in card.changes()
    assert card.changes() == card.accessibleDescription().split("; ")
    QTest.mouseRelease(workspace.canvas, Qt.MouseButton.LeftButton, pos=place(workspace, "Marta Lindqvist"))
    assert not card.isVisible()
    assert card.changes()[0] == "Data science – Data engineering: 4 → 2", "what came is what was foretold"


def test_several_branches_are_foretold_together(session: Session, workspace: OrganisationWorkspace) -> None:
    chosen = ("Dana Whitfield", "Tomas Bauer")
    session.select([p.id for p in session.organisation.positions() if session.names.holder(p) in chosen])
    card = carry(workspace, "Dana Whitfield", "Marta Lindqvist")
    foretold = card.changes()
    assert foretold
    QTest.mouseRelease(workspace.canvas, Qt.MouseButton.LeftButton, pos=place(workspace, "Marta Lindqvist"))
    assert card.changes() == foretold
    assert "Move 2 positions" in str(session.document.undo_label)


def test_escape_puts_it_away_and_nothing_moves(
    qtbot: QtBot, session: Session, workspace: OrganisationWorkspace
) -> None:
    card = carry(workspace, "Dana Whitfield", "Marta Lindqvist")
    qtbot.keyClick(workspace.canvas, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_with_one_team_there_is_nothing_to_tell(session: Session, workspace: OrganisationWorkspace) -> None:
    for team in session.organisation.sorted_teams()[1:]:
        session.do(RemoveTeam(session.scenario, team.id))
    assert not carry(workspace, "Dana Whitfield", "Marta Lindqvist").isVisible()
