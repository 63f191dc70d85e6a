"""The composition root of the window: reads the method and the theme, builds the window, opens what was asked for.

Something is painted before the program itself is read, which takes longer than Qt: see ``ui.opening``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from dataplanner.interrupts import started
from dataplanner.ui.opening import shown_opening

if TYPE_CHECKING:
    from dataplanner.files.plan_file import Folders
    from dataplanner.ui.main_window import MainWindow


SWITCH = 0.0005
"""Seconds that work in the background keeps the window waiting each time: ten times less than Python's own choice."""


def make_window(app: QApplication, folders: Folders | None = None) -> MainWindow:
    """The window on its welcome page, not yet shown; ``folders`` in place of the user's own hold what it keeps."""
    from dataplanner.files.appearance import read_appearance
    from dataplanner.files.method_file import load_method
    from dataplanner.files.plan_file import user_folders
    from dataplanner.ui.appearance import theme_of
    from dataplanner.ui.dressing import apply_theme
    from dataplanner.ui.main_window import MainWindow

    folders = folders or user_folders()
    theme = theme_of(read_appearance(folders))
    apply_theme(app, theme)
    return MainWindow(load_method(), theme, folders)


def run(paths: Sequence[Path] = ()) -> int:
    """Show the window, open ``paths`` in it if there are any, and return the exit code when it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Data Planner")
    sys.setswitchinterval(SWITCH)
    opening = shown_opening()

    from dataplanner.files.plan_file import user_folders
    from dataplanner.files.privacy.traces import private_traces

    folders = user_folders()
    with private_traces(folders):
        return _run(app, opening, folders, paths)


def _run(app: QApplication, opening: QWidget, folders: Folders, paths: Sequence[Path]) -> int:
    """Put the window in the place of the one that stood there meanwhile."""
    from dataplanner.files.toml_records import TomlError

    try:
        window = make_window(app, folders)
    except TomlError as error:
        opening.close()
        QMessageBox.critical(None, "Data Planner", f"{error.sentence} {error.remedy}")
        return 2
    window.setGeometry(opening.geometry())
    window.show()
    opening.close()
    if paths:
        QTimer.singleShot(0, lambda: window.files.open(list(paths)))
    started(lambda _signal, _frame: QTimer.singleShot(0, window.close))  # as the window's own button does
    return app.exec()
