"""Connections to plans' databases: SQLite's own, and SQLCipher's where a key encrypts what is on the disk."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from dataplanner.files.plan_file.keys import Key


def connect(path: Path, key: Key | None = None) -> sqlite3.Connection:
    """A connection without transactions of its own, for any thread. Raises ``errors``, or ImportError with a key.

    A wrong key shows when the first page is read.
    """
    if key is None:
        return sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), timeout=0, isolation_level=None, check_same_thread=False)
    for pragma in ("cipher_log_level = NONE", f'key = "{key.text}"', "cipher_compatibility = 4"):
        connection.execute(f"PRAGMA {pragma}")
    return cast("sqlite3.Connection", connection)


def can_encrypt() -> bool:
    """Whether the library that passwords need is there."""
    try:
        import sqlcipher3  # noqa: F401
    except ImportError:
        return False
    return True


def errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What a connection raises, and others; asked for only then, as SQLCipher is loaded where it is used."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (*others, sqlite3.Error) if cipher is None else (*others, sqlite3.Error, cipher.Error)


@contextmanager
def in_memory(content: bytes, key: Key | None = None) -> Iterator[sqlite3.Connection]:
    """A database with this content that nobody else sees; with a key it lies in a temporary file, encrypted."""
    if key is None:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            if content:
                connection.deserialize(content)
            yield connection
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "plan")
        path.write_bytes(content)
        with closing(connect(path, key)) as connection:
            yield connection


def content_of(connection: sqlite3.Connection, key: Key | None = None) -> bytes:
    """The content of a database that ``in_memory`` gave, outside a transaction."""
    if key is None:
        return connection.serialize()
    return Path(connection.execute("PRAGMA database_list").fetchone()[2]).read_bytes()
