"""What is painted first needs nothing but Qt, and gives way to the window."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from dataplanner.ui.opening import opening_window
from dataplanner.ui.theme import load_theme

HEAVY = {"numpy", "networkx", "pandas", "openpyxl", "sqlite3"}
PROGRAM = """
import sys, dataplanner.__main__, dataplanner.start, dataplanner.app
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_nothing_heavy_is_read_before_the_first_paint() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
    assert "PySide6" in done.stdout.split()


def test_it_is_the_themes_paper_with_a_name_on_it(qtbot: QtBot) -> None:
    opening = opening_window()
    qtbot.addWidget(opening)
    with qtbot.waitExposed(opening):
        opening.show()
    image = opening.grab().toImage()
    assert image.pixelColor(3, 3) == QColor(load_theme().palette.paper)
    written = {image.pixelColor(x, y).name() for x in range(600, 840, 2) for y in range(390, 460, 2)}
    assert len(written) > 2
