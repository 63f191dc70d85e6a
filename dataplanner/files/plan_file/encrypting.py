"""A plan's database written anew under another key or under none, when a password is set, changed or removed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.database import content_of, in_memory
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.reading import naming_damage, read_bytes, reading


def under_key(source: sqlite3.Connection, key: Key | None) -> bytes:
    """The content of a sound database under a key or under none. Raises sqlite3.Error or SQLCipher's."""
    version = schema.version(source)
    with in_memory(b"", key) as connection:
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        for table, statement in schema.FORMS[version].items():
            connection.execute(statement)
            rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608
            columns = ", ".join("?" for _ in rows.description)
            connection.executemany(f"INSERT INTO {table} VALUES ({columns})", rows)  # noqa: S608
        connection.execute("COMMIT")
        return content_of(connection, key)


def file_under_key(path: Path, old: Key | None, new: Key | None) -> bytes:
    """The content of a plan's file under a new key. Raises FileError, ProtectedPlan where ``old`` does not open it."""
    source = read_bytes(path, old)
    with reading(source) as connection, naming_damage(path):
        return under_key(connection, new)
