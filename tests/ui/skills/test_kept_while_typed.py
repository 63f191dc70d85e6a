"""What is typed about skills is the edit that it would be, before it is done; half of a day or a number is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AnswerGap, SetExperience
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.skills import Experience, Skill
from dataplanner.ui.skills.workspace import SkillsWorkspace
from dataplanner.ui.typed import typed_edit
from tests.windows import click, named, says

TEAM = "data-engineering"


def would_be(page: SkillsWorkspace, side: QWidget, name: str, text: str) -> Plan | None:
    """The plan if a text that stands in a field were done; None where nothing would be."""
    line = named(side, QLineEdit, name)
    line.setText(text)
    if (step := page.session.document._would_do(typed_edit(line))) is None:
        return None
    plan = page.session.document.plan.copy(private=True)
    plan.apply(step.changes)
    return plan


def test_the_name_of_a_column(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    click(qtbot, ten, "Columns")
    plan = would_be(ten, side, "Name of column 1", "Coding")
    assert plan is not None
    assert "Coding" in {skill.name for skill in plan.all(Skill)}
    assert would_be(ten, side, "Name of column 1", "Schema") is None, "it is a column already"
    assert would_be(ten, side, "Name of column 1", "") is None


def test_the_evidence_of_a_level(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    ten.session.do(SetExperience("riya", "qualified"))
    ten.view.setCurrentIndex(ten.view.model().index(8, 0))
    qtbot.waitUntil(lambda: says(side, "Evidence"))
    plan = would_be(ten, side, "Evidence", "Billing")
    assert plan is not None
    assert plan.get(Experience, "riya").evidence == "Billing"


def test_the_answer_to_a_gap(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    ten.session.do(AnswerGap(AS_IS, TEAM, "schema", {"way": "hire"}))
    qtbot.mouseClick(named(side, QPushButton, "Answer the questions about Schema"), Qt.MouseButton.LeftButton)
    for name, text, field, value in (
        ("Note", "agency", "note", "agency"),
        ("Begins on", "2027-03-01", "begin", "2027-03-01"),
        ("How many people", "2", "count", 2),
    ):
        plan = would_be(ten, side, name, text)
        assert plan is not None
        assert getattr(plan.get(GapAnswer, AS_IS, TEAM, "schema"), field) == value
    for name, text in (("Begins on", "2027-0"), ("How many people", "tw"), ("How many people", "1")):
        assert would_be(ten, side, name, text) is None


def test_a_judgement(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    ten.view.setCurrentIndex(ten.view.model().index(0, 7))
    qtbot.waitUntil(lambda: says(side, "Mohamed") and says(side, "Gap is of"))
    click(qtbot, side, "Show the judgement")
    plan = would_be(ten, side, "Note", "Agreed on a course")
    assert plan is not None
    assert plan.get(AbilityJudgement, "mohamed", "schema").note == "Agreed on a course"
    assert would_be(ten, side, "Look again on", "2026-") is None
