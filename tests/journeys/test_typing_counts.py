"""What somebody is still typing counts when they save by the keys or close the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import open_plan, save_plan
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Step
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.text_area import TextArea
from tests.journeys.typing import type_into_sheet
from tests.windows import OpenSample, named, opened, page, press, shown

CONTROL = Qt.KeyboardModifier.ControlModifier
GRACE = "bi-analyst-grace-lin"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hansa.dataplan"


@pytest.fixture
def session(window: MainWindow, open_sample: OpenSample, path: Path) -> Session:
    """The sample, saved under a name."""
    session = open_sample("hansa-foods")
    window.files.save_to(path)
    return session


def save(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_S, modifier=CONTROL)


def note_of(plan: Plan) -> str:
    return plan.organisation().position(GRACE).note


@pytest.fixture
def note(window: MainWindow, session: Session, qtbot: QtBot) -> QLineEdit:
    """The note of a position, half typed."""
    session.select([GRACE])
    qtbot.waitUntil(lambda: any(line.accessibleName() == "Note" for line in shown(window, QLineEdit)))
    qtbot.wait(1)
    line = named(window, QLineEdit, "Note")
    line.setFocus()
    press(qtbot, "Asks for more")
    return line


def test_a_note_half_typed_is_saved_and_can_be_typed_on(
    session: Session, path: Path, note: QLineEdit, qtbot: QtBot
) -> None:
    save(qtbot)
    assert note_of(open_plan(path)) == "Asks for more"
    qtbot.wait(1)
    press(qtbot, " work")
    save(qtbot)
    assert note_of(open_plan(path)) == "Asks for more work"


def test_a_note_half_typed_is_kept_by_closing(window: MainWindow, path: Path, note: QLineEdit) -> None:
    window.close()
    assert note_of(open_plan(path)) == "Asks for more"


def test_a_note_half_typed_is_kept_when_another_plan_is_there(
    window: MainWindow, qtbot: QtBot, path: Path, note: QLineEdit, tmp_path: Path
) -> None:
    save_plan(Plan("Another"), tmp_path / "another.dataplan")
    opened(qtbot, window, lambda: window.files.open([tmp_path / "another.dataplan"]))
    assert note_of(open_plan(path)) == "Asks for more"


def test_an_answer_of_a_step_half_typed_is_saved(
    window: MainWindow, session: Session, path: Path, qtbot: QtBot
) -> None:
    page(window, ProjectsWorkspace)
    window.show_entry(Step.table, ("churn", "crawl", "data_problems"))
    qtbot.waitUntil(lambda: any(area.isEnabled() for area in shown(window, TextArea)))
    area = next(area for area in shown(window, TextArea) if area.isEnabled())
    area.setFocus()
    area.selectAll()
    press(qtbot, "Two sources are new")
    save(qtbot)
    assert any("Two sources are new" in str(step.plain()) for step in open_plan(path).all(Step))
    assert QApplication.focusWidget() is not None


def test_a_cell_of_the_sheet_half_typed_is_saved(
    window: MainWindow, session: Session, path: Path, qtbot: QtBot
) -> None:
    type_into_sheet(window, qtbot, "Somebody Else")
    save(qtbot)
    assert "Somebody Else" in {person.name for person in open_plan(path).all(Person)}
