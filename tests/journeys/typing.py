"""Typing where journeys type more than once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.sheet.page import SheetPage
from tests.windows import click, click_cell, press


def type_into_sheet(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type into the first cell of the sheet, and leave the cursor there."""
    click(qtbot, window, "Sheet")
    sheet = window.workspaces.findChild(SheetPage)
    assert isinstance(sheet, SheetPage)
    click_cell(qtbot, sheet.view, 0, 0)
    press(qtbot, Qt.Key.Key_F2, text)
