"""The window's fixtures for the journeys."""

from tests.windows import folders, method, open_sample, theme, window

__all__ = ["folders", "method", "open_sample", "theme", "window"]
