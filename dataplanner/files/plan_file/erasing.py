"""A person erased from databases: their records and every step of their history, and from the bytes that they left."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

from dataplanner.files.plan_file import history, schema
from dataplanner.files.plan_file.database import content_of
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.numbers import forget_number
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.reading import naming_damage, read_bytes, reading
from dataplanner.files.plan_file.store import arrays_of, put_table, read_tables, tables_in, texts_in
from dataplanner.files.plan_file.typed import forget_typed
from dataplanner.files.privacy.erased import erased
from dataplanner.files.privacy.erasure import Erasure, Traces


def nothing() -> None:
    """What need not be done."""


def gather_traces(connection: sqlite3.Connection, traces: Traces, between: Callable[[], object] = nothing) -> None:
    """Note what a database and its history say of a person, as far as another has not said it yet.

    Raises what reading a damaged one raises, as nobody could be erased from it: so all tables are read. ``between`` is
    called every now and then, and may raise to break off.
    """
    for table in tables_in(connection):
        between()
        if (digest := _digest(texts_in(connection, table))) not in traces.looked:
            traces.gather(read_tables(connection, table)[table])
            traces.looked.add(digest)
    for (content,) in connection.execute("SELECT changes FROM history ORDER BY seq").fetchall():
        between()
        if (digest := _digest([content])) not in traces.looked:
            newer = schema.version(connection) > schema.VERSION
            changes = history.unpacked(content) if newer else history.changes_with(content, traces.wanted())
            traces.gather(record for change in changes for record in (change.before, change.after))
            traces.looked.add(digest)


class Eraser:
    """Erases a person from one database after the other: what several of them hold alike is worked out once."""

    def __init__(self, erasure: Erasure) -> None:
        self.erasure = erasure
        self._tables: dict[str, tuple[bytes, list[bytes] | None]] = {}
        self._steps: dict[bytes, bytes] = {}

    def erase_in(self, connection: sqlite3.Connection) -> None:
        """Erase them from a database, whole or not at all; ``sweep`` then takes them from what its file has kept."""
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for table in tables_in(connection):
                if (arrays := self._arrays(connection, table)) is not None:
                    put_table(connection, table, arrays)
            self._erase_history(connection)
            forget_number(connection, self.erasure.person)
            forget_typed(connection)
            schema.set_meta(connection, "head", secrets.token_hex(8))
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def erase_in_file(self, path: Path, key: Key | None = None) -> None:
        """Erase them from a plan's file, which is encrypted where there is a key.

        Raises FileError, the file being as it was.
        """
        source = read_bytes(path, key)
        with reading(source) as connection, naming_damage(path):
            self.erase_in(connection)
            sweep(connection)
            content = content_of(connection, source.key)
        replace_file(path, lambda temporary: temporary.write_bytes(content))

    def _arrays(self, connection: sqlite3.Connection, table: str) -> list[bytes] | None:
        """A table without the person, as it is to be stored; None where it is to stay as it is."""
        texts = texts_in(connection, table)
        digest, known = _digest(texts), self._tables.get(table)
        if known is not None and known[0] == digest:
            return known[1]
        arrays = None
        if self.erasure.touched(texts):
            left = erased(read_tables(connection, table)[table], self.erasure)
            arrays = list(arrays_of([record for record in left if record is not None]))
        self._tables[table] = digest, arrays
        return arrays

    def _erase_history(self, connection: sqlite3.Connection) -> None:
        for seq, label, content in connection.execute("SELECT seq, label, changes FROM history").fetchall():
            if left := self._step(content):
                row = (self.erasure.of_text(label), left, seq)
                connection.execute("UPDATE history SET label = ?, changes = ? WHERE seq = ?", row)
            else:
                connection.execute("DELETE FROM history WHERE seq = ?", (seq,))

    def _step(self, content: bytes) -> bytes:
        """The changes of a step without the person; empty where none is left."""
        digest = _digest([content])
        if (left := self._steps.get(digest)) is None:
            left = history.rewritten(content, self.erasure.touched, self.erasure.of_changes)
            self._steps[digest] = left
        return left


def sweep(connection: sqlite3.Connection) -> None:
    """Write a database anew, so that nothing of what was deleted is left in its file."""
    connection.execute("VACUUM")


def gather_in_file(path: Path, traces: Traces, key: Key | None = None, between: Callable[[], object] = nothing) -> None:
    """Note what a plan's file says of a person. Raises FileError, and what ``between`` raises."""
    with reading(read_bytes(path, key)) as connection, naming_damage(path):
        gather_traces(connection, traces, between)


def _digest(texts: Iterable[bytes]) -> bytes:
    """What tells stored texts from others."""
    digest = blake2b(digest_size=16)
    for text in texts:
        digest.update(len(text).to_bytes(8, "little"))
        digest.update(text)
    return digest.digest()
