"""Work that nothing may come between: in another thread, with the window painting and its input waiting."""

from __future__ import annotations

from collections.abc import Callable
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.files.errors import FileError
from dataplanner.ui.finishing import Finishing, InWindow
from dataplanner.ui.frame.status_bar import StatusBar
from dataplanner.ui.tasks import CancelledError, Handle, Tasks
from dataplanner.ui.waiting_window import WaitingWindow
from tests.windows import texts


@pytest.fixture
def finishing(qtbot: QtBot) -> Finishing:
    return Finishing()


def test_the_work_runs_elsewhere_and_its_result_comes_back(finishing: Finishing) -> None:
    assert finishing.result_of("Counting", lambda _where: current_thread()) is not main_thread()
    assert not finishing.active


def test_what_it_raises_comes_back(finishing: Finishing) -> None:
    def fail(_where: InWindow) -> None:
        raise FileError("No room.")

    with pytest.raises(FileError, match="No room"):
        finishing.result_of("Counting", fail)
    assert not finishing.active
    assert QApplication.overrideCursor() is None


def test_the_document_is_changed_on_the_ui_thread(finishing: Finishing) -> None:
    threads = []

    def work(where: InWindow) -> str:
        where(lambda: threads.append(current_thread()))
        return "done"

    assert finishing.result_of("Counting", work) == "done"
    assert threads == [main_thread()]


def test_what_fails_there_is_raised_in_the_work(finishing: Finishing) -> None:
    def refuse() -> None:
        raise FileError("Not kept.")

    def work(where: InWindow) -> str:
        with pytest.raises(FileError):
            where(refuse)
        return "told"

    assert finishing.result_of("Counting", work) == "told"


def test_the_window_lives_on_and_says_what_is_done(qtbot: QtBot, finishing: Finishing) -> None:
    bar = StatusBar(Tasks(), finishing, str)
    qtbot.addWidget(bar)
    bar.show()
    said: list[str] = []
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: said.extend(texts(bar)))
    timer.start()
    finishing.result_of("Saving", lambda _where: [] if _waited(said) else None)
    timer.stop()
    assert "Saving" in said
    assert "Saving" not in texts(bar)


def test_how_far_it_is_is_told(qtbot: QtBot, finishing: Finishing) -> None:
    bar = StatusBar(Tasks(), finishing, str)
    qtbot.addWidget(bar)
    told: list[list[str]] = []

    def work(where: InWindow) -> None:
        finishing.progressed.emit(0.5, "Counting 3 of 6")
        where(lambda: told.append([label.text() for label in bar.findChildren(QLabel)]))

    finishing.result_of("Counting", work)
    assert "Counting 3 of 6" in told[0]


def test_a_key_meanwhile_waits(qtbot: QtBot, finishing: Finishing) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    during: list[str] = []

    def work(where: InWindow) -> None:
        where(lambda: during.append(field.text()))

    finishing.result_of("Saving", work)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert during == [""]
    assert field.text() == "a"


def _waited(said: list[str]) -> bool:
    """Wait, in the work, until the window has said something."""
    from time import sleep

    for _ in range(500):
        if "Saving" in said:
            return True
        sleep(0.01)
    return False


def look_until_stopped(handle: Handle) -> None:
    """Work that goes on until it is asked to stop."""
    while True:
        handle.report(0.5, "Counting 3 of 6")
        handle.stop.wait(0.01)


def when_waiting(act: Callable[[WaitingWindow], object]) -> QTimer:
    """Do something with what stands before the window, as soon as it does."""
    timer = QTimer(interval=10)

    def look() -> None:
        waiting = QApplication.activeModalWidget()
        if isinstance(waiting, WaitingWindow) and "Counting 3 of 6" in texts(waiting):
            timer.stop()
            act(waiting)

    timer.timeout.connect(look)
    timer.start()
    return timer


@pytest.mark.parametrize(
    "cancel",
    [
        lambda waiting: QTest.mouseClick(waiting.findChild(QPushButton), Qt.MouseButton.LeftButton),
        lambda waiting: QTest.keyClick(waiting, Qt.Key.Key_Escape),
        lambda waiting: waiting.close(),
    ],
)
def test_what_takes_long_says_how_far_it_is_and_can_be_cancelled(
    finishing: Finishing, qtbot: QtBot, cancel: Callable[[WaitingWindow], object]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = when_waiting(cancel)
    with pytest.raises(CancelledError):
        finishing.result_unless_cancelled("Counting", look_until_stopped, window)
    assert not timer.isActive()
    assert not finishing.active
    assert QApplication.activeModalWidget() is None
    assert QApplication.overrideCursor() is None


def test_what_is_done_at_once_is_not_announced(finishing: Finishing, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert finishing.result_unless_cancelled("Counting", lambda _handle: 7, window) == 7
    assert window.findChildren(WaitingWindow) == []
