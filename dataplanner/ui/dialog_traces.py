"""What Qt's dialogs for files write down of folders, in a file that all programs share: nothing of ours stays there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings

_OWNER = "QtProject"
_KEYS = ("FileDialog/lastVisited", "FileDialog/history")


@contextmanager
def leaving_no_traces() -> Iterator[None]:
    """What Qt had written down before a dialog is what it has after it."""
    settings = _settings()
    before = {key: settings.value(key) for key in _KEYS if settings.contains(key)}
    try:
        yield
    finally:
        settings = _settings()
        for key in _KEYS:
            if key in before:
                settings.setValue(key, before[key])
            else:
                settings.remove(key)
        settings.sync()


def forget_traces() -> None:
    """Have Qt forget the folders that any dialog for files has shown last; an older Data Planner left them there."""
    settings = _settings()
    for key in _KEYS:
        settings.remove(key)
    settings.sync()


def _settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, _OWNER)
