"""The teams beside the chart: marked ones, and those that titles suggest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.analysis.team_proposals import proposed_teams
from dataplanner.model.edits import AddTeam, ChangePosition, ChangeTeam, RemoveTeam
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.teams_panel import TeamsPanel
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.team_dialog import TeamDialog
from tests.windows import click, named, page, press, says, shown

HEAD = "head-of-analytics"


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot, session: Session) -> TeamsPanel:
    """The panel, opened by its button."""
    workspace = page(window, OrganisationWorkspace)
    click(qtbot, workspace, "Teams")
    assert workspace.teams.isVisible()
    return workspace.teams


def kinds(session: Session) -> dict[str, str]:
    return {team.name: team.kind for team in session.organisation.sorted_teams()}


def unmark_all(session: Session) -> None:
    for team in session.organisation.sorted_teams():
        session.do(RemoveTeam(session.scenario, team.id))


def test_outline_and_teams_take_turns_and_fold_away(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    workspace = page(window, OrganisationWorkspace)
    click(qtbot, workspace, "Teams")
    assert not workspace.outline.isVisible()
    click(qtbot, workspace, "Outline")
    assert (workspace.outline.isVisible(), workspace.teams.isVisible()) == (True, False)
    click(qtbot, workspace, "Outline")
    assert (workspace.outline.isVisible(), workspace.teams.isVisible()) == (False, False)


def test_every_team_is_told_with_its_size_and_lead(panel: TeamsPanel, session: Session) -> None:
    for team in session.organisation.sorted_teams():
        assert says(panel, team.name)
    size = len(session.organisation.team_members(session.organisation.team("data-science")))
    assert says(panel, f"{size} positions · Tomas Bauer")


def test_show_selects_the_members(qtbot: QtBot, panel: TeamsPanel, session: Session) -> None:
    click(qtbot, panel, "Show")
    first = session.organisation.sorted_teams()[0]
    assert set(session.selection) == session.organisation.team_members(first)


def test_another_kind_is_chosen_by_keys(qtbot: QtBot, panel: TeamsPanel, session: Session) -> None:
    box = named(panel, QComboBox, "Kind of Marketing")
    box.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    assert kinds(session)["Marketing"] == next(iter(session.method.kinds))


def test_unmark_takes_the_team_out_and_undo_brings_it_back(qtbot: QtBot, panel: TeamsPanel, session: Session) -> None:
    first = session.organisation.sorted_teams()[0].name
    click(qtbot, panel, "Unmark")
    assert first not in kinds(session)
    assert not named_teams(panel, first)
    session.undo()
    assert first in kinds(session)


def named_teams(panel: TeamsPanel, name: str) -> list[QComboBox]:
    return [box for box in shown(panel, QComboBox) if box.accessibleName() == f"Kind of {name}"]


def test_without_teams_the_panel_says_how_to_mark_one(panel: TeamsPanel, session: Session) -> None:
    unmark_all(session)
    assert says(panel, "No team is marked yet.")


def test_a_suggested_team_is_taken_over_with_its_kind(qtbot: QtBot, panel: TeamsPanel, session: Session) -> None:
    unmark_all(session)
    proposal = proposed_teams(session.plan, session.scenario, session.method)[0]
    assert says(panel, proposal.reason)
    click(qtbot, panel, "Take over")
    (team,) = session.organisation.sorted_teams()
    assert (team.name, team.kind, team.proposed) == (proposal.name, proposal.kind, False)
    assert not says(panel, "not confirmed yet")


def test_all_suggestions_are_taken_over_as_one_step(qtbot: QtBot, panel: TeamsPanel, session: Session) -> None:
    unmark_all(session)
    proposals = proposed_teams(session.plan, session.scenario, session.method)
    assert len(proposals) > 1
    click(qtbot, panel, "Take over all of them")
    assert kinds(session) == {proposal.name: proposal.kind for proposal in proposals}
    session.undo()
    assert kinds(session) == {}


def test_proposed_teams_are_confirmed_together(qtbot: QtBot, panel: TeamsPanel, session: Session) -> None:
    for name in ("One", "Two"):
        session.do(AddTeam(session.scenario, name, "other", HEAD, proposed=True))
    assert says(panel, "not confirmed yet")
    click(qtbot, panel, "Confirm all proposed teams")
    assert not any(team.proposed for team in session.organisation.sorted_teams())
    assert not says(panel, "not confirmed yet")


def test_a_choice_of_kind_confirms_a_proposed_team(qtbot: QtBot, panel: TeamsPanel, session: Session) -> None:
    session.do(AddTeam(session.scenario, "One", "science", HEAD, proposed=True, id="one"))
    named(panel, QComboBox, "Kind of One").setFocus()
    press(qtbot, Qt.Key.Key_End)
    assert not session.organisation.team("one").proposed


def test_markup_in_a_teams_name_is_shown_as_typed(panel: TeamsPanel, session: Session) -> None:
    session.do(ChangeTeam(session.scenario, "data-science", {"name": "<b>R&D</b>"}))
    assert says(panel, "<b>R&D</b>")


class Typed:
    """What is typed into the form of a team when it opens, and what it says once it was refused."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **fields: str) -> None:
        self.refused = ""
        self._fields = fields
        monkeypatch.setattr(TeamDialog, "exec", lambda dialog: self._fill(dialog))

    def _fill(self, dialog: TeamDialog) -> None:
        for field, text in self._fields.items():
            getattr(dialog, field).setText(text)
        dialog.accept()
        self.refused = " ".join(texts_of(dialog))
        assert all(getattr(dialog, field).text() == text for field, text in self._fields.items())


def texts_of(dialog: TeamDialog) -> list[str]:
    return [found.text() for found in dialog.findChildren(QLabel) if found.property("role") == "error"]


def test_a_team_by_a_rule_is_kept_live(
    qtbot: QtBot, panel: TeamsPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    Typed(monkeypatch, name="Scientists", rule='title:"data scientist"')
    click(qtbot, panel, "Team by a rule…")
    team = next(team for team in session.organisation.sorted_teams() if team.name == "Scientists")
    members = session.organisation.team_members(team)
    assert members
    assert says(panel, 'Rule: title:"data scientist"')
    session.do(ChangePosition(session.scenario, min(members), {"title": "Accountant"}))
    assert len(session.organisation.team_members(team)) == len(members) - 1


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("", "Team “Scientists” has no members. Select at least one position."),
        ("title:alchemist", "The rule of team “Scientists” matches nobody: title:alchemist."),
        ('under:"Nobody Here"', "Nobody Here"),
    ],
)
def test_a_rule_that_makes_no_team_is_refused_and_stays_as_typed(
    qtbot: QtBot, panel: TeamsPanel, session: Session, monkeypatch: pytest.MonkeyPatch, rule: str, sentence: str
) -> None:
    before = session.document.revision
    typed = Typed(monkeypatch, name="Scientists", rule=rule)
    click(qtbot, panel, "Team by a rule…")
    assert sentence in typed.refused
    assert session.document.revision == before


def test_a_team_is_renamed_and_given_a_rule(
    qtbot: QtBot, panel: TeamsPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = session.organisation.sorted_teams()[0]
    Typed(monkeypatch, name="Science and statistics", rule="title:statistician or title:scientist")
    click(qtbot, panel, "Change…")
    changed = session.organisation.team(first.id)
    assert (changed.name, changed.query) == ("Science and statistics", "title:statistician or title:scientist")
    assert changed.subtree == first.subtree


def test_the_lead_is_named_by_typing(qtbot: QtBot, window: MainWindow, panel: TeamsPanel, session: Session) -> None:
    first = session.organisation.sorted_teams()[0]
    click(qtbot, panel, "Lead…")
    field = named(window, QLineEdit, f"Who leads {first.name}?")
    qtbot.keyClicks(field, "Marta Lindqvist")
    press(qtbot, Qt.Key.Key_Return)
    lead = session.organisation.position(session.organisation.team_lead(session.organisation.team(first.id)) or "")
    assert session.names.holder(lead) == "Marta Lindqvist"


def test_titles_of_many_are_read_in_the_background(
    window: MainWindow, qtbot: QtBot, panel: TeamsPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dataplanner.ui.organisation.teams_panel.MANY", 1)
    unmark_all(session)
    assert [told.text() for told in panel.findChildren(QLabel) if "titles" in told.text()][-1] == "Looking at titles …"
    qtbot.waitUntil(lambda: says(panel, "Suggested by titles"))
    assert not says(panel, "Looking at titles")
    click(qtbot, panel, "Take over all of them")
    assert kinds(session)
