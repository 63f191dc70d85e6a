"""The window's fixtures for every test of the user interface."""

from tests.windows import folders, method, open_sample, theme, window

__all__ = ["folders", "method", "open_sample", "theme", "window"]
