"""A phase driven by the keyboard alone: from its first step to its evaluation, closed, and the next one opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.analysis.closing import CHANGED
from dataplanner.analysis.findings import findings
from dataplanner.model.needs import Cant
from dataplanner.model.outcomes import Metric, Voice
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import PhasePlan, Project, Step
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.steps_model import STATE_ROLE
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from tests.windows import press

BAKERY = "bakery-demand"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def projects(qtbot: QtBot, window: MainWindow, session: Session) -> ProjectsWorkspace:
    """The second project, come to by keys."""
    press(qtbot, Qt.Key.Key_4, modifier=CONTROL)
    found = window.workspaces.currentWidget()
    assert isinstance(found, ProjectsWorkspace)
    press(qtbot, Qt.Key.Key_Tab, modifier=CONTROL)
    press(qtbot, Qt.Key.Key_Tab, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_PageDown, modifier=ALT)
    qtbot.waitUntil(lambda: at(found) == (BAKERY, "crawl", "data_problems"))
    return found


def at(projects: ProjectsWorkspace) -> tuple[str, ...]:
    """The step at the cursor."""
    state = projects.view.currentIndex().data(STATE_ROLE)
    return tuple(state.record.key) if state else ()


def focused(name: str) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and widget.accessibleName() == name


def type_in(qtbot: QtBot, name: str, text: str) -> None:
    """Type into the field that has the cursor, which must be of that name."""
    qtbot.waitUntil(lambda: focused(name))
    press(qtbot, text)


def go_down(qtbot: QtBot, projects: ProjectsWorkspace, step: str) -> None:
    """Walk down to a step."""
    for _ in projects.session.method.steps:
        if at(projects)[-1:] == (step,):
            return
        press(qtbot, Qt.Key.Key_Down)
    assert at(projects)[-1] == step


def status(session: Session, step: str, phase: str = "crawl") -> str:
    found = session.plan.find(Step, BAKERY, phase, step)
    return found.status if found else ""


def leave(qtbot: QtBot, projects: ProjectsWorkspace) -> None:
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(projects.view.hasFocus)


def test_a_phase_from_its_start_to_its_evaluation_and_into_the_next(
    qtbot: QtBot, projects: ProjectsWorkspace, session: Session
) -> None:
    # The presteps: a can't is noted at the first, the second is done already.
    press(qtbot, "a")
    type_in(qtbot, "What cannot be done", "Bake by the hour")
    leave(qtbot, projects)
    (cant,) = [one for one in session.plan.all(Cant) if one.project == BAKERY]
    assert cant.name == "Bake by the hour"
    press(qtbot, "d")
    assert status(session, "data_problems") == "done"

    # The others in their sequence; one is not needed, with its reason.
    for step in list(session.method.steps)[2:-3]:
        go_down(qtbot, projects, step)
        if step == "outside_help":
            press(qtbot, "n", "e")
            type_in(qtbot, "Reason", "The team baked this before")
            leave(qtbot, projects)
        else:
            press(qtbot, "u", "d")
    assert status(session, "outside_help") == "not_needed"
    assert session.plan.get(Step, BAKERY, "crawl", "outside_help").reason == "The team baked this before"

    # A metric is agreed on; nobody has read it yet, so that the evaluation goes against the facts, with a reason.
    go_down(qtbot, projects, "metrics")
    press(qtbot, "a")
    type_in(qtbot, "Metric", "Loaves returned")
    leave(qtbot, projects)
    press(qtbot, "d")
    assert [one.name for one in session.plan.all(Metric) if one.project == BAKERY] == ["Loaves returned"]
    go_down(qtbot, projects, "evaluate")
    press(qtbot, "a")
    type_in(qtbot, "Who speaks", "The bakers")
    leave(qtbot, projects)
    press(qtbot, "d", "e")
    type_in(qtbot, "Reason", "The figures come in January")
    leave(qtbot, projects)
    assert [one.name for one in session.plan.all(Voice) if one.project == BAKERY] == ["The bakers"]
    kept = [
        finding.reason
        for finding in findings(session.plan, AS_IS, session.method, today())
        if finding.rule == "against_the_facts" and finding.entry == ("steps", (BAKERY, "crawl", "evaluate"))
    ]
    assert kept == ["The figures come in January"]

    # The phase is closed; the next one opens with what has changed, a question a step.
    press(qtbot, "c")
    qtbot.waitUntil(lambda: is_button("Close Crawl, open Walk"))
    press(qtbot, Qt.Key.Key_Space)
    assert session.plan.get(Project, BAKERY).phase == "walk"
    assert session.plan.get(PhasePlan, BAKERY, "crawl").closed == str(today())
    steps = [step for step in session.method.steps.values() if status(session, step.id)]
    assert len(steps) == len(session.method.steps) - 1
    for number, step in enumerate(steps):
        type_in(qtbot, step.revisit, f"Change {number}")
        press(qtbot, Qt.Key.Key_Tab if step is not steps[-1] else Qt.Key.Key_Escape)
    qtbot.waitUntil(projects.view.hasFocus)
    answered = [session.plan.get(Step, BAKERY, "walk", step.id).answers[CHANGED] for step in steps]
    assert answered == [f"Change {number}" for number in range(len(steps))]
    assert at(projects) == (BAKERY, "walk", "data_problems")


def is_button(text: str) -> bool:
    widget = QApplication.focusWidget()
    return isinstance(widget, QPushButton) and widget.text() == text
