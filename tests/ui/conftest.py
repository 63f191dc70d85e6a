"""The window's fixtures for every test of the user interface."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.ui.dialogs import dialogs
from tests.windows import folders, method, open_sample, session, theme, window

__all__ = ["dialogs", "folders", "method", "open_sample", "session", "settings", "theme", "window"]


@pytest.fixture(autouse=True, scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where Qt writes down what it remembers for all programs: not where those of the developer look."""
    formats, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    before, place = Path(QSettings(user, "QtProject").fileName()).parent, tmp_path_factory.mktemp("settings")
    QSettings.setPath(formats, user, str(place))
    yield place
    QSettings.setPath(formats, user, str(before))
