"""What Ctrl+C does: it ends the program without a word while it starts; from then on whoever works answers it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

Answer = Callable[[int, FrameType | None], object]
STOPPED = 130
"""The exit code by which shells tell that Ctrl+C has ended a program."""


@contextmanager
def quiet_start() -> Iterator[None]:
    """End the program at once when Ctrl+C is pressed, until ``started``: half of it cannot say anything yet."""
    before = signal.signal(signal.SIGINT, _end)
    try:
        _let_through()
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def started(answer: Answer = signal.default_int_handler) -> None:
    """Have Ctrl+C answered so from now on: by a KeyboardInterrupt, unless told otherwise."""
    signal.signal(signal.SIGINT, answer)


def _end(_signal: int, _frame: FrameType | None) -> None:
    os._exit(STOPPED)  # an exception would be shown, or abort the libraries that are being loaded


def _let_through() -> None:
    """Let Ctrl+C in: run.py holds it back from Python itself, which shows a message of its own while it starts."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
