"""What is typed into a form or a step is the edit that it would be, before it is done; half a day or number is none."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dataplanner.model.plan import Plan
from dataplanner.model.projects import PhasePlan, Project, Step
from dataplanner.model.waits import Wait
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.typed import typed_edit
from tests.ui.projects.conftest import COLD_CHAIN, panel
from tests.ui.projects.test_forms import open_
from tests.windows import named, shown


def would_be(projects: ProjectsWorkspace, field: QLineEdit | QPlainTextEdit) -> Plan | None:
    """The plan if what stands in a field were done; None where nothing would be."""
    document = projects.session.document
    if (step := document._would_do(typed_edit(field))) is None:
        return None
    plan = document.plan.copy(private=True)
    plan.apply(step.changes)
    return plan


@pytest.mark.parametrize(
    ("name", "whole", "half", "field", "value"),
    [
        ("Cost of staff", "210,000", "21O", "staff", 210_000),
        ("Start", "1 Oct 2027", "1 Oc", "start", "2027-10-01"),
    ],
)
def test_an_amount_and_a_day(
    qtbot: QtBot, projects: ProjectsWorkspace, name: str, whole: str, half: str, field: str, value: object
) -> None:
    open_(qtbot, projects, "phases", COLD_CHAIN, "run")
    line = named(panel(projects), QLineEdit, name)
    line.setText(whole)
    plan = would_be(projects, line)
    assert plan is not None
    assert getattr(plan.get(PhasePlan, COLD_CHAIN, "run"), field) == value
    line.setText(half)
    assert would_be(projects, line) is None


def test_a_name_that_links_and_the_name_of_a_project(qtbot: QtBot, projects: ProjectsWorkspace) -> None:
    open_(qtbot, projects, "waits", "loggers")
    line = named(panel(projects), QLineEdit, "Followed up by")
    line.setText("ravi menon")
    plan = would_be(projects, line)
    assert plan is not None
    assert plan.get(Wait, "loggers").person == "ravi-menon"
    open_(qtbot, projects, "projects", COLD_CHAIN)
    qtbot.waitUntil(lambda: any(one.accessibleName() == "Project" for one in shown(panel(projects), QLineEdit)))
    line = named(panel(projects), QLineEdit, "Project")
    line.setText("Cold chains")
    plan = would_be(projects, line)
    assert plan is not None
    assert plan.get(Project, COLD_CHAIN).name == "Cold chains"
    line.setText(" ")
    assert would_be(projects, line) is None


def test_an_answer_at_a_step(qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session) -> None:
    projects.show_entry(Step.table, (COLD_CHAIN, "crawl", "data_problems"))
    qtbot.waitUntil(lambda: any(area.isEnabled() for area in shown(panel(projects), QPlainTextEdit)))
    area = next(area for area in shown(panel(projects), QPlainTextEdit) if area.isEnabled())
    area.setPlainText("Two sources are new")
    plan = would_be(projects, area)
    assert plan is not None
    assert "Two sources are new" in str(plan.get(Step, COLD_CHAIN, "crawl", "data_problems").plain())
    owner = named(panel(projects), QLineEdit, "Owner")
    owner.setText("Quinn")
    plan = would_be(projects, owner)
    assert plan is not None
    assert plan.get(Step, COLD_CHAIN, "crawl", "data_problems").owner == "Quinn"
