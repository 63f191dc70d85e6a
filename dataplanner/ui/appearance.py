"""View ▸ Appearance: the window in light or dark, or as the desktop asks for, now and the next time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from dataplanner.files.appearance import Appearance, keep_appearance, read_appearance
from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders
from dataplanner.ui.dressing import preferred_theme
from dataplanner.ui.theme import Theme, load_theme

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow


def theme_of(appearance: Appearance) -> Theme:
    """The theme that an appearance means just now."""
    return load_theme(preferred_theme() if appearance == "system" else appearance)


class Appearances(QObject):
    """Holds what was chosen, and follows the desktop while that is chosen."""

    def __init__(self, window: MainWindow, folders: Folders) -> None:
        super().__init__(window)
        self._window, self._folders = window, folders
        self.chosen = read_appearance(folders)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._show)

    def choose(self, appearance: Appearance) -> None:
        """Look so from now on; a choice that cannot be kept holds until the window is closed."""
        self.chosen = appearance
        with suppress(FileError, OSError):
            keep_appearance(appearance, self._folders)
        self._show()

    def _show(self) -> None:
        theme = theme_of(self.chosen)
        if theme.name != self._window.theme.name:
            self._window.wear(theme)
