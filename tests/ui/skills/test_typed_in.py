"""The matrix of fig. 12-2 typed into the window from nothing, and what its headers say meanwhile."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.analysis.gaps import team_matrix
from dataplanner.model.edits import Batch, SetAssessment
from dataplanner.model.skills import Assessment
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from dataplanner.ui.skills.matrix_model import FLAG_ROLE, MatrixModel
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.windows import OpenSample, click, click_cell, named, page, press, says, tooltip

TOTALS = [2, 10, 2, 1, 2, 1, 0, 5]


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    return open_sample("ten-person-team")


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> SkillsWorkspace:
    return page(window, SkillsWorkspace)


def model_of(workspace: SkillsWorkspace) -> MatrixModel:
    model = workspace.view.model()
    assert isinstance(model, MatrixModel)
    return model


def forget_everything(session: Session) -> list[list[bool]]:
    """Take every answer out of the plan, and return what they were, a row a person."""
    (team,) = session.organisation.sorted_teams()
    cells = team_matrix(session.plan, session.scenario, team, session.method).cells
    answers = list(session.plan.all(Assessment))
    session.do(Batch(tuple(SetAssessment(a.person, a.skill, None) for a in answers), "Forget"))
    return [[held is True for held in row] for row in cells]


def totals(workspace: SkillsWorkspace) -> list[str]:
    model = model_of(workspace)
    return [str(model.index(model.total_row, column).data()) for column in range(1, model.columnCount())]


def flags(workspace: SkillsWorkspace) -> dict[str, str]:
    """The flag of each skill that has one."""
    model = model_of(workspace)
    found = {
        skill.id: str(model.index(model.total_row, column).data(FLAG_ROLE))
        for column, skill in enumerate(model.matrix.skills, 1)
    }
    return {skill: flag for skill, flag in found.items() if flag}


def test_the_model_keeps_qts_rules(workspace: SkillsWorkspace, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(workspace))


def test_fig_12_2_is_typed_in_from_nothing(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: SkillsWorkspace
) -> None:
    marks = forget_everything(session)
    assert (totals(workspace), flags(workspace)) == (["0"] * 8, {})
    for row, held in enumerate(marks):
        click_cell(qtbot, workspace.view, row, 1)
        for mark in held:
            press(qtbot, Qt.Key.Key_X if mark else Qt.Key.Key_Delete, Qt.Key.Key_Right)
    assert [int(total.split()[0]) for total in totals(workspace)] == TOTALS
    assert flags(workspace) == {"schema": "red", "distributed_systems": "amber"}
    assert window.status_bar.counts.text() == workspace.status()
    assert "1 red flag ·" in workspace.status()
    (team,) = session.organisation.sorted_teams()
    qtbot.waitUntil(lambda: any(f.rule == "nobody_has" for f in session.findings.current))
    assert any(f.teams == (team.id,) for f in session.findings.current)


@pytest.mark.parametrize("key", ["5", "%"])
def test_a_half_is_refused_in_the_notice_bar(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: SkillsWorkspace, key: str
) -> None:
    forget_everything(session)
    revision = session.document.revision
    click_cell(qtbot, workspace.view, 0, 1)
    press(qtbot, key)
    assert window.notice.text.startswith("A skill is there or it is not")
    assert session.document.revision == revision


def test_the_header_of_the_totals_counts_who_is_assessed(
    qtbot: QtBot, session: Session, workspace: SkillsWorkspace
) -> None:
    forget_everything(session)
    model = model_of(workspace)
    assert model.headerData(model.total_row, Qt.Orientation.Vertical) == "Total of 0 assessed"
    click_cell(qtbot, workspace.view, 0, 1)
    with qtbot.waitSignal(model.headerDataChanged):
        press(qtbot, Qt.Key.Key_X)
    assert model.headerData(model.total_row, Qt.Orientation.Vertical) == "Total of 1 assessed"


def test_masked_names_leave_the_headers_at_once(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: SkillsWorkspace
) -> None:
    model = model_of(workspace)
    with qtbot.waitSignal(model.headerDataChanged):
        click(qtbot, window.top_bar, "Mask names")
    assert re.fullmatch(r"Person \d+", str(model.headerData(0, Qt.Orientation.Vertical)))


def test_a_cell_is_read_out_as_plain_text(session: Session, workspace: SkillsWorkspace) -> None:
    index = model_of(workspace).index(0, 1)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith(session.names.person(model_of(workspace).matrix.people[0]))
    assert tooltip(index) == spoken


def test_a_team_whose_kind_has_no_skills_is_given_columns(
    qtbot: QtBot, open_sample: OpenSample, window: MainWindow
) -> None:
    session = open_sample("hansa-foods")
    workspace = page(window, SkillsWorkspace)
    marketing = next(team for team in session.organisation.sorted_teams() if team.kind == "business")
    workspace.show_team(marketing.id)
    assert says(workspace, "“Marketing” has no columns yet")
    assert workspace.status() == "Marketing · no columns yet"
    click(qtbot, workspace, "Choose columns")
    assert window.inspector is not None
    named(window.inspector, QLineEdit, "Name of a new column").setText("Campaigns")
    click(qtbot, window.inspector, "Add")
    assert [skill.name for skill in model_of(workspace).matrix.skills] == ["Campaigns"]


def test_without_a_team_it_says_what_to_do(window: MainWindow, open_sample: OpenSample, qtbot: QtBot) -> None:
    window.files.new()
    qtbot.waitUntil(lambda: window.session is not None)
    workspace = page(window, SkillsWorkspace)
    assert says(workspace, "A matrix belongs to a team.")
    click(qtbot, workspace, "Go to the chart")
    assert window.charting.shown
