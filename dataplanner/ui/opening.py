"""What is painted first, while the program itself is still being read: the name on the theme's paper. Needs only Qt.

It is a plain label with a style sheet, and names no constant of Qt's: a painter or a namespace of Python's making
would take a third of the time to the first paint.
"""

from __future__ import annotations

import tomllib

from PySide6.QtWidgets import QApplication, QLabel

from dataplanner.files.resources import resource

SIZE = (1440, 900)
_SAYS = "Data Planner is opening …"
_LOOK = "QLabel {{ background: {paper}; color: {secondary}; font-size: {size}px; qproperty-alignment: AlignCenter; }}"


def opening_window() -> QLabel:
    """It stands where the window will stand, as large as it will be. Needs a QApplication."""
    theme = tomllib.loads(resource("theme.toml").read_text(encoding="utf-8"))
    dark = QApplication.palette().window().color().lightnessF() < 0.5
    opening = QLabel(_SAYS)
    opening.setStyleSheet(_LOOK.format(**theme["dark" if dark else "light"], size=round(theme["fonts"]["heading"])))
    opening.setWindowTitle("Data Planner")
    opening.resize(*SIZE)
    return opening


def shown_opening() -> QLabel:
    """The window on the screen, painted."""
    opening = opening_window()
    opening.show()
    QApplication.processEvents()
    return opening
