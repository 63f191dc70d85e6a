"""The welcome page: ways to begin, samples, and what earlier sessions left."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import Folders, Recoverable, new_session
from dataplanner.files.samples import sample_list
from dataplanner.model.edits import RenamePlan
from dataplanner.ui.main_window import MainWindow
from tests.windows import TIMEOUT, click, named, opened, sample, says, shown, texts


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files on the page; whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target = window.welcome.viewport()
    enter = QDragEnterEvent(target.rect().center(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        place = QPointF(target.rect().center())
        QApplication.sendEvent(target, QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys))
    return enter.isAccepted()


def test_it_is_the_first_page_and_lists_every_sample(window: MainWindow) -> None:
    told = texts(window.welcome)
    for entry in sample_list():
        assert entry.name in told
        assert not entry.note or entry.note in told


def test_it_leads_back_to_the_plan_that_is_open(window: MainWindow, qtbot: QtBot) -> None:
    assert not any("Back to" in found.text() for found in shown(window.welcome, QPushButton))
    session = opened(qtbot, window, lambda: window.files.open([sample("start-up")]))
    session.do(RenamePlan("R&D plan"))
    for leave in (
        lambda: click(qtbot, window.welcome, "← Back to R&D plan"),
        lambda: qtbot.keyClick(window.welcome, Qt.Key.Key_Escape),
    ):
        window.show_welcome()
        leave()
        assert window.shows_work()
        assert window.session is session


def test_a_sample_opens_as_a_copy_without_a_file(window: MainWindow, qtbot: QtBot) -> None:
    before = sample("start-up").read_bytes()
    name = next(entry.name for entry in sample_list() if entry.path.name.startswith("start-up"))
    link = named(window.welcome, QPushButton, f"Open the sample {name}")
    session = opened(qtbot, window, lambda: qtbot.mouseClick(link, Qt.MouseButton.LeftButton))
    assert session.plan.name == name
    session.do(RenamePlan("Mine"))
    window.close()
    assert sample("start-up").read_bytes() == before


def test_new_plan_opens_an_empty_one_that_says_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    opened(qtbot, window, lambda: click(qtbot, window.welcome, "New plan"))
    assert says(window, "Nobody is here yet")


def test_open_asks_for_a_plan(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sample("start-up")), ""))
    session = opened(qtbot, window, lambda: click(qtbot, window.welcome, "Open…"))
    assert len(session.organisation) == 5


def test_import_asks_for_exports(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    export = tmp_path / "people.csv"
    export.write_text("Id,Name,Manager\n1,Ada,\n2,Bob,1\n3,Cy,1\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(export)], ""))
    click(qtbot, window.welcome, "Import…")
    qtbot.waitUntil(lambda: says(window, "people.csv"), timeout=TIMEOUT)


def test_a_plan_that_is_dropped_opens(window: MainWindow, qtbot: QtBot) -> None:
    session = opened(qtbot, window, lambda: drop(window, sample("start-up")))
    assert len(session.organisation) == 5


def test_exports_that_are_dropped_are_imported_together(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name, row in (("a.csv", "1,Ada,"), ("b.csv", "2,Bob,1")):
        (tmp_path / name).write_text(f"Id,Name,Manager\n{row}\n")
    assert drop(window, tmp_path / "a.csv", tmp_path / "b.csv")
    qtbot.waitUntil(lambda: says(window, "a.csv, b.csv"), timeout=TIMEOUT)


def test_a_dropped_text_is_left_alone(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("Ada Byron")
    enter = QDragEnterEvent(
        window.rect().center(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window.welcome.viewport(), enter)
    assert not enter.isAccepted()


def test_what_an_earlier_session_left_is_offered_and_goes_on(
    window: MainWindow, qtbot: QtBot, folders: Folders
) -> None:
    assert not says(window.welcome, "Not saved yet")
    left = new_session("Left & <b>lying</b>", folders)
    left.document.do(RenamePlan("Half done"))
    left.leave()
    window.show_welcome()
    assert says(window.welcome, "Left & <b>lying</b>")
    link = named(window.welcome, QPushButton, "Go on with Left & <b>lying</b>")
    session = opened(qtbot, window, lambda: qtbot.mouseClick(link, Qt.MouseButton.LeftButton))
    assert session.plan.name == "Half done"
    assert session.document.undo_label == "Rename the plan to Half done"
    window.show_welcome()
    assert not says(window.welcome, "Not saved yet")


def test_plans_of_one_name_are_told_apart_by_their_folders(window: MainWindow, tmp_path: Path) -> None:
    folders = [tmp_path / "of the client", tmp_path / "of last year"]
    window.welcome.show_recent([folder / "people.dataplan" for folder in folders])
    left = [Recoverable(tmp_path, "people", folder / "people.dataplan", datetime.now(UTC)) for folder in folders]
    window.welcome.show_left([*left, Recoverable(tmp_path, "new", None, datetime.now(UTC))], str, str)
    assert [texts(window.welcome).count(str(folder)) for folder in folders] == [2, 2]


def test_the_way_back_to_the_open_plan_is_a_workspace_key(window: MainWindow, qtbot: QtBot) -> None:
    opened(qtbot, window, window.files.new)
    window.actions_by_id["welcome"].trigger()
    assert shown(window.welcome, QPushButton)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.charting.shown
