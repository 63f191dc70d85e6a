"""Older schemas brought up to ours, step by step, always on a copy: in memory, or in the working copy.

A step changes tables and records from its version to the next, those in the history included. When one is added,
the tables of the version before stay in ``schema.FORMS``, and a file of that version among the golden ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from zlib import crc32

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.store import put_edits


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database of an older schema up to ours, whole or not at all. Raises sqlite3.Error or ValueError."""
    if (found := schema.version(connection)) >= schema.VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(found, schema.VERSION):
            STEPS[version](connection)
        schema.set_meta(connection, "minimum_reader", str(schema.MINIMUM_READER))
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _gather_records(connection: sqlite3.Connection) -> None:
    """1 to 2: all records, until then each under its key, lie together table by table."""
    connection.execute(schema.FORMS[2]["whole"])
    tables = connection.execute("SELECT tbl, group_concat(body) FROM record GROUP BY tbl").fetchall()
    arrays = ((table, f"[{bodies}]".encode()) for table, bodies in tables)
    rows = ((table, 0, array, crc32(array)) for table, array in arrays)
    connection.executemany("INSERT INTO whole VALUES (?, ?, ?, ?)", rows)
    connection.execute("DELETE FROM record")


def _check_edits(connection: sqlite3.Connection) -> None:
    """2 to 3: what single edits have changed has a checksum as well: a letter that is another one would pass."""
    edits = connection.execute("SELECT tbl, key, body FROM record").fetchall()
    connection.execute("DROP TABLE record")
    connection.execute(schema.FORMS[3]["record"])
    put_edits(connection, edits)


STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: _gather_records, 2: _check_edits}
