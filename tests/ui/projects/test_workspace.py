"""The projects workspace: steps set by keys, phases, and the step at the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AddProject, ChangePart, RemoveProject
from dataplanner.model.projects import Project, Step
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.steps_model import StepsModel
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from tests.windows import OpenSample, button, click, click_cell, named, page, press, says, texts


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    """A plan with one project of nothing yet."""
    session = open_sample("ten-person-team")
    session.do(AddProject("Fewer returns", id="returns"))
    return session


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> ProjectsWorkspace:
    return page(window, ProjectsWorkspace)


def model_of(workspace: ProjectsWorkspace) -> StepsModel:
    model = workspace.view.model()
    assert isinstance(model, StepsModel)
    return model


def row_of(workspace: ProjectsWorkspace, step: str) -> int:
    return next(at for at, line in enumerate(model_of(workspace).lines) if line.step and line.step.id == step)


def go_to(qtbot: QtBot, workspace: ProjectsWorkspace, step: str, phase: int = 0) -> None:
    click_cell(qtbot, workspace.view, row_of(workspace, step), phase)


def record(session: Session, step: str, phase: str = "crawl") -> Step | None:
    return session.plan.find(Step, "returns", phase, step)


def status(session: Session, step: str, phase: str = "crawl") -> str:
    found = record(session, step, phase)
    return found.status if found else "not_started"


def line(workspace: ProjectsWorkspace, name: str) -> QLineEdit:
    QApplication.processEvents()
    return named(workspace.inspector(), QLineEdit, name)


def answer(monkeypatch: pytest.MonkeyPatch, text: str, *, given: bool = True) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (text, given))


def test_the_model_keeps_qts_rules(workspace: ProjectsWorkspace, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(workspace))


def test_every_step_of_the_method_is_a_row_in_its_group(workspace: ProjectsWorkspace, session: Session) -> None:
    method, model = session.method, model_of(workspace)
    told = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]
    expected = [
        name for group in method.groups.values() for name in (group.name, *(s.name for s in method.steps_of(group.id)))
    ]
    assert told == expected
    assert model.columnCount() == len(method.phases)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_D, "done"),
        (Qt.Key.Key_U, "under_way"),
        (Qt.Key.Key_W, "waiting"),
        (Qt.Key.Key_N, "not_needed"),
        (Qt.Key.Key_Question, "dont_know"),
        (Qt.Key.Key_Space, "under_way"),
    ],
)
def test_a_key_sets_the_status(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session, key: Qt.Key, expected: str
) -> None:
    go_to(qtbot, workspace, "business_needs", phase=1)
    qtbot.keyClick(workspace.view, key)
    assert status(session, "business_needs", "walk") == expected
    qtbot.keyClick(workspace.view, Qt.Key.Key_Delete)
    assert status(session, "business_needs", "walk") == "not_started"


def test_space_goes_round_and_a_double_click_does_the_same(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    go_to(qtbot, workspace, "business_needs")
    seen = []
    for _ in range(3):
        qtbot.keyClick(workspace.view, Qt.Key.Key_Space)
        seen.append(status(session, "business_needs"))
    assert seen == ["under_way", "done", "not_started"]
    at = workspace.view.visualRect(workspace.view.currentIndex()).center()
    qtbot.mouseDClick(workspace.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert status(session, "business_needs") == "under_way"


def test_several_steps_are_set_without_leaving_the_keys(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    go_to(qtbot, workspace, "data_problems")
    press(qtbot, Qt.Key.Key_D, Qt.Key.Key_Down, Qt.Key.Key_U, Qt.Key.Key_Right, Qt.Key.Key_W)
    assert [status(session, s) for s in ("data_problems", "business_needs")] == ["done", "under_way"]
    assert status(session, "business_needs", "walk") == "waiting"


def test_a_heading_takes_no_status(qtbot: QtBot, workspace: ProjectsWorkspace, session: Session) -> None:
    before = session.document.revision
    click_cell(qtbot, workspace.view, 0, 0)
    go_to(qtbot, workspace, "data_problems")
    qtbot.keyClick(workspace.view, Qt.Key.Key_Up)
    qtbot.keyClick(workspace.view, Qt.Key.Key_Z)
    assert session.document.revision == before


def test_the_header_counts_what_is_settled_and_says_where_the_project_is(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    go_to(qtbot, workspace, "data_problems")
    press(qtbot, Qt.Key.Key_D)
    steps = len(session.method.steps)
    model = model_of(workspace)
    assert model.headerData(0, Qt.Orientation.Horizontal) == f"Crawl\n1 of {steps} done, now"
    click(qtbot, workspace, "Walk")
    assert str(model.headerData(1, Qt.Orientation.Horizontal)).endswith(", now")
    assert session.plan.get(Project, "returns").phase == "walk"
    assert button(workspace, "Walk").isChecked()
    assert not button(workspace, "Crawl").isChecked()


def test_the_phase_that_is_chosen_stays_down_when_it_is_clicked(qtbot: QtBot, workspace: ProjectsWorkspace) -> None:
    click(qtbot, workspace, "Crawl")
    assert button(workspace, "Crawl").isChecked()


def test_a_project_is_added_chosen_and_removed(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "R&D <b>")
    click(qtbot, workspace, "+ Project")
    assert button(workspace, "R&D <b>").isChecked()
    assert workspace.status() == "2 of 2 projects · Crawl: nothing begun"
    qtbot.waitUntil(lambda: says(workspace.inspector(), "Business need"))
    click(qtbot, workspace.inspector(), "Remove this project")
    assert [project.name for project in session.plan.all(Project)] == ["Fewer returns"]
    assert button(workspace, "Fewer returns").isChecked()
    assert workspace.status() == "1 project · Crawl: nothing begun"


@pytest.mark.parametrize(("text", "given"), [("", False), ("  ", True)])
def test_no_project_is_added_without_a_name(
    window: MainWindow, qtbot: QtBot, workspace: ProjectsWorkspace, session: Session, monkeypatch: pytest.MonkeyPatch,
    text: str, given: bool,
) -> None:  # fmt: skip
    answer(monkeypatch, text, given=given)
    click(qtbot, workspace, "+ Project")
    assert len(list(session.plan.all(Project))) == 1
    assert bool(window.notice.text) == given


def test_another_project_shows_its_own_steps(qtbot: QtBot, workspace: ProjectsWorkspace, session: Session) -> None:
    session.do(AddProject("Second", id="second"))
    go_to(qtbot, workspace, "data_problems")
    press(qtbot, Qt.Key.Key_D)
    row = row_of(workspace, "data_problems")
    assert model_of(workspace).index(row, 0).data() == "✓"
    click(qtbot, workspace, "Second")
    assert model_of(workspace).index(row, 0).data() == ""
    click(qtbot, workspace, "Fewer returns")
    assert model_of(workspace).index(row, 0).data() == "✓"


def test_without_a_project_it_says_what_one_is(workspace: ProjectsWorkspace, session: Session) -> None:
    session.do(RemoveProject("returns"))
    assert says(workspace, "A project takes a business need through crawl, walk and run.")
    assert not workspace.view.isVisible()
    session.undo()
    assert workspace.view.isVisible()


def test_the_step_at_the_cursor_is_told_with_what_comes_before(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    step = next(step for step in session.method.steps.values() if step.after)
    go_to(qtbot, workspace, step.id)
    panel: QWidget = workspace.inspector()
    qtbot.waitUntil(lambda: texts(panel)[:1] == [step.name])
    before = session.method.steps[step.after[0]].name
    assert says(panel, f"○ not settled: {before}")
    go_to(qtbot, workspace, step.after[0])
    press(qtbot, Qt.Key.Key_D)
    go_to(qtbot, workspace, step.id)
    qtbot.waitUntil(lambda: says(panel, f"✓ {before}"))


def test_the_status_is_chosen_in_the_panel_by_keys(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    go_to(qtbot, workspace, "data_problems")
    QApplication.processEvents()
    named(workspace.inspector(), QComboBox, "Status").setFocus()
    press(qtbot, Qt.Key.Key_End)
    assert status(session, "data_problems") == list(session.method.statuses)[-1]


def test_owner_date_and_note_are_typed_one_after_the_other(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    go_to(qtbot, workspace, "data_problems")
    line(workspace, "Owner").setFocus()
    press(qtbot, "Dana", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: line(workspace, "Since").hasFocus())
    press(qtbot, "2026-02-09", Qt.Key.Key_Tab)
    found = record(session, "data_problems")
    assert found is not None
    assert (found.owner, found.since) == ("Dana", "2026-02-09")


@pytest.mark.parametrize("typed", ["9 March", "2026-13-01", "2999-01-01"])
def test_a_date_that_is_none_or_lies_ahead_is_refused_with_a_sentence(
    window: MainWindow, qtbot: QtBot, workspace: ProjectsWorkspace, session: Session, typed: str
) -> None:
    go_to(qtbot, workspace, "data_problems")
    line(workspace, "Since").setFocus()
    press(qtbot, typed, Qt.Key.Key_Return)
    assert window.notice.text.startswith(f"“{typed}” is not a date that has come.")
    assert record(session, "data_problems") is None
    qtbot.waitUntil(lambda: line(workspace, "Since").text() == "")


def test_a_step_that_waits_tells_for_how_long(qtbot: QtBot, workspace: ProjectsWorkspace, session: Session) -> None:
    go_to(qtbot, workspace, "data_problems")
    press(qtbot, Qt.Key.Key_W)
    line(workspace, "Since").setFocus()
    press(qtbot, "2020-01-01", Qt.Key.Key_Return)
    shown = model_of(workspace).index(row_of(workspace, "data_problems"), 0).data()
    assert str(shown).startswith("⚑ ")
    assert str(shown).endswith(" days")


def test_undo_takes_a_status_back(qtbot: QtBot, workspace: ProjectsWorkspace, session: Session) -> None:
    go_to(qtbot, workspace, "data_problems")
    press(qtbot, Qt.Key.Key_D)
    session.undo()
    assert model_of(workspace).index(row_of(workspace, "data_problems"), 0).data() == ""


def test_without_amounts_the_page_of_value_says_where_they_are_typed(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    value = workspace.pages[3]
    click(qtbot, workspace, value.name)
    assert says(value, "said in its form")
    assert not value.picture.isVisible()
    session.do(ChangePart("phases", ("returns", "crawl"), {"value": 70_000.0}))
    assert value.picture.isVisible()
    assert not says(value, "said in its form")


def test_a_long_name_of_a_project_is_shortened_and_whole_in_its_tooltip(
    workspace: ProjectsWorkspace, session: Session
) -> None:
    name = "Fewer returns of everything that was ever sold anywhere to anybody & of all else"
    session.do(AddProject(name, id="long"))
    chosen = named(workspace, QPushButton, name)
    assert "…" in chosen.text()
    assert chosen.text().startswith("Fewer")
    assert chosen.text().endswith("all else")
    assert "anybody &amp; of" in chosen.toolTip()


def test_only_the_page_that_is_seen_is_drawn_and_the_others_when_they_are_turned_to(
    qtbot: QtBot, workspace: ProjectsWorkspace, session: Session
) -> None:
    backlog, timeline, value = workspace.pages[1:]
    click(qtbot, workspace, value.name)
    session.do(ChangePart("phases", ("returns", "crawl"), {"value": 70_000.0}))
    assert (backlog.stale, timeline.stale, value.stale) == (True, True, False)
    click(qtbot, workspace, timeline.name)
    session.do(ChangePart("phases", ("returns", "crawl"), {"value": 90_000.0}))
    assert (timeline.stale, value.stale) == (False, True)
    click(qtbot, workspace, value.name)
    assert "90,000" in value.picture.accessibleDescription()
