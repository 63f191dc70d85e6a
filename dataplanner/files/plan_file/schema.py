"""The form of a plan's database: its tables, the numbers that mark it, and whether a database has that form.

``whole`` holds each table of the plan as JSON arrays of its records, as they were when all were written last;
``record`` what single edits have changed since, as JSON under table and key, null where a record is gone; both with
checksums. ``history`` holds the steps that can be undone and redone; ``meta`` what the file says of itself:
``minimum_reader`` (the oldest schema whose readers can read it), ``document`` (one id through all its versions),
``head`` (a fresh id after every edit), ``ancestors`` and ``shared`` (the documents that it comes from, ``line.py``),
how people are numbered while names are masked, and in a working copy what is being typed.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dataplanner.files.plan_file.database import connect
from dataplanner.files.plan_file.keys import Key

APPLICATION_ID = 0x44504C4E  # "DPLN"
VERSION = 3
MINIMUM_READER = 2
MAGIC = b"SQLite format 3\x00"
_NO_LOG = b"\x01\x01"
_FIRST = {
    "history": "CREATE TABLE history (seq INTEGER PRIMARY KEY, undone INTEGER NOT NULL, label TEXT NOT NULL, "
    "at TEXT NOT NULL, changes BLOB NOT NULL)",
    "meta": "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "record": "CREATE TABLE record (tbl TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, "
    "PRIMARY KEY (tbl, key)) WITHOUT ROWID",
}
_WHOLE = {
    "whole": "CREATE TABLE whole (tbl TEXT NOT NULL, part INTEGER NOT NULL, records BLOB NOT NULL, "
    "crc INTEGER NOT NULL, PRIMARY KEY (tbl, part)) WITHOUT ROWID"
}
_RECORD = {
    "record": "CREATE TABLE record (tbl TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, crc INTEGER NOT NULL, "
    "PRIMARY KEY (tbl, key)) WITHOUT ROWID"
}
FORMS: Mapping[int, Mapping[str, str]] = {1: _FIRST, 2: _FIRST | _WHOLE, 3: _FIRST | _WHOLE | _RECORD}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a database say: whose it is and in which version of its schema."""

    application: int
    version: int


def header_of(content: bytes) -> Header | None:
    """The marks of an SQLite database; None for any other bytes."""
    if not content.startswith(MAGIC) or len(content) < 100:
        return None
    return Header(int.from_bytes(content[68:72]), int.from_bytes(content[60:64]))


def is_older(path: Path) -> bool:
    """Whether a file is a plan of an older schema than ours. Raises OSError."""
    header = _header_in(path)
    return header is not None and header.version < VERSION


def is_unlocked(path: Path) -> bool:
    """Whether a file is a plan that no password encrypts; not where it cannot be read."""
    try:
        return _header_in(path) is not None
    except OSError:
        return False


def _header_in(path: Path) -> Header | None:
    """The marks of a plan that is not encrypted; None for any other file, or a pipe or device. Raises OSError."""
    if path.exists() and not path.is_file():
        return None
    with path.open("rb") as file:
        header = header_of(file.read(100))
    return header if header is not None and header.application == APPLICATION_ID else None


def without_log(content: bytes) -> bytes:
    """The same database, said to have no write-ahead log, as one that is only read from memory cannot have."""
    return content if content[18:20] == _NO_LOG else content[:18] + _NO_LOG + content[20:]


def create(connection: sqlite3.Connection) -> None:
    """Give an empty database the tables and marks of a new plan."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in FORMS[VERSION].values():
        connection.execute(statement)
    first = {"minimum_reader": str(MINIMUM_READER), "document": uuid.uuid4().hex, "head": uuid.uuid4().hex}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", first.items())


def has_form(connection: sqlite3.Connection) -> bool:
    """Whether the database holds our tables and nothing else: a view or trigger could make a read run for ever."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    if version(connection) > VERSION:
        kinds = connection.execute("SELECT DISTINCT type FROM sqlite_master").fetchall()
        return set(FORMS[VERSION]) <= set(found) and set(kinds) <= {("table",), ("index",)}
    return found == FORMS.get(version(connection))


def version(connection: sqlite3.Connection) -> int:
    """The version of the schema that the database was written in."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def minimum_reader(connection: sqlite3.Connection) -> int:
    """The oldest schema whose readers can read the database."""
    return int(meta(connection, "minimum_reader"))


def meta(connection: sqlite3.Connection, name: str) -> str:
    """What the file says of itself under a name. Raises ValueError where it says nothing."""
    if (value := find_meta(connection, name)) is None:
        raise ValueError(f"no {name}")
    return value


def find_meta(connection: sqlite3.Connection, name: str) -> str | None:
    """What the file says of itself under a name; None where it says nothing."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def names_itself(connection: sqlite3.Connection) -> bool:
    """Whether the database says which document it is and in which state, as ids: folders are named by them."""
    names = (meta(connection, "document"), meta(connection, "head"))
    return all(name.isascii() and name.isalnum() for name in names)


def set_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the pages in order."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])


def checked_head(path: Path, key: Key | None = None) -> str:
    """The head of a database that was just written, read back from its file. Raises sqlite3.Error or SQLCipher's."""
    with closing(connect(path, key)) as connection:
        if not is_sound(connection):
            raise sqlite3.DatabaseError("what was written is not sound")
        return meta(connection, "head")
