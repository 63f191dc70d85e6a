"""Records in a plan's database: written, changed and read back, table by table.

A table of the plan lies in ``whole``, as JSON arrays of many records each, so that a large one is read and written at
once. What single edits have changed since stands in ``record``, each record under its key, null for one that is gone.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring_ascii
from zlib import crc32

import msgspec

from dataplanner.files.plan_file.schema import VERSION, version
from dataplanner.files.plan_records import json_of, records_in, records_of
from dataplanner.in_parts import in_sequence
from dataplanner.model.plan import TABLES, Plan
from dataplanner.model.records import Change, Key, Record, keyed, keys_of

Tables = dict[str, list[Record]]
Edits = Mapping[str, dict[Key, Record | None]]
"""What is under some keys of some tables after edits; None where nothing is any more."""
StoredEdit = tuple[str, str, str]
"""A table, a key and what is under it, both as JSON."""
MOST_EDITED = 5_000
"""Where a step changes more records than that, as an import does, it is faster to write all of them anew."""
PART = 2_000
"""So many records are one array: few enough that the processor still has at hand what it has just read."""
_ONLY = "WHERE tbl = coalesce(?, tbl)"


def all_records(plan: Plan) -> Iterator[Record]:
    """Every record of a plan, table by table."""
    for record_type in TABLES.values():
        yield from plan.all(record_type)


def write_plan(connection: sqlite3.Connection, plan: Plan) -> None:
    """Store the records of a plan in place of all that are there."""
    _write_tables(connection, {record_type.table: list(plan.all(record_type)) for record_type in TABLES.values()})


def write_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Bring the database to the state after the changes."""
    edits: Edits = defaultdict(dict)
    for change in changes:
        edits[change.table][change.key] = change.after
    if sum(map(len, edits.values())) > MOST_EDITED:
        _write_tables(connection, _edited(read_tables(connection), edits))
    else:
        _write_edits(connection, edits)


def tables_in(connection: sqlite3.Connection) -> list[str]:
    """The tables of which anything is stored."""
    return [table for (table,) in connection.execute("SELECT tbl FROM whole UNION SELECT tbl FROM record")]


def texts_in(connection: sqlite3.Connection, table: str) -> list[bytes]:
    """All that is stored of a table, as the JSON that it is, with what edits have replaced and the keys of edits."""
    whole = connection.execute("SELECT records FROM whole WHERE tbl = ? ORDER BY part", (table,)).fetchall()
    edits = connection.execute("SELECT key, body FROM record WHERE tbl = ? ORDER BY key", (table,))
    return [records for (records,) in whole] + [text.encode() for row in edits for text in row]


def read_tables(connection: sqlite3.Connection, only: str | None = None) -> Tables:
    """The records of each table, or of one. Of a newer schema that lets us read it, only what we know.

    Raises PlanTextError, LookupError for a table that no plan has, or ValueError where something is no JSON, stands
    under another's key or is not what was written: an id that is another by one bit may yet fit the others.
    """
    newer = version(connection) > VERSION
    tables: Tables = defaultdict(list)
    whole = f"SELECT tbl, records, crc FROM whole {_ONLY} ORDER BY tbl, part"  # noqa: S608
    for table, text, crc in connection.execute(whole, (only,)):
        if crc32(text) != crc:
            raise ValueError(f"records of {table} have changed")
        if table in TABLES or not newer:
            tables[table] += _records(table, text, len(tables[table]), newer=newer)
    return _edited(tables, _read_edits(connection, only, newer=newer))


def arrays_of(records: list[Record]) -> Iterator[bytes]:
    """Records of one table as they are stored: sorted, so that their sequence tells nothing of where they come from."""
    by_keys = keyed(records)
    sequence = in_sequence(list(by_keys))
    for start in range(0, len(sequence), PART):
        yield json_of([by_keys[key] for key in sequence[start : start + PART]])


def put_table(connection: sqlite3.Connection, table: str, arrays: Iterable[bytes]) -> None:
    """Store arrays of records in place of all that is there of a table."""
    connection.execute("DELETE FROM record WHERE tbl = ?", (table,))
    connection.execute("DELETE FROM whole WHERE tbl = ?", (table,))
    rows = ((table, PART * number, array, crc32(array)) for number, array in enumerate(arrays))
    connection.executemany("INSERT INTO whole VALUES (?, ?, ?, ?)", rows)


def _write_tables(connection: sqlite3.Connection, tables: Tables) -> None:
    """Store these records alone."""
    connection.execute("DELETE FROM record")
    connection.execute("DELETE FROM whole")
    for table, records in tables.items():
        put_table(connection, table, arrays_of(records))


def _write_edits(connection: sqlite3.Connection, edits: Edits) -> None:
    rows = (
        (table, _text_of(key), "null" if record is None else json_of(record).decode())
        for table, under_keys in edits.items()
        for key, record in under_keys.items()
    )
    put_edits(connection, rows)


def put_edits(connection: sqlite3.Connection, rows: Iterable[StoredEdit]) -> None:
    """Store what is under some keys after edits."""
    checked = ((*row, _crc(row)) for row in rows)
    connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", checked)


def _crc(row: StoredEdit) -> int:
    return crc32("".join(row).encode())


def _text_of(key: Key) -> str:
    """A key as ``json.dumps`` writes it, without an encoder being made for each."""
    return f"[{', '.join(map(encode_basestring_ascii, key))}]"


def _read_edits(connection: sqlite3.Connection, only: str | None, *, newer: bool) -> Edits:
    together = "SELECT tbl, body = 'null' AS gone, group_concat(key), group_concat(body) FROM record"
    rows = connection.execute(f"{together} {_ONLY} GROUP BY tbl, gone", (only,)).fetchall()
    if not newer:
        _check_edits(connection, only)
    edits: Edits = defaultdict(dict)
    for table, gone, keys, bodies in rows:
        if table in TABLES or not newer:
            records = {} if gone else keyed(_records(table, f"[{bodies}]", newer=newer))
            edits[table].update(_under(_keys_in(f"[{keys}]"), records))
    return edits


def _check_edits(connection: sqlite3.Connection, only: str | None) -> None:
    rows = connection.execute(f"SELECT tbl, key, body, crc FROM record {_ONLY}", (only,))  # noqa: S608
    for *row, crc in rows:
        if _crc(tuple(row)) != crc:
            raise ValueError(f"an edit of {row[0]} has changed")


def _keys_in(text: str) -> list[Key]:
    try:
        return msgspec.json.decode(text, type=list[Key])
    except ValueError:  # Python's own reader takes half a surrogate pair as well
        return [tuple(key) for key in json.loads(text)]


def _under(keys: list[Key], records: dict[Key, Record]) -> Mapping[Key, Record | None]:
    """What is under these keys: the records, or nothing. Raises ValueError where a record is under another's key."""
    if records and list(records) != keys:
        raise ValueError("a record under a wrong key")
    return records or dict.fromkeys(keys)


def _edited(tables: Tables, edits: Edits) -> Tables:
    """The tables as they are after the edits."""
    return tables | {table: _left(tables.get(table, []), under_keys) for table, under_keys in edits.items()}


def _left(records: list[Record], under_keys: Mapping[Key, Record | None]) -> list[Record]:
    new = dict(under_keys)
    found = [new.pop(key, record) for key, record in zip(keys_of(records), records, strict=True)]
    return [record for record in (*found, *new.values()) if record is not None]


def _records(table: str, text: str | bytes, before: int = 0, *, newer: bool) -> list[Record]:
    if not newer:
        return records_in(table, text, before)
    known = set(TABLES[table].__struct_fields__)
    plain_records = [{name: plain[name] for name in known & plain.keys()} for plain in json.loads(text)]
    return records_of(table, plain_records, before)
