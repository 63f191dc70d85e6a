"""The files that Python itself writes, told to a watcher that may let them fail, as ``database`` does for databases."""

from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import apsw
import pytest

from tests.torture.database import Watcher

BLOCK, PIECES = 4096, 16
"""So many bytes are taken at a time, as a system may, which whoever writes has to bear; of much such a part, or nearly
all faults would be one in the four megabytes of zeros with which the log of a working copy begins."""


@contextmanager
def watched_files(watcher: Watcher) -> Iterator[None]:
    """Tell a watcher of every file that is made, every block written, every sync and every renaming meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(io, "open", partial(_open, watcher, io.open))
        patch.setattr(tempfile, "mkstemp", _told(watcher.create, tempfile.mkstemp, where=2))
        patch.setattr(os, "fsync", _told(watcher.sync, os.fsync))
        patch.setattr(os, "replace", _told(watcher.rename, os.replace))
        yield


class _WatchedFile(io.FileIO):
    """A file as the system gives it, below all buffers."""

    def __init__(self, watcher: Watcher, path: Any, mode: str) -> None:
        with _naming_faults():
            watcher.create(str(path))
        super().__init__(path, mode.translate({ord("b"): None, ord("t"): None}))
        self._watcher = watcher

    def write(self, data: Any) -> int:
        block = bytes(data[: max(BLOCK, len(data) // PIECES)])
        try:
            with _naming_faults():
                self._watcher.write(str(self.name), self.tell(), block)
        except OSError:
            super().write(block[: len(block) // 2])  # what still fitted
            raise
        return super().write(block)


def _open(watcher: Watcher, real: Callable[..., Any], file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
    """What ``io.open`` does."""
    if not set(mode) & set("wax+") or isinstance(file, int):
        return real(file, mode, *more, **named)
    raw = _WatchedFile(watcher, file, mode)
    buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
    if "b" in mode:
        return buffered
    named.pop("buffering", None)
    return io.TextIOWrapper(buffered, *more[1:], **named)


def _told(tell: Callable[[str], None], real: Callable[..., Any], *, where: int = 0) -> Callable[..., Any]:
    """A function of the system that tells before it acts; ``where`` counts to the value that says in which file."""

    def act(*values: Any, **named: Any) -> Any:
        with _naming_faults():
            tell(str(values[where]))
        return real(*values, **named)

    return act


@contextmanager
def _naming_faults() -> Iterator[None]:
    """Raise what the system raises in the place of apsw's errors."""
    try:
        yield
    except apsw.FullError as error:
        raise OSError(errno.ENOSPC, "No space left on device") from error
    except apsw.IOError as error:
        raise OSError(errno.EIO, "Input/output error") from error
