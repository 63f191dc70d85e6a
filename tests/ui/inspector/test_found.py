"""What stands out in the plan, and in who is selected, in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.analysis.findings import Finding
from dataplanner.model.edits import AcceptFinding
from dataplanner.ui.findings.workspace import FindingsWorkspace
from dataplanner.ui.inspector.found import MOST
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import OpenSample, click, says, shown

LEAD = "head-of-analytics"


@pytest.fixture
def session(window: MainWindow, open_sample: OpenSample, qtbot: QtBot) -> Session:
    session = open_sample("hansa-foods")
    qtbot.waitUntil(lambda: bool(session.findings.current))
    return session


@pytest.fixture
def found(window: MainWindow, session: Session, qtbot: QtBot) -> QWidget:
    assert window.inspector is not None
    part = window.inspector.found
    qtbot.waitUntil(lambda: bool(cards(part)))
    return part


def cards(part: QWidget) -> list[str]:
    """The headlines of the cards that are shown."""
    return [frame.accessibleName().split(": ", 1)[1] for frame in shown(part, QFrame) if ": " in frame.accessibleName()]


def headlines(findings: list[Finding]) -> list[str]:
    return [finding.headline for finding in findings]


def test_with_nobody_selected_the_heaviest_of_the_plan_are_told(found: QWidget, session: Session) -> None:
    assert cards(found) == headlines(session.findings.current[:MOST])
    assert session.findings.current[0].weight == "red"


def test_the_others_are_one_click_away(found: QWidget, session: Session, window: MainWindow, qtbot: QtBot) -> None:
    standing = [finding for finding in session.findings.current if not finding.accepted]
    click(qtbot, found, f"{len(standing) - MOST} more in Findings")
    assert isinstance(window.workspaces.current(), FindingsWorkspace)


def test_of_a_lead_it_tells_what_is_about_the_team(found: QWidget, session: Session, qtbot: QtBot) -> None:
    team = session.organisation.teams_of(LEAD)[0]
    standing = [finding for finding in session.findings.current if not finding.accepted]
    about = [finding for finding in standing if team.id in finding.teams or LEAD in finding.positions]
    assert 0 < len(about) < len(session.findings.current)
    session.select([LEAD])
    qtbot.waitUntil(lambda: says(found, "What stands out here"))
    assert cards(found) == headlines(about[:MOST])


def test_where_nothing_stands_out_it_says_nothing(found: QWidget, session: Session, qtbot: QtBot) -> None:
    named = {position for finding in session.findings.current for position in finding.positions}
    leads = {session.organisation.team_lead(team) for team in session.organisation.sorted_teams()}
    quiet = next(p.id for p in session.organisation.positions() if p.id not in named | leads)
    session.select([quiet])
    qtbot.waitUntil(lambda: not cards(found))
    assert not says(found, "What stands out")


def test_what_is_kept_on_purpose_stands_out_no_longer(found: QWidget, session: Session, qtbot: QtBot) -> None:
    first = next(finding for finding in session.findings.current if finding.part is None and not finding.steps)
    session.do(AcceptFinding(session.scenario, first.rule, first.subject, "Agreed with the board"))
    qtbot.waitUntil(lambda: first.headline not in cards(found))
    assert len(cards(found)) == MOST
