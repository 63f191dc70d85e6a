"""The main job in one sitting, by mouse and keys: from the HR export to the workbook, and all there the next day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QTableView
from pytestqt.qtbot import QtBot

from dataplanner.analysis.distance import team_distances
from dataplanner.analysis.gaps import team_matrix
from dataplanner.files.resources import root
from dataplanner.model.projects import Project, Step
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.importing.preview import ImportPreview
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.report.workspace import ReportWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.skills.matrix_model import MatrixModel
from dataplanner.ui.skills.workspace import SkillsWorkspace
from dataplanner.ui.team_dialog import TeamDialog
from tests.windows import TIMEOUT, click, click_cell, opened, page, press, says, shown

EXPORT = root() / "sample_orgs" / "hansa-foods-export.csv"
POSITIONS = 425
"""420, and five who have left, as long as nobody says that leavers are to be left out."""
EDGE = 60
"""Pixels; nearer to the edge the chart moves on by itself while a card is carried."""
CONTROL = Qt.KeyboardModifier.ControlModifier


class Journey:
    """One window and the hands of its user."""

    def __init__(self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.window = window
        self.qtbot = qtbot
        self.monkeypatch = monkeypatch
        self.folder = folder

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def canvas(self) -> ChartCanvas:
        return page(self.window, OrganisationWorkspace).canvas

    def holder_at(self, name: str) -> str:
        """The position that somebody holds."""
        names, positions = self.session.names, self.session.organisation.positions()
        return next(position.id for position in positions if names.holder(position) == name)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def search_for(self, text: str) -> str:
        """Find somebody by the keys of the search, and return the position that is then selected."""
        self.key(Qt.Key.Key_K)
        press(self.qtbot, text, Qt.Key.Key_Return)
        (found,) = self.session.selection
        return found

    def card(self, position: str) -> QPoint:
        """Where a card can be touched, once it has been brought into view."""
        row = self.canvas.scene.data.index.row[position]
        box = self.canvas.view.to_widget(card_box(self.canvas.scene, row))
        return (box.topLeft() + QPointF(box.width() / 2, box.height() / 3)).toPoint()

    def somebody_else_in_view(self, position: str) -> str:
        """Somebody well inside the view who could lead this position and does not yet."""
        organisation, canvas = self.session.organisation, self.canvas
        inside = canvas.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        below = organisation.subtree(position)
        for row, id_ in enumerate(canvas.scene.data.index.ids):
            visible = canvas.scene.layout.visible[row] and inside.contains(self.card(id_))
            free = id_ not in below and id_ != organisation.position(position).manager
            if visible and free and canvas.row_at(self.card(id_).toPointF()) == row:
                return id_
        raise AssertionError("nobody else is in view")

    def drag(self, position: str, onto: str) -> None:
        """Carry a card onto another with the mouse."""
        canvas, button, keys = self.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        start, end = self.card(position), self.card(onto)
        assert canvas.rect().contains(start)
        assert canvas.rect().contains(end)
        QTest.mousePress(canvas, button, keys, start)
        for share in (0.2, 0.6, 1.0):
            QTest.mouseMove(canvas, start + (end - start) * share)
        QTest.mouseRelease(canvas, button, keys, end)

    def come_back(self) -> None:
        """Do what a desktop does when a dialog has gone: give the window the focus again."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    def answer_save_dialog(self, name: str) -> Path:
        path = self.folder / name
        self.monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        return path


@pytest.fixture
def journey(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Journey:
    return Journey(window, qtbot, monkeypatch, tmp_path)


def in_dialog(kind: type[TeamDialog], act: Callable[[TeamDialog], None]) -> None:
    """Do this in the dialog that is about to open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isActiveWindow():
            timer.stop()
            act(dialog)

    timer = QTimer(QApplication.instance(), interval=5)
    timer.timeout.connect(look)
    timer.start()


def import_the_export(journey: Journey) -> None:
    window, qtbot = journey.window, journey.qtbot
    journey.monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(EXPORT)], ""))
    click(qtbot, window.welcome, "Import…")
    qtbot.waitUntil(lambda: bool(shown(window.importing, ImportPreview)), timeout=TIMEOUT)
    (preview,) = shown(window.importing, ImportPreview)
    assert preview.lists.tabText(0).startswith("To look at · ")
    assert shown(preview, QTableView)[0].model().rowCount() > 0
    opened(qtbot, window, lambda: click(qtbot, window.importing, "Create the plan"))
    assert len(journey.session.organisation) == POSITIONS


def move_somebody_and_undo(journey: Journey) -> None:
    head = journey.search_for("tomas bauer")
    before = journey.session.organisation.position(head).manager
    other = journey.somebody_else_in_view(head)
    journey.drag(head, other)
    assert journey.session.organisation.position(head).manager == other
    assert (journey.session.document.undo_label or "").startswith("Move Tomas Bauer under ")
    journey.key(Qt.Key.Key_Z)
    assert journey.session.organisation.position(head).manager == before


def mark_a_team_by_keys(journey: Journey) -> None:
    head = journey.search_for("tomas bauer")

    def fill_in(dialog: TeamDialog) -> None:
        assert dialog.name.hasFocus()
        press(journey.qtbot, "Data science", Qt.Key.Key_Tab)
        press(journey.qtbot, Qt.Key.Key_Home, Qt.Key.Key_Return)

    in_dialog(TeamDialog, fill_in)
    journey.key(Qt.Key.Key_T)
    journey.come_back()
    (team,) = journey.session.organisation.sorted_teams()
    assert (team.name, team.kind, team.subtree) == ("Data science", "science", head)


def take_over_what_titles_suggest(journey: Journey) -> None:
    workspace = page(journey.window, OrganisationWorkspace)
    click(journey.qtbot, workspace, "Teams")
    click(journey.qtbot, workspace.teams, "Take over all of them")
    kinds = {team.kind for team in journey.session.organisation.sorted_teams()}
    assert {"science", "engineering"} <= kinds


def read_the_distance(journey: Journey) -> None:
    journey.key(Qt.Key.Key_2)
    workspace = page(journey.window, DistanceWorkspace)
    click_cell(journey.qtbot, workspace.view, 0, 1)
    first = team_distances(journey.session.organisation)[0]
    assert workspace.view.model().index(0, 1).data() == str(first.distance)
    click(journey.qtbot, workspace.inspector(), "Show the path on the chart")
    assert journey.window.charting.shown
    assert journey.session.path


def fill_in_skills(journey: Journey) -> None:
    journey.key(Qt.Key.Key_3)
    workspace = page(journey.window, SkillsWorkspace)
    click_cell(journey.qtbot, workspace.view, 0, 1)
    press(journey.qtbot, Qt.Key.Key_X, Qt.Key.Key_Right, Qt.Key.Key_X, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    model = workspace.view.model()
    assert isinstance(model, MatrixModel)
    assert model.matrix.totals[:3] == (1, 1, 0)
    assert model.matrix.assessed == 2


def plan_a_project(journey: Journey) -> None:
    journey.key(Qt.Key.Key_4)
    workspace = page(journey.window, ProjectsWorkspace)
    journey.monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Fewer loaves returned", True))
    click(journey.qtbot, workspace, "+ Project")
    click_cell(journey.qtbot, workspace.view, 1, 0)
    press(journey.qtbot, Qt.Key.Key_D, Qt.Key.Key_Down, Qt.Key.Key_U)
    assert sorted(step.status for step in journey.session.plan.all(Step)) == ["done", "under_way"]


def export_the_workbook(journey: Journey) -> Path:
    path = journey.answer_save_dialog("hansa.xlsx")
    journey.key(Qt.Key.Key_E)
    workspace = page(journey.window, ReportWorkspace)
    click(journey.qtbot, workspace, "Export the workbook…")
    journey.qtbot.waitUntil(lambda: says(workspace, "Written: hansa.xlsx"), timeout=TIMEOUT)
    return path


def check_the_workbook(journey: Journey, path: Path) -> None:
    """The figures in the workbook are those on the screen."""
    book = openpyxl.load_workbook(path)
    text = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    cells = {str(cell) for rows in text.values() for row in rows for cell in row if cell is not None}
    organisation = journey.session.organisation
    assert {team.name for team in organisation.sorted_teams()} <= cells
    assert "Fewer loaves returned" in cells
    distances = next(rows for title, rows in text.items() if "istance" in title)
    first = team_distances(organisation)[0]
    names = [team.name for team in organisation.sorted_teams()]
    row = next(row for row in distances if row and row[0] == names[0])
    assert first.distance in row
    positions = next(rows for title, rows in text.items() if title == "Positions")
    held = {journey.session.names.holder(position) for position in organisation.positions() if not position.vacant}
    assert held <= {str(cell) for row in positions for cell in row}


def save_and_close(journey: Journey) -> Path:
    path = journey.answer_save_dialog("hansa.dataplan")
    journey.key(Qt.Key.Key_S)
    assert path.exists()
    assert journey.window.notice.text.startswith("Saved as hansa.dataplan.")
    opened(journey.qtbot, journey.window, lambda: journey.key(Qt.Key.Key_N))
    return path


def open_again(journey: Journey, path: Path) -> None:
    before = journey.session
    journey.monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    session = opened(journey.qtbot, journey.window, lambda: journey.key(Qt.Key.Key_O))
    assert session is not before
    assert len(session.organisation) == POSITIONS
    assert [project.name for project in session.plan.all(Project)] == ["Fewer loaves returned"]
    team = session.organisation.sorted_teams()[0]
    assert team_matrix(session.plan, session.scenario, team, session.method).totals[:2] == (1, 1)
    journey.key(Qt.Key.Key_Z)
    assert sorted(step.status for step in session.plan.all(Step)) == ["done"]
    journey.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert sorted(step.status for step in session.plan.all(Step)) == ["done", "under_way"]


def test_from_the_export_to_the_workbook_and_back_the_next_day(journey: Journey) -> None:
    import_the_export(journey)
    move_somebody_and_undo(journey)
    mark_a_team_by_keys(journey)
    take_over_what_titles_suggest(journey)
    read_the_distance(journey)
    fill_in_skills(journey)
    plan_a_project(journey)
    check_the_workbook(journey, export_the_workbook(journey))
    open_again(journey, save_and_close(journey))
