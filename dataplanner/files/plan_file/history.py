"""The undo log in a plan's database: every step with the records that it changed, done or taken back.

Steps that are done stand in the sequence of ``seq``; those taken back follow them, the next to redo first.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from dataplanner.files.plan_records import json_of, record_in, texts_of
from dataplanner.model.document import Entry
from dataplanner.model.plan import TABLES
from dataplanner.model.records import Change, Record

Changes = tuple[Change, ...]
PART = 5_000
_LAST_DONE = "SELECT seq FROM history WHERE NOT undone ORDER BY seq DESC LIMIT 1"
"""Found from the end, so that a long history costs an edit nothing."""


_BYTES = 40
"""What a change takes of a stored step, about."""


class StoredEntry(Entry):
    """A step whose changes stay on the disk until somebody asks: an import has as many as the plan has records."""

    __slots__ = ("_bytes", "_load", "_loaded")
    _bytes: int
    _load: Callable[[], Changes]
    _loaded: Changes | None

    def __init__(self, label: str, at: datetime, bytes_: int, load: Callable[[], Changes]) -> None:
        """``bytes_`` is how long its changes are as they are stored."""
        for name, value in (("label", label), ("at", at), ("_bytes", bytes_), ("_load", load), ("_loaded", None)):
            object.__setattr__(self, name, value)

    @property
    def reach(self) -> int:
        return self._bytes // _BYTES if self._loaded is None else len(self._loaded)

    @property
    def changes(self) -> Changes:
        if self._loaded is None:
            object.__setattr__(self, "_loaded", self._load())
        return self._loaded or ()


def write_step(connection: sqlite3.Connection, entry: Entry) -> None:
    """Add a step that was done; what was taken back before can no longer be redone."""
    connection.execute(f"DELETE FROM history WHERE seq > coalesce(({_LAST_DONE}), 0)")  # noqa: S608
    row = (entry.label, entry.at.isoformat(), packed(entry.changes))
    connection.execute("INSERT INTO history (undone, label, at, changes) VALUES (0, ?, ?, ?)", row)


def last_at(connection: sqlite3.Connection) -> datetime | None:
    """When the last step was done (UTC), taken back since or not; None where there is none."""
    row = connection.execute("SELECT at FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return None if row is None else datetime.fromisoformat(row[0])


def mark_undone(connection: sqlite3.Connection) -> None:
    """Mark the last step that is done as taken back. Raises LookupError where there is none."""
    _mark(connection, 1, _LAST_DONE)


def mark_done(connection: sqlite3.Connection) -> None:
    """Mark the first step that was taken back as done. Raises LookupError where there is none."""
    _mark(connection, 0, "SELECT min(seq) FROM history WHERE undone")


def steps(connection: sqlite3.Connection, load: Callable[[int], Changes], *, undone: bool) -> list[Entry]:
    """The steps that are done, oldest first, or those taken back, the next to redo last.

    ``load`` gives the changes of a step by its ``seq``, when they are wanted.
    """
    order = "DESC" if undone else "ASC"
    query = f"SELECT seq, label, at, length(changes) FROM history WHERE undone = ? ORDER BY seq {order}"  # noqa: S608
    rows = connection.execute(query, (undone,))
    return [StoredEntry(label, datetime.fromisoformat(at), long, partial(load, seq)) for seq, label, at, long in rows]


def changes_of(connection: sqlite3.Connection, seq: int) -> Changes:
    """The changes of one step. Raises ValueError, zlib.error or PlanError where they are damaged."""
    return unpacked(connection.execute("SELECT changes FROM history WHERE seq = ?", (seq,)).fetchone()[0])


def packed(changes: Iterable[Change]) -> bytes:
    """Changes as compressed JSON: an array of table, record before, record after."""
    rows = map(_row, changes)
    parts = iter(lambda: list(islice(rows, PART)), [])  # written in one call, a million would stop the window
    return _compressed(json_of(part)[1:-1] for part in parts)


def rewritten(
    content: bytes, touched: Callable[[Sequence[bytes]], set[int]], of: Callable[[Changes], Changes]
) -> bytes:
    """What ``packed`` wrote, with those changes rewritten that are ``touched``, as their JSON says; empty where none is
    left. Raises as ``unpacked``.
    """
    left: list[bytes] = []
    for part in _parts(content):
        numbers = touched(part)
        pieces = (_rewritten(piece, of) if number in numbers else piece for number, piece in enumerate(part))
        left += filter(None, pieces)
    return _compressed(left) if left else b""


def changes_with(content: bytes, wanted: Callable[[bytes], bool]) -> Changes:
    """Those changes of what ``packed`` wrote of which the JSON is wanted. Raises as ``unpacked``."""
    return _changes_in(_array(piece for part in _parts(content) for piece in part if wanted(piece)))


def unpacked(content: bytes) -> Changes:
    """The changes that ``packed`` wrote. Raises ValueError, zlib.error or PlanError where they are damaged."""
    return _changes_in(zlib.decompress(content))


def _changes_in(text: bytes) -> Changes:
    try:
        stored = _STORED.decode(text)
        return tuple(Change(record_in(table, before), record_in(table, after)) for table, before, after in stored)
    except ValueError:  # Python's own reader takes half a surrogate pair as well, and can tell what is wrong
        plain = json.loads(text)
        return tuple(Change(_record(table, before), _record(table, after)) for table, before, after in plain)


_STORED = msgspec.json.Decoder(list[tuple[str, msgspec.Raw, msgspec.Raw]])


def _parts(content: bytes) -> Iterator[list[bytes]]:
    """What ``packed`` wrote, as the JSON of each change, so many at a time."""
    pieces = iter(texts_of(zlib.decompress(content)))
    return iter(lambda: list(islice(pieces, PART)), [])


def _rewritten(piece: bytes, of: Callable[[Changes], Changes]) -> bytes:
    return json_of([_row(change) for change in of(_changes_in(_array([piece])))])[1:-1]


def _row(change: Change) -> tuple[str, Record | None, Record | None]:
    return change.table, change.before, change.after


def _compressed(pieces: Iterable[bytes]) -> bytes:
    return zlib.compress(_array(pieces), 1)


def _array(pieces: Iterable[bytes]) -> bytes:
    return b"[" + b",".join(pieces) + b"]"


def _mark(connection: sqlite3.Connection, undone: int, which: str) -> None:
    cursor = connection.execute(f"UPDATE history SET undone = ? WHERE seq = ({which})", (undone,))  # noqa: S608
    if cursor.rowcount != 1:
        raise LookupError("no such step")


def _record(table: str, plain: dict[str, Any] | None) -> Record | None:
    return None if plain is None else TABLES[table].from_plain(plain)
