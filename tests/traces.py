"""The private traces of a running program, for as long as a test needs them."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.traces import private_traces


@contextmanager
def running(folders: Folders) -> Iterator[None]:
    """Log and put down temporary files as the program does; afterwards everything is as it was."""
    root = logging.getLogger()
    handlers, level, hooks = list(root.handlers), root.level, (sys.excepthook, threading.excepthook)
    try:
        with private_traces(folders):
            yield
    finally:
        for handler in set(root.handlers) - set(handlers):
            handler.close()
        root.handlers[:] = handlers
        root.setLevel(level)
        sys.excepthook, threading.excepthook = hooks
