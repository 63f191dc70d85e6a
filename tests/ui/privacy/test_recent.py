"""The plans opened lately: offered on the welcome page, cleared and turned off in the menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dataplanner.app import make_window
from dataplanner.files.plan_file import Folders, save_plan
from dataplanner.model.plan import Plan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.privacy.recent import RecentPlans
from tests.windows import OpenSample, click, opened, says, texts


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "Q&A <b>Acme.dataplan"
    save_plan(Plan("Acme"), path)
    return path


@pytest.fixture
def noted(window: MainWindow, qtbot: QtBot, saved: Path) -> Path:
    """A plan opened a moment ago, the window on its welcome page."""
    opened(qtbot, window, lambda: window.files.open([saved]))
    window.show_welcome()
    return saved


def listed(window: MainWindow) -> bool:
    return says(window.welcome, "Opened lately")


def test_a_plan_that_was_opened_is_a_click_away_in_the_next_window(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, noted: Path, folders: Folders
) -> None:
    window.files.close()
    later = make_window(qapp, folders)
    qtbot.addWidget(later)
    later.show()
    session = opened(qtbot, later, lambda: click(qtbot, later.welcome, noted.name))
    assert session.plan.name == "Acme"
    later.close()


def test_saving_under_a_name_counts_as_opening(window: MainWindow, open_sample: OpenSample, tmp_path: Path) -> None:
    open_sample("start-up")
    assert window.files.recent.paths == ()
    window.files.save_to(tmp_path / "Mine.dataplan")
    assert window.files.recent.paths == (tmp_path / "Mine.dataplan",)


def test_clearing_empties_page_and_file(window: MainWindow, noted: Path, folders: Folders) -> None:
    assert listed(window)
    window.actions_by_id["clear_recent"].trigger()
    assert not listed(window)
    assert "is cleared" in window.notice.text
    assert not window.actions_by_id["clear_recent"].isEnabled()
    assert [path for path in folders.data.glob("*.json") if b"Acme" in path.read_bytes()] == []


def test_turned_off_nothing_is_noted_any_more_and_on_again_it_is(
    window: MainWindow, qtbot: QtBot, noted: Path, open_sample: OpenSample, folders: Folders
) -> None:
    switch = window.actions_by_id["keep_recent"]
    assert switch.isChecked()
    switch.trigger()
    assert not switch.isChecked()
    assert "none is kept any more" in window.notice.text
    assert not listed(window)
    open_sample("start-up")
    opened(qtbot, window, lambda: window.files.open([noted]))
    assert RecentPlans(folders).paths == ()
    assert not RecentPlans(folders).kept
    switch.trigger()
    window.files.save_to(noted.with_name("Other.dataplan"))
    assert [path.name for path in RecentPlans(folders).paths] == ["Other.dataplan"]


def test_a_list_that_cannot_be_cleared_is_told(window: MainWindow, noted: Path, folders: Folders) -> None:
    list_file = folders.data / "recent.json"
    list_file.unlink()
    list_file.mkdir()
    window.actions_by_id["clear_recent"].trigger()
    assert "could not be changed" in window.notice.text


def test_a_list_that_cannot_be_written_hinders_nobody(
    window: MainWindow, qtbot: QtBot, saved: Path, folders: Folders
) -> None:
    folders.data.mkdir(exist_ok=True)
    (folders.data / "recent.json").mkdir()
    opened(qtbot, window, lambda: window.files.open([saved]))
    assert texts(window.notice) == []
