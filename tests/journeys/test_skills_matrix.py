"""The matrix of fig. 12-2 entered by keyboard alone, what is found in it, and ten juniors who stack up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from dataplanner.analysis.gaps import adopt_columns
from dataplanner.model.edits import AddPosition, AddProject, AddTeam, Batch, ChangeTeam, SetExperience, SetStep
from dataplanner.model.positions import AS_IS
from dataplanner.model.skills import Assessment
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.windows import OpenSample, click, named, opened, page, press, says

COLUMNS = (
    "distributed_systems", "programming", "analysis", "visual_communication", "verbal_communication",
    "project_veteran", "schema", "domain_knowledge",
)  # fmt: skip
FIG_12_2 = {
    "Mohamed": "12", "Gabrielle": "28", "Mateo": "24", "Joseph": "23", "Feng": "238", "Adam": "28", "Gabriel": "25",
    "Jack": "25", "Riya": "1268", "Juan": "28",
}  # fmt: skip
RIGHT, LEFT, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down


@pytest.fixture
def session(qtbot: QtBot, window: MainWindow) -> Session:
    """A new plan with ten engineers below a lead, a team of them, and nothing known of their skills."""
    session = opened(qtbot, window, window.files.new)
    edits = [AddPosition(AS_IS, "Head of data", None, "Dana", "head", "dana")]
    edits += [AddPosition(AS_IS, "Data engineer", "head", name, name.lower(), f"p-{name.lower()}") for name in FIG_12_2]
    team = AddTeam(AS_IS, "Data engineering", "engineering", "head", (), id="team")
    session.do(Batch((*edits, team), "Ten engineers"))
    members = tuple(name.lower() for name in FIG_12_2)
    session.do(ChangeTeam(AS_IS, "team", {"subtree": None, "members": members}))
    return session


@pytest.fixture
def skills(qtbot: QtBot, window: MainWindow, session: Session) -> SkillsWorkspace:
    """The page of the team with the columns of the figure, the cursor on the first cell."""
    made = page(window, SkillsWorkspace)
    session.do(Batch(adopt_columns(session.plan, "engineering", session.method), "Columns"))
    session.do(ChangeTeam(AS_IS, "team", {"skills": COLUMNS}))
    made.view.setFocus()
    made.view.setCurrentIndex(made.view.model().index(0, 1))
    return made


def enter(qtbot: QtBot, held: str) -> None:
    """A row by keyboard: X where the skill is there, Delete where not; then back and down."""
    for column in range(1, len(COLUMNS) + 1):
        press(qtbot, Qt.Key.Key_X if str(column) in held else Qt.Key.Key_Delete, RIGHT)
    press(qtbot, *[LEFT] * (len(COLUMNS) - 1), DOWN)


def totals(skills: SkillsWorkspace) -> list[int]:
    model = skills.view.model()
    last = model.rowCount() - 1
    return [int(str(model.index(last, column).data()).split()[0]) for column in range(1, len(COLUMNS) + 1)]


def found(qtbot: QtBot, session: Session, rule: str) -> list[str]:
    """The headlines of a rule once the findings have come."""
    qtbot.waitUntil(lambda: any(finding.rule == rule for finding in session.findings.current), timeout=10_000)
    return [finding.headline for finding in session.findings.current if finding.rule == rule]


def test_fig_12_2_is_entered_by_keyboard(
    qtbot: QtBot, window: MainWindow, session: Session, skills: SkillsWorkspace
) -> None:
    for held in FIG_12_2.values():
        enter(qtbot, held)
    assert totals(skills) == [2, 10, 2, 1, 2, 1, 0, 5]
    assert len(list(session.plan.all(Assessment))) == 80
    assert "1 red flag · 100% assessed" in window.status_bar.counts.text()
    assert found(qtbot, session, "nobody_has") == ["Nobody on “Data engineering” covers schema."]
    assert found(qtbot, session, "few_know_distributed_systems") == [
        "Only 2 of 10 on “Data engineering” know distributed systems."
    ]
    assert found(qtbot, session, "only_holder") == [
        "On “Data engineering”, only Mateo covers visual communication.",
        "On “Data engineering”, only Riya covers project veteran.",
    ]
    assert not [finding for finding in session.findings.current if finding.rule == "few_program"]
    press(qtbot, "riya")
    qtbot.waitUntil(lambda: says(window, "If Riya leaves, nobody here covers project veteran."))
    click(qtbot, window, "What if they leave?")
    qtbot.waitUntil(lambda: says(window, "What if: Riya leaves"), timeout=10_000)
    qtbot.waitUntil(lambda: says(window, "Nobody on “Data engineering” covers project veteran and schema."))


def test_levels_are_given_by_keyboard_and_read(
    qtbot: QtBot, session: Session, skills: SkillsWorkspace, window: MainWindow
) -> None:
    """Space in the column of levels goes through new, qualified, veteran."""
    press(qtbot, LEFT)
    for _ in FIG_12_2:
        press(qtbot, Qt.Key.Key_Space, DOWN)
    assert found(qtbot, session, "only_beginners") == ["Everybody on “Data engineering” is new to this work."]
    session.do(AddProject("Churn", id="churn"))
    session.do(SetStep("churn", "crawl", "data_problems", {"status": "under_way"}))
    assert found(qtbot, session, "no_qualified_engineer")
    press(qtbot, *[Qt.Key.Key_Up] * 10, Qt.Key.Key_Space)
    assert found(qtbot, session, "no_veteran") == ["There is no veteran on “Data engineering” or near it."]
    session.do(SetExperience("p-riya", "veteran", "Three platforms"))
    gone = {"only_beginners", "no_qualified_engineer", "no_veteran"}
    qtbot.waitUntil(lambda: not gone & {finding.rule for finding in session.findings.current})


def test_ten_juniors_stack_up(qtbot: QtBot, session: Session, skills: SkillsWorkspace) -> None:
    for _ in FIG_12_2:
        enter(qtbot, "2")
    click(qtbot, skills, "All teams")
    assert says(skills, "1 of 8 skills is covered.")
    assert says(skills, "10 people with a skill each would cover 8.")
    assert says(skills, "The people stack up on the same few skills instead of complementing one another.")


def test_a_gap_flows_into_the_plan_of_hires(
    qtbot: QtBot, window: MainWindow, session: Session, skills: SkillsWorkspace
) -> None:
    for held in FIG_12_2.values():
        enter(qtbot, held)
    click(qtbot, skills, "Hiring and training")
    skills.staffing.table.doubleClicked.emit(skills.staffing.model.index(1, 0))
    box = named(window, QComboBox, "How is it to be filled?")
    box.setCurrentIndex(box.findText("Hire"))
    box.activated.emit(box.currentIndex())
    click(qtbot, skills, "Hiring and training")
    assert skills.status() == "2 gaps · 1 decided · 0 late"
    click(qtbot, skills, "All teams")
    assert "→" in str(skills.across.model.index(0, 0).data()) + str(skills.across.model.index(6, 0).data())


def test_opened_from_the_sample_it_is_the_same(open_sample: OpenSample, window: MainWindow) -> None:
    open_sample("ten-person-team")
    assert totals(page(window, SkillsWorkspace)) == [2, 10, 2, 1, 2, 1, 0, 5]
