"""A database over a file system of ours (apsw), for the working copy to use instead of the one of Python's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw

VFS = "torture"


class Watcher:
    """Told of everything that is done to files, before it is done; may refuse by raising."""

    def write(self, path: str, offset: int, data: bytes) -> None: ...
    def truncate(self, path: str, size: int) -> None: ...
    def sync(self, path: str) -> None: ...
    def delete(self, path: str) -> None: ...
    def create(self, path: str) -> None: ...
    def rename(self, path: str) -> None: ...


class WatchedFiles(apsw.VFS):
    """A file system that does what the usual one does, and tells a watcher."""

    def __init__(self, watcher: Watcher) -> None:
        self.watcher = watcher
        super().__init__(VFS, "")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        return _WatchedFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:
        self.watcher.delete(name)
        super().xDelete(name, syncdir)


class _WatchedFile(apsw.VFSFile):
    def __init__(self, files: WatchedFiles, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._files = files
        self._name = "" if name is None else name.filename() if isinstance(name, apsw.URIFilename) else str(name)

    def xWrite(self, data: Any, offset: int) -> None:
        self._files.watcher.write(self._name, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._files.watcher.truncate(self._name, size)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._files.watcher.sync(self._name)
        super().xSync(flags)


class _Rows(list[tuple[Any, ...]]):
    """The rows of a statement, as a cursor of sqlite3 gives them."""

    rowcount = -1

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self)

    def fetchone(self) -> tuple[Any, ...] | None:
        return self[0] if self else None


class _Connection:
    """As much of sqlite3.Connection as the working copy uses."""

    def __init__(self, path: Path | str, **_: object) -> None:
        self.database = apsw.Connection(str(path), vfs=VFS)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> _Rows:
        with _naming_faults():
            rows = _Rows(self.database.cursor().execute(statement, values))
        rows.rowcount = self.database.changes()
        return rows

    def executemany(self, statement: str, values: Iterator[Sequence[Any]]) -> None:
        for row in values:
            self.execute(statement, row)

    def backup(self, target: _Connection) -> None:
        with _naming_faults():
            backup = target.database.backup("main", self.database, "main")
            try:
                backup.step()
            except apsw.Error:
                backup.close(force=True)
                raise
            backup.close()

    def close(self) -> None:
        with suppress(apsw.Error, SystemError):  # as with sqlite3, whose close never fails
            self.database.close(force=True)


class _naming_faults:  # noqa: N801
    """Raise sqlite3's errors in the place of apsw's."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, apsw.FullError):
            raise sqlite3.OperationalError("database or disk is full") from error
        if isinstance(error, apsw.Error):
            raise sqlite3.OperationalError("disk I/O error") from error


def connect(path: Path, key: object = None) -> _Connection:
    """What to put in the place of the working copy's ``connect``."""
    assert key is None
    return _Connection(path)
