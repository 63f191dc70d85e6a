"""Qt writes down the folders of its dialogs for files, and nothing of ours stays there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import Folders
from dataplanner.ui.file_dialogs import FileDialogs
from dataplanner.ui.privacy.recent import RecentPlans

CLIENT = "Zenobia Industries"


@pytest.fixture
def noted(settings: Path) -> Path:
    """The file in which Qt writes things down, with nothing in it yet."""
    there = QSettings(QSettings.Scope.UserScope, "QtProject")
    if not Path(there.fileName()).is_relative_to(settings):
        pytest.skip("on this system Qt writes elsewhere")
    there.clear()
    return Path(there.fileName())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / CLIENT
    made.mkdir()
    return made


def close_soon() -> None:
    """Give the dialog up that comes next."""

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            dialog.reject()
        else:
            QTimer.singleShot(10, close)

    QTimer.singleShot(10, close)


def text_of(file: Path) -> str:
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_qt_writes_a_folder_down_by_itself(qtbot: QtBot, noted: Path, folder: Path) -> None:
    close_soon()
    QFileDialog.getOpenFileName(None, "Open", str(folder))
    assert CLIENT.split()[0] in text_of(noted), "else the next test proves nothing"


@pytest.mark.parametrize("elsewhere", ["", "file:///srv/elsewhere"])
def test_of_our_dialogs_nothing_stays_and_what_was_there_does(
    qtbot: QtBot, noted: Path, folder: Path, elsewhere: str
) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    if elsewhere:
        settings.setValue("FileDialog/lastVisited", elsewhere)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialogs = FileDialogs(folder)
    for ask in (
        lambda: dialogs.to_open(parent, "Open", "*"),
        lambda: dialogs.several_to_open(parent, "Open", "*"),
        lambda: dialogs.to_save(parent, "Save", "Plan", "*", (".dataplan",)),
        lambda: dialogs.folder_to_fill(parent, "Folder"),
    ):
        close_soon()
        assert not ask()
    assert CLIENT.split()[0] not in text_of(noted)
    assert settings.value("FileDialog/lastVisited") == (elsewhere or None)


@pytest.mark.parametrize("way", ["clear", "turn off"])
def test_what_was_written_down_earlier_goes_with_the_list(
    qtbot: QtBot, noted: Path, folder: Path, tmp_path: Path, way: str
) -> None:
    close_soon()
    QFileDialog.getOpenFileName(None, "Open", str(folder))
    recent = RecentPlans(Folders(tmp_path / "private"))
    told: list[str] = []
    recent.told.connect(lambda sentence, _more: told.append(sentence))
    if way == "clear":
        recent.clear()
    else:
        recent.keep(on=False)
    assert CLIENT.split()[0] not in text_of(noted)
    assert len(told) == 1
