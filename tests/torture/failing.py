"""A disk that fails at the n-th thing asked of it, and what must hold of whatever it made fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.errors import DiskFull
from tests.torture.database import Watcher

FAULTS: dict[str, type[apsw.Error]] = {"full": apsw.FullError, "I/O error": apsw.IOError}
MOST = 10_000


class Failing(Watcher):
    """A broken disk fails at the n-th thing asked of it; a full one from then on at all that takes room."""

    def __init__(self, fault: str, at: int) -> None:
        self._fault = FAULTS[fault]
        self._left = at
        self.failed = False

    def write(self, path: str, offset: int, data: bytes) -> None:
        self._count(takes_room=True)

    def create(self, path: str) -> None:
        self._count(takes_room=True)

    def truncate(self, path: str, size: int) -> None:
        self._count()

    def sync(self, path: str) -> None:
        self._count()

    def rename(self, path: str) -> None:
        self._count()

    def _count(self, *, takes_room: bool = False) -> None:
        self._left -= 1
        if self._left == -1 or (takes_room and self.failed and self._fault is apsw.FullError):
            self.failed = True
            raise self._fault


def failing_everywhere(stride: int = 1) -> Iterator[tuple[str, Failing]]:
    """For each fault disks that fail at the n-th thing, for every n or every so many, until one was asked for less."""
    for fault in FAULTS:
        for at in range(0, MOST, stride):
            yield fault, (failing := Failing(fault, at))
            if not failing.failed:
                break
        else:
            raise AssertionError("it never succeeded")


def fault_of_refusal(fault: str, error: FileError, path: Path, before: bytes) -> str | None:
    """What is wrong with how writing ``path`` was refused, or None."""
    if path.read_bytes() != before:
        return "the old file was changed"
    if not (error.sentence and error.remedy):
        return "nothing was said"
    if (fault == "full") != isinstance(error, DiskFull):
        return f"{fault}, and what was said is {type(error).__name__}"
    return "something was left behind" if any(path.parent.glob(".dataplan-*")) else None
