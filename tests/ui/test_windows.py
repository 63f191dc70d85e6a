"""Pages are rebuilt in place: nothing ever flashes up as a window of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import RenamePlan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.workspaces import WORKSPACES
from tests.windows import OpenSample, opened


class Watcher(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.property('text')}")
        return False


@pytest.fixture
def watcher(qapp: QApplication) -> Watcher:
    made = Watcher()
    qapp.installEventFilter(made)
    return made


def test_no_part_of_a_page_is_shown_as_a_window(
    window: MainWindow, qtbot: QtBot, open_sample: OpenSample, watcher: Watcher
) -> None:
    session = open_sample("hansa-foods")
    for workspace in WORKSPACES:
        window.open_workspace(workspace.name)
        session.select(["head-of-analytics"])
        session.do(RenamePlan(f"In {workspace.name}"))
        session.show_scenario("one-data-leader")
        QApplication.processEvents()
        session.show_scenario("as-is")
        session.select([])
        QApplication.processEvents()
    assert watcher.windows == []


def test_a_plan_with_a_history_opens_in_the_window_alone(
    window: MainWindow, qtbot: QtBot, open_sample: OpenSample, watcher: Watcher, tmp_path: Path
) -> None:
    session = open_sample("ten-person-team")
    session.do(RenamePlan("With a history"))
    window.files.save_to(tmp_path / "kept.dataplan")
    open_sample("start-up")
    again = opened(qtbot, window, lambda: window.files.open([tmp_path / "kept.dataplan"]))
    QApplication.processEvents()
    assert again.document.undo_label is not None
    assert watcher.windows == []
