"""Work that nothing may come between: in another thread, with the window painting and its input waiting."""

from __future__ import annotations

from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.files.errors import FileError
from dataplanner.ui.finishing import Finishing, InWindow
from dataplanner.ui.frame.status_bar import StatusBar
from dataplanner.ui.tasks import Tasks
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
