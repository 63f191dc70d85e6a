"""The timeline page: drawn from the analysis, walked by keys, folded, and leading to what its bars show."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from dataplanner.analysis.timeline import timeline
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import Project
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.timeline_page import TimelinePage
from dataplanner.ui.projects.timeline_painter import ROW, TimelinePainter
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.workspace import Workspace
from tests.ui.projects.conftest import COLD_CHAIN, Turn, panel
from tests.windows import press, says

TODAY = date(2026, 11, 21)


@pytest.fixture
def page(turn: Turn) -> TimelinePage:
    found = turn("Timeline")
    assert isinstance(found, TimelinePage)
    return found


def painter_of(hansa: Session, page: TimelinePage) -> TimelinePainter:
    found = timeline(hansa.plan, AS_IS, hansa.plan.get(Project, COLD_CHAIN), hansa.method, TODAY)
    return TimelinePainter(page.theme, found, 1200)


def painted(painter: TimelinePainter) -> QImage:
    image = QImage(round(painter.width), round(painter.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    brush = QPainter(image)
    painter.paint(brush)
    brush.end()
    return image


def test_every_bar_has_its_colour_where_its_days_are(hansa: Session, page: TimelinePage) -> None:
    painter = painter_of(hansa, page)
    image = painted(painter)
    for row, line in enumerate(painter.lines):
        for bar in line.bars:
            if bar.what == "phase" and not bar.past:
                middle = round((painter.x_of(bar.start) + painter.x_of(bar.end)) / 2) + 9
                at = painter.row_rect(row).center().toPoint()
                assert image.pixelColor(middle, at.y()).name() == page.theme.palette.accent, bar.name


def test_days_stand_in_their_sequence_between_the_names_and_the_edge(hansa: Session, page: TimelinePage) -> None:
    painter = painter_of(hansa, page)
    days = [date(2026, 1, 12), date(2026, 6, 1), TODAY, date(2028, 8, 31)]
    places = [painter.x_of(day) for day in days]
    assert places == sorted(places)
    assert places[0] > 200
    assert places[-1] <= 1200


def test_ramp_up_goes_on_in_the_row_of_its_lead_time(hansa: Session, page: TimelinePage) -> None:
    rows = [line.bars for line in painter_of(hansa, page).lines if len(line.bars) == 2]
    assert [[bar.what for bar in bars] for bars in rows] == [*[["lead", "ramp"]] * 4, ["gap", "ramp"]]
    assert all(one.end == other.start for one, other in rows)


def test_down_and_up_walk_the_rows_and_tell_what_is_there(
    qtbot: QtBot, page: TimelinePage, projects: ProjectsWorkspace
) -> None:
    assert page.view.hasFocus()
    press(qtbot, Qt.Key.Key_Down)
    first = page.view.current()
    assert first is not None
    assert first.name == "Crawl"
    assert page.view.accessibleDescription().startswith("Crawl, 12 Jan 2026 to 16 Oct 2026")
    qtbot.waitUntil(lambda: says(panel(projects), "Cost of staff"))
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert page.view.current() == first


def test_a_phase_folds_and_unfolds(qtbot: QtBot, page: TimelinePage) -> None:
    press(qtbot, Qt.Key.Key_Down)
    folded = page.view.height()
    press(qtbot, Qt.Key.Key_Right)
    assert page.view.height() == folded + 14 * ROW
    press(qtbot, Qt.Key.Key_Down)
    step = page.view.current()
    assert step is not None
    assert (step.what, step.phase) == ("step", "crawl")
    press(qtbot, Qt.Key.Key_Left)
    assert page.view.height() == folded
    after = page.view.current()
    assert after is not None
    assert after.what == "phase"


def test_a_step_that_is_chosen_is_shown_beside(qtbot: QtBot, page: TimelinePage, projects: ProjectsWorkspace) -> None:
    painter = page.view._painter()
    row = next(at for at, line in enumerate(painter.lines) if line.bars and line.bars[0].subject == "data_access")
    at = QPointF(20, painter.row_rect(row).center().y()).toPoint()
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: says(panel(projects), "Get the data flowing"))


def test_names_are_hidden_in_what_it_tells(qtbot: QtBot, page: TimelinePage, hansa: Session) -> None:
    def told() -> str:
        return "\n".join(page.view.told(bar) for line in page.view._painter().lines for bar in line.bars)

    assert "Sofia Rossi" in told()
    hansa.mask_names(True)
    assert "Sofia" not in told()


def test_it_says_how_long_the_present_phase_runs(page: TimelinePage) -> None:
    assert says(page, "Walk runs from 19 Oct 2026 to ")


def test_a_skill_to_come_leads_to_the_hiring_and_training_plan(
    qtbot: QtBot, window: MainWindow, page: TimelinePage
) -> None:
    while (bar := page.view.current()) is None or bar.what != "gap":
        press(qtbot, Qt.Key.Key_Down)
    assert bar.name == "Project veteran: hire, Data engineering"
    press(qtbot, Qt.Key.Key_Return)
    found = window.workspaces.currentWidget()
    assert isinstance(found, Workspace)
    assert found.name == "Skills"
