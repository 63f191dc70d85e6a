"""While a hostile workbook is read the window stays alive, and then says in a sentence why it will not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from dataplanner.ui.main_window import MainWindow
from tests.files.hr_import.workbooks import SHEET, raw_workbook
from tests.windows import TIMEOUT, click, texts

CORNER = SHEET.format(
    rows='<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)


@pytest.mark.parametrize(("name", "sheet"), [("corner.xlsx", CORNER.encode()), ("bomb.xlsx", b" " * 260_000_000)])
def test_the_window_lives_on(window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, sheet: bytes) -> None:
    path = raw_workbook(tmp_path / name, sheet)
    beats: list[int] = []
    timer = QTimer(window, interval=5)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    window.files.open([path])
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    assert beats
    title, sentence, remedy = texts(window.importing)
    assert title == "This export cannot be imported yet"
    assert name in sentence
    assert remedy
    click(qtbot, window.importing, "Back")
    assert window.welcome.isVisible()
