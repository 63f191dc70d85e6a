"""Records in a plan's database: written, removed and read back as the plain data of each table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from dataplanner.files.plan_file.schema import VERSION, version
from dataplanner.model.plan import TABLES, Plan
from dataplanner.model.records import Change, Key, Record

Tables = dict[str, list[Any]]


def all_records(plan: Plan) -> Iterator[Record]:
    """Every record of a plan, table by table."""
    for record_type in TABLES.values():
        yield from plan.all(record_type)


def write_records(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Store records, in place of those of the same table and key."""
    rows = ((record.table, key_text(record.key), body_text(record)) for record in records)
    connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", rows)


def write_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Bring the database to the state after the changes."""
    last = {(change.table, change.key): change for change in changes}
    write_records(connection, (change.after for change in last.values() if change.after is not None))
    gone = ((table, key_text(key)) for (table, key), change in last.items() if change.after is None)
    connection.executemany("DELETE FROM record WHERE tbl = ? AND key = ?", gone)


def read_tables(connection: sqlite3.Connection) -> Tables:
    """The plain records of each table. Raises ValueError where a body is no JSON or stands under another's key.

    Of a newer schema that lets us read it, only the tables and fields that we know.
    """
    names = [name for (name,) in connection.execute("SELECT DISTINCT tbl FROM record")]
    if version(connection) <= VERSION:
        return {name: _read_table(connection, name) for name in names}
    return {name: _known_fields(name, _read_table(connection, name)) for name in names if name in TABLES}


def key_text(key: Key) -> str:
    """How a key is written: as a JSON array."""
    return json.dumps(key)


def body_text(record: Record) -> str:
    """How a record is written: as JSON, in ASCII, which holds even half a surrogate pair."""
    return json.dumps(record.plain())


def _read_table(connection: sqlite3.Connection, table: str) -> list[Any]:
    rows = connection.execute("SELECT key, body FROM record WHERE tbl = ? ORDER BY key", (table,)).fetchall()
    plain = json.loads(f"[{','.join(body for _, body in rows)}]")
    if table in TABLES and _keys_text(TABLES[table], plain) != f"[{', '.join(key for key, _ in rows)}]":
        raise ValueError(f"a record of {table} under a wrong key")
    return list(plain)


def _keys_text(record_type: type[Record], plain: list[Any]) -> str:
    """The keys of plain records as one text: comparing that is ten times as fast as one by one."""
    return json.dumps([[record.get(name) for name in record_type.key_fields] for record in plain])


def _known_fields(table: str, plain: list[Any]) -> list[Any]:
    known = set(TABLES[table].__struct_fields__)
    return [{name: value for name, value in record.items() if name in known} for record in plain]
