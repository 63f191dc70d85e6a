"""Ctrl+Tab turns pages wherever a workspace has tabs, from the moment that it is turned to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from tests.windows import OpenSample, page, press


@pytest.mark.parametrize("kind", [DistanceWorkspace, ProjectsWorkspace])
def test_the_next_page_is_a_key_away(
    window: MainWindow, open_sample: OpenSample, qtbot: QtBot, kind: type[DistanceWorkspace | ProjectsWorkspace]
) -> None:
    open_sample("hansa-foods")
    workspace = page(window, kind)
    press(qtbot, Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier)
    assert [shown.isVisible() for shown in workspace.pages[:2]] == [False, True]
    press(qtbot, Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [shown.isVisible() for shown in workspace.pages[:2]] == [True, False]
