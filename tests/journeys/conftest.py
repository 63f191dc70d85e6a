"""The window's fixtures for the journeys."""

from tests.ui.dialogs import dialogs
from tests.windows import folders, method, open_sample, session, theme, window

__all__ = ["dialogs", "folders", "method", "open_sample", "session", "theme", "window"]
