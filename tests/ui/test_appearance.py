"""Light, dark or as the desktop: chosen in the menu, seen at once, kept for the next time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.app import make_window
from dataplanner.files.appearance import NAME, keep_appearance, read_appearance
from dataplanner.files.plan_file import Folders
from dataplanner.model.edits import ChangePosition
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.findings.workspace import FindingsWorkspace
from dataplanner.ui.inspector.panel import InspectorPanel
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.drop import DropRequest, How
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.skills.workspace import SkillsWorkspace
from dataplanner.ui.theme import Theme, load_theme
from dataplanner.ui.workspace import Workspace
from dataplanner.ui.workspaces import WORKSPACES
from tests.windows import OpenSample, button, page


def choose(window: MainWindow, name: str) -> None:
    """Choose in View, Appearance."""
    view = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "View")
    menu = next(action.menu() for action in view.actions() if action.text() == "Appearance")
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == name).trigger()


def paper(window: MainWindow) -> QColor:
    """The colour of the chart's ground."""
    canvas = window.charting.canvas
    return canvas.grab().toImage().pixelColor(3, 3)


def test_a_choice_is_seen_at_once_on_what_is_painted_and_what_is_styled(
    window: MainWindow, open_sample: OpenSample
) -> None:
    session = open_sample("hansa-foods")
    session.select(["head-of-analytics"])
    assert paper(window) == QColor(load_theme("light").palette.paper)
    choose(window, "Dark appearance")
    dark = load_theme("dark").palette
    assert paper(window) == QColor(dark.paper)
    assert QApplication.palette().base().color() == QColor(dark.surface)
    assert window.session is session
    assert window.charting.canvas.selected_ids() == ["head-of-analytics"]
    assert window.findChild(QAction, "wear_dark").isChecked()
    assert not window.findChild(QAction, "wear_light").isChecked()
    choose(window, "Light appearance")
    assert paper(window) == QColor(load_theme("light").palette.paper)


def test_the_page_and_what_it_can_do_stay(window: MainWindow, open_sample: OpenSample, qtbot: QtBot) -> None:
    session = open_sample("hansa-foods")
    page(window, FindingsWorkspace)
    choose(window, "Dark appearance")
    assert isinstance(window.workspaces.current(), FindingsWorkspace)
    assert window.inspector is not None
    window.open_workspace("Organisation")
    top = session.organisation.roots()[0].id
    window.charting.canvas.drop_requested.emit(DropRequest(How.UNDER, ("head-of-analytics",), top))
    assert session.organisation.position("head-of-analytics").manager == top
    window.show_welcome()
    choose(window, "Light appearance")
    assert not window.shows_work()


def topmost(widget: QWidget) -> QWidget:
    """The window that a widget goes with; itself, where it would stay behind."""
    above = widget.parentWidget()
    return widget if above is None else topmost(above)


def test_pages_of_another_theme_are_gone_and_hear_of_nothing(window: MainWindow, open_sample: OpenSample) -> None:
    """What is told to a page that is gone would raise an error, and fail this test."""
    of_other_tests = {topmost(widget) for widget in QApplication.allWidgets()} - {window}
    session = open_sample("hansa-foods")
    for kind in WORKSPACES:
        page(window, kind)
    choose(window, "Dark appearance")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert {topmost(widget) for widget in QApplication.allWidgets()} - of_other_tests == {window}
    session.select(["head-of-analytics"])
    session.do(ChangePosition(session.scenario, "head-of-analytics", {"title": "Head of Data"}))
    session.mask_names(True)
    session.undo()


def test_what_is_built_anew_is_not_dressed_nor_shown_before(
    window: MainWindow, open_sample: OpenSample, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would hold up the window for each of the widgets that are gone a moment later."""
    open_sample("hansa-foods")
    for name in ("Distance", "Findings", "Organisation"):
        window.open_workspace(name)
    dressed: list[QWidget] = []
    turned: list[object] = []
    wear = window.presenting.wear

    def noted(theme: Theme) -> None:
        dressed.extend(found for kind in (Workspace, InspectorPanel) for found in window.findChildren(kind))
        wear(theme)

    monkeypatch.setattr(window.presenting, "wear", noted)
    window.workspaces.currentChanged.connect(lambda _at: turned.append(type(window.workspaces.current())))
    choose(window, "Dark appearance")
    assert not dressed
    assert turned == [type(None), OrganisationWorkspace]
    assert window.inspector is not None
    assert window.inspector.isVisible()


def test_what_was_unfolded_chosen_and_looked_at_stays(
    window: MainWindow, open_sample: OpenSample, qtbot: QtBot
) -> None:
    session = open_sample("hansa-foods")
    organisation = page(window, OrganisationWorkspace)
    button(organisation, "Teams").click()
    canvas = organisation.canvas
    canvas.toggle_fold(canvas.folded_ids()[0])
    canvas.zoom_in_steps(2)
    folded, view = canvas.folded_ids(), canvas.view
    skills, distance = page(window, SkillsWorkspace), page(window, DistanceWorkspace)
    team = session.organisation.sorted_teams()[1]
    skills.show_team(team.id)
    distance.show_page("Connections")
    window.open_workspace("Organisation")
    choose(window, "Dark appearance")
    window.show_welcome()
    choose(window, "Light appearance")
    choose(window, "Dark appearance")  # pages that nobody has looked at in between keep theirs too
    other = page(window, OrganisationWorkspace)
    assert other is not organisation
    QApplication.processEvents()
    assert other.canvas.folded_ids() == folded
    assert other.canvas.scale == view.scale
    assert abs(other.canvas.view.x - view.x) < 8  # the panel beside it may be a little wider
    assert button(other, "Teams").isChecked()
    assert other.teams.isVisible()
    assert team.name in page(window, SkillsWorkspace).status()
    assert page(window, DistanceWorkspace).place() == "Connections"


def test_an_inspector_that_was_folded_stays_so(window: MainWindow, open_sample: OpenSample) -> None:
    open_sample("hansa-foods")
    window.actions_by_id["inspector"].trigger()
    choose(window, "Dark appearance")
    assert window.inspector is not None
    assert not window.inspector.isVisible()
    window.open_workspace("Distance")
    assert not window.inspector.isVisible()
    window.actions_by_id["inspector"].trigger()
    assert window.inspector.isVisible()


def test_a_choice_is_kept_for_the_next_time(window: MainWindow, folders: Folders, qapp: QApplication) -> None:
    choose(window, "Dark appearance")
    again = make_window(qapp, folders)
    assert again.theme.name == "dark"
    choose(again, "Light appearance")
    assert read_appearance(folders) == "light"
    again.deleteLater()


@pytest.mark.parametrize("kept", ["", "pink", "\xff"])
def test_what_cannot_be_read_is_the_desktops_choice(folders: Folders, kept: str) -> None:
    assert read_appearance(folders) == "system"
    keep_appearance("dark", folders)
    assert read_appearance(folders) == "dark"
    (folders.data / NAME).write_bytes(kept.encode("latin-1"))
    assert read_appearance(folders) == "system"
