"""Records in a plan's database: written, removed and read back, table by table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dataplanner.files.plan_file.schema import VERSION, version
from dataplanner.files.plan_records import Records, records_in, records_of
from dataplanner.model.plan import TABLES, Plan
from dataplanner.model.records import Change, Key, Record, keyed


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


def read_tables(connection: sqlite3.Connection) -> dict[str, Records]:
    """The records of each table, in the sequence of their keys.

    Of a newer schema that lets us read it, only the tables and fields that we know. Raises PlanTextError, or ValueError
    where a body is no JSON or stands under another's key.
    """
    rows = connection.execute("SELECT tbl, group_concat(key), group_concat(body) FROM record GROUP BY tbl").fetchall()
    newer = version(connection) > VERSION
    return {
        table: _read_table(table, keys, bodies, newer=newer)
        for table, keys, bodies in rows
        if not newer or table in TABLES
    }


def key_text(key: Key) -> str:
    """How a key is written: as a JSON array."""
    return json.dumps(key)


def body_text(record: Record) -> str:
    """How a record is written: as JSON, in ASCII, which holds even half a surrogate pair."""
    return json.dumps(record.plain())


def _read_table(table: str, keys: str, bodies: str, *, newer: bool) -> Records:
    """The records whose keys and bodies are these, each joined by commas."""
    if table not in TABLES:
        return []
    text = f"[{bodies}]"
    records = records_of(table, _known_fields(table, json.loads(text))) if newer else records_in(table, text)
    if msgspec.json.decode(f"[{keys}]", type=list[Key]) != list(keyed(records)):
        raise ValueError(f"a record of {table} under a wrong key")
    return records


def _known_fields(table: str, plain: list[Any]) -> list[Any]:
    known = set(TABLES[table].__struct_fields__)
    return [{name: value for name, value in record.items() if name in known} for record in plain]
