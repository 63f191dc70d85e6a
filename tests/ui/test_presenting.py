"""Presenting enlarges tables and charts with the text, and leaves them as they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.sheet.view import SheetView
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.presenting import PRESENT_SCALE
from tests.windows import OpenSample, button, click, page, press


@pytest.fixture(autouse=True)
def opened(open_sample: OpenSample) -> None:
    open_sample("hansa-foods")


def test_cards_and_rows_grow_and_shrink_with_the_text(window: MainWindow, qtbot: QtBot) -> None:
    window.charting.show_view("Sheet")
    sheet = window.findChild(SheetView)
    height, width = sheet.rowHeight(0), sheet.columnWidth(1)
    click(qtbot, window.top_bar, "Present")
    assert (sheet.rowHeight(0), sheet.columnWidth(1)) == (round(height * PRESENT_SCALE), round(width * PRESENT_SCALE))
    click(qtbot, window.top_bar, "Present")
    assert (sheet.rowHeight(0), sheet.columnWidth(1)) == (height, width)


def test_a_page_without_an_inspector_gets_none_by_presenting(window: MainWindow, qtbot: QtBot) -> None:
    window.open_workspace("Report")
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.inspector is not None
    assert not window.inspector.isVisible()


def test_the_panel_beside_the_chart_folds_away_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    organisation = page(window, OrganisationWorkspace)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert not organisation.outline.isVisible()
    assert not button(organisation, "Outline").isChecked()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert organisation.outline.isVisible()


def test_the_chart_is_zoomed(window: MainWindow, qtbot: QtBot) -> None:
    scale = window.charting.canvas.scale
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.charting.canvas.scale == pytest.approx(scale * PRESENT_SCALE)
    window.open_workspace("Distance")
    window.open_workspace("Organisation")
    assert window.charting.canvas.scale == pytest.approx(scale * PRESENT_SCALE)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.charting.canvas.scale == pytest.approx(scale)


def test_escape_ends_presenting_with_the_widths_as_they_were(window: MainWindow, qtbot: QtBot) -> None:
    organisation = page(window, OrganisationWorkspace)
    window.charting.show_position("head-of-analytics")
    widths = window.rail.width(), organisation.outline.width()
    press(qtbot, Qt.Key.Key_F5)
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.presenting.on
    assert (window.rail.width(), organisation.outline.width()) == widths
