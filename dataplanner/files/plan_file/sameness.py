"""Whether two files hold the same plan, whatever their histories: told without reading their records, as a rule.

What both have written whole is the same where its checksums are; then only what single edits have changed since counts.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.reading import naming_damage, plan_in, read_bytes, reading
from dataplanner.model.edits import RestorePlan

GONE = "null"
Edited = dict[tuple[str, str], str]
"""What single edits have left, as JSON by table and key."""


def same_plan(one: Path, other: Path, key: Key | None = None) -> bool:
    """Whether two plans' files have the same records; not where one of them cannot be read, or is text."""
    try:
        sources = read_bytes(one, key), read_bytes(other, key)
        if any(source.is_text for source in sources):
            return False
        with reading(sources[0]) as first, reading(sources[1]) as second, naming_damage(one):
            return _same(first, second)
    except FileError:
        return False


def _same(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    if _whole(one) == _whole(other):
        first, second = _edited(one), _edited(other)
        if first == second:
            return True
        if any(first[place] != second[place] for place in first.keys() & second.keys()):
            return False
        alone = dict(first.items() ^ second.items())
        if any(body != GONE and not _stands_in_whole(one, place[0], body) for place, body in alone.items()):
            return False
    return not RestorePlan(plan_in(one), "").changes(plan_in(other))


def _whole(connection: sqlite3.Connection) -> list[tuple[str, int, int, int]]:
    return connection.execute("SELECT tbl, part, length(records), crc FROM whole ORDER BY tbl, part").fetchall()


def _edited(connection: sqlite3.Connection) -> Edited:
    rows = connection.execute("SELECT tbl, key, body FROM record")
    return {(table, key): body for table, key, body in rows}


def _stands_in_whole(connection: sqlite3.Connection, table: str, body: str) -> bool:
    """Whether a record may be what was written whole, as it is after an edit that was undone."""
    rows = connection.execute("SELECT records FROM whole WHERE tbl = ?", (table,))
    return any(body.encode() in records for (records,) in rows)
