"""A real export of 2,000 people, by hand: titles proposed, three teams marked, a far distance, a move that ends it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from dataplanner.model.positions import AS_IS
from dataplanner.ui.distance.moves_page import MovesPage
from dataplanner.ui.distance.titles_page import TitlesPage
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.importing.preview import ImportPreview
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from dataplanner.ui.team_dialog import TeamDialog
from tests.journeys.test_import_to_export import in_dialog
from tests.real_orgs import REAL_ORGS, needs_real_orgs
from tests.windows import click, opened, page, says, shown, texts

pytestmark = [needs_real_orgs, pytest.mark.long]
EXPORT = REAL_ORGS / "cert-ldap-r5.2" / "LDAP-2009-12.csv"
TEAMS = {"science": "Mathematician", "engineering": "ComputerProgrammer", "operations": "ITAdmin"}
FAR = {"teams_far_apart", "far_common_leader"}
PATIENCE = 60_000


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot) -> Session:
    """The export, taken over as it is."""
    window.show_import([EXPORT])
    qtbot.waitUntil(lambda: bool(shown(window.importing, ImportPreview)), timeout=PATIENCE)
    return opened(qtbot, window, lambda: click(qtbot, window.importing, "Create the plan"))


def mark(window: MainWindow, session: Session, kind: str, title: str) -> None:
    """Mark everybody below the leader with the most reports of that title as a team."""
    positions = session.organisation.positions()
    managers = Counter(p.manager for p in positions if p.title == title and p.manager is not None)

    def fill(dialog: TeamDialog) -> None:
        dialog.name.setText(kind.capitalize())
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        dialog.confirm.click()

    window.open_workspace("Organisation")
    session.select([max(managers, key=lambda manager: (managers[manager], manager))])
    in_dialog(TeamDialog, fill)
    window.actions_by_id["mark_subtree"].trigger()


def far(qtbot: QtBot, session: Session, *, there: bool) -> None:
    """Wait until the far teams are told of in the scenario shown, or no longer are."""
    told = FAR if there else set[str]()
    qtbot.waitUntil(lambda: {finding.rule for finding in session.findings.current} & FAR == told, timeout=PATIENCE)


def test_far_teams_come_nearer(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    workspace = page(window, DistanceWorkspace)
    workspace.show_page(TitlesPage.name)
    titles = next(one for one in workspace.pages if isinstance(one, TitlesPage))
    assert ("Statistician", "science") in {(one.title, one.proposal.kind) for one in titles.model.groups}

    for kind, title in TEAMS.items():
        mark(window, session, kind, title)
    assert [team.name for team in session.organisation.sorted_teams()] == ["Science", "Engineering", "Operations"]
    far(qtbot, session, there=True)

    workspace = page(window, DistanceWorkspace)
    workspace.show_page("Distances")
    before = [int(str(workspace.view.model().index(0, column).data())) for column in (1, 2)]
    assert min(before) >= 3
    qtbot.waitUntil(lambda: says(workspace.inspector(), "Science – Engineering"), timeout=PATIENCE)

    workspace.show_page(MovesPage.name)
    cards = lambda: [one for one in shown(workspace, QFrame) if one.accessibleName().startswith("Move: ")]  # noqa: E731
    qtbot.waitUntil(lambda: bool(cards()), timeout=PATIENCE)
    assert texts(cards()[0])[0].startswith("1. ")
    click(qtbot, cards()[0], "Try in a new scenario")

    assert session.scenario != AS_IS
    far(qtbot, session, there=False)
    workspace.show_page("Distances")
    after = [int(str(workspace.view.model().index(0, column).data())) for column in (1, 2)]
    assert sum(after) < sum(before)
    session.undo()
    assert session.scenario == AS_IS
    far(qtbot, session, there=True)
