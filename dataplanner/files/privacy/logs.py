"""A log that can be sent to somebody: types of faults and where they happened, never what was being worked on.

The text of an exception carries cells and names, and so do the arguments of a message: both stay out.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

NAME = "data-planner.log"
LARGEST = 500_000  # bytes, of each of the two files
_ROOT = Path(__file__).resolve().parents[3]


class PlaceOnly(logging.Formatter):
    """Time, level and place of a message; of an exception the types and the places of its stack."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s:%(lineno)d", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        head = self.formatMessage(self._timed(record))
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([head, *stack(error)]) if error is not None else head

    def _timed(self, record: logging.LogRecord) -> logging.LogRecord:
        record.asctime = self.formatTime(record, self.datefmt)
        return record


def stack(error: BaseException) -> Iterator[str]:
    """The type and places of an exception, and of those that led to it, without a word of their text."""
    yield f"  {type(error).__module__}.{type(error).__qualname__}"
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"    {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield "  because of"
        yield from stack(cause)


def set_up_logging(folder: Path) -> logging.Handler:
    """Send all log messages and uncaught exceptions to a file in ``folder``, and only there. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / NAME, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(PlaceOnly())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda caught: _log_uncaught(caught.exc_type, caught.exc_value, caught.exc_traceback)
    return handler


def _log_uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("dataplanner").error("uncaught", exc_info=(kind, error or kind(), trace))


def _place(file: str) -> str:
    """A file of ours or of a library by the end of its path: the beginning may hold the user's name."""
    path = Path(file)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else "/".join(path.parts[-2:])
