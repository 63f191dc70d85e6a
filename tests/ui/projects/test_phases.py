"""Closing a phase and what has changed since; one step alone on the page; pages turned by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from dataplanner.analysis.closing import CHANGED
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.projects import PhasePlan, Project, Step
from dataplanner.ui.projects.focus_page import FocusPage
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from tests.ui.projects.conftest import COLD_CHAIN, panel
from tests.windows import button, click, named, press, says, texts


def test_a_phase_is_closed_and_the_next_one_asks_what_has_changed(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    click(qtbot, projects, "Close Walk…")
    qtbot.waitUntil(lambda: says(panel(projects), "Still open"))
    assert says(panel(projects), "⚑ Waiting for Warehouse credentials")
    assert says(panel(projects), "6 items move on to Run.")
    click(qtbot, panel(projects), "Close Walk, open Run")
    assert hansa.plan.get(Project, COLD_CHAIN).phase == "run"
    assert hansa.plan.get(PhasePlan, COLD_CHAIN, "walk").closed
    assert hansa.plan.get(BacklogItem, "alerts").phase == "run"
    qtbot.waitUntil(lambda: says(panel(projects), "What has changed since Walk?"))
    question = hansa.method.steps["metrics"].revisit
    named(panel(projects), QPlainTextEdit, question).setFocus()
    press(qtbot, "Planners ask for them now", Qt.Key.Key_Tab)
    assert hansa.plan.get(Step, COLD_CHAIN, "run", "metrics").answers[CHANGED] == "Planners ask for them now"
    qtbot.waitUntil(lambda: any(text.startswith("1 of ") for text in texts(panel(projects))))


def test_closing_is_one_step_back(qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session) -> None:
    click(qtbot, projects, "Close Walk…")
    qtbot.waitUntil(lambda: says(panel(projects), "Still open"))
    click(qtbot, panel(projects), "Close Walk, open Run")
    hansa.undo()
    assert hansa.plan.get(Project, COLD_CHAIN).phase == "walk"
    assert button(projects, "Walk").isChecked()


def test_what_was_left_out_is_pointed_to(qtbot: QtBot, projects: ProjectsWorkspace) -> None:
    click(qtbot, projects, "What has changed?")
    qtbot.waitUntil(lambda: says(panel(projects), "What has changed since Crawl?"))
    told = texts(panel(projects))
    assert "Decide on outside help · look again" in told
    assert "The team could do this phase alone" in told
    assert "Write the code" in told
    click(qtbot, panel(projects), "‹ Back")
    qtbot.waitUntil(lambda: says(panel(projects), "Before this step") or says(panel(projects), "Status"))


def focus_page(projects: ProjectsWorkspace) -> FocusPage:
    return projects.findChild(FocusPage)


def test_one_step_alone_is_walked_set_and_left_by_keys(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    projects._steps.go_to("walk", "use_cases")
    projects.view.setFocus()
    press(qtbot, "f")
    alone = focus_page(projects)
    assert alone.isVisible()
    qtbot.waitUntil(lambda: says(alone, "Understand the use cases"))
    press(qtbot, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: says(alone, "Decide on outside help"))
    press(qtbot, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: says(alone, "Understand the use cases"))
    click(qtbot, alone, "Under way")
    assert hansa.plan.get(Step, COLD_CHAIN, "walk", "use_cases").status == "under_way"
    alone.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert projects.view.isVisible()
    assert projects.view.hasFocus()


def test_pages_are_turned_by_keys(qtbot: QtBot, projects: ProjectsWorkspace) -> None:
    projects.view.setFocus()
    seen = []
    for _ in projects.pages:
        press(qtbot, Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier)
        seen.append(next(page.name for page in projects.pages if page.isVisible()))
    assert seen == ["Backlog", "Timeline", "Value and debt", "Steps"]
    back = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, Qt.Key.Key_Tab, modifier=back)
    assert button(projects, "Value and debt").isChecked()
    assert QGuiApplication.focusObject() is not None


def test_the_present_phase_in_figures(projects: ProjectsWorkspace) -> None:
    told = texts(projects)
    for name, value in (("Velocity", "9 a month, rising"), ("Debt to pay", "4 items from Crawl")):
        assert value in told, name
    assert "1.4 × (5 to 10 by Run)" in told
    assert projects.status() == "1 of 3 projects · Walk: 3 done, 2 under way, 1 waiting"
