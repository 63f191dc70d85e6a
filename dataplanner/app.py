"""The composition root of the window: reads the method and the theme, builds the window, opens what was asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import Folders, user_folders
from dataplanner.files.privacy.traces import private_traces
from dataplanner.files.toml_records import TomlError
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.theme import apply_theme, load_theme, preferred_theme


def make_window(app: QApplication, folders: Folders | None = None) -> MainWindow:
    """The window on its welcome page, not yet shown; ``folders`` in place of the user's own hold what it keeps."""
    theme = load_theme(preferred_theme())
    apply_theme(app, theme)
    return MainWindow(load_method(), theme, folders or user_folders())


def run(paths: Sequence[Path] = ()) -> int:
    """Show the window, open ``paths`` in it if there are any, and return the exit code when it is closed."""
    folders = user_folders()
    with private_traces(folders):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Data Planner")
        try:
            window = make_window(app, folders)
        except TomlError as error:
            QMessageBox.critical(None, "Data Planner", f"{error.sentence} {error.remedy}")
            return 2
        window.show()
        if paths:
            QTimer.singleShot(0, lambda: window.files.open(list(paths)))
        return app.exec()
