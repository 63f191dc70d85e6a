"""How the reader has called the program, so that its help shows words that can be typed."""

from __future__ import annotations

import os

PROGRAM = "dataplanner"
CALLED = "DATAPLANNER_CALLED"
"""The environment variable in which run.py says how it was called itself."""


def called() -> str:
    """The words before a command, such as “python3 run.py”."""
    return os.environ.get(CALLED) or PROGRAM


def as_called(text: str) -> str:
    """A help text, in which the program has its own name, with the words that the reader types."""
    return text.replace(f"{PROGRAM} ", f"{called()} ")
