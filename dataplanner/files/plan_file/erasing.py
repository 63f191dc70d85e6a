"""A person erased from a database: its records and every step of its history, and from the bytes that they left."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dataplanner.files.plan_file import history, schema
from dataplanner.files.plan_file.database import content_of
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.numbers import forget_number
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.reading import naming_damage, plan_in, read_bytes, reading
from dataplanner.files.plan_file.store import all_records, write_plan
from dataplanner.files.plan_file.typed import forget_typed
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.model.edits import RestorePlan
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change, Record


def gather_traces(connection: sqlite3.Connection, traces: Traces) -> None:
    """Note what a database and its history say of a person. Raises what reading a damaged one raises."""
    traces.gather(all_records(plan_in(connection)))
    for _, changes in _steps(connection):
        traces.gather(record for change in changes for record in (change.before, change.after))


def erase_in(connection: sqlite3.Connection, erasure: Erasure) -> None:
    """Erase a person from a database, whole or not at all; ``sweep`` then takes them from what its file has kept."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        write_plan(connection, _erased(plan_in(connection), erasure))
        _erase_history(connection, erasure)
        forget_number(connection, erasure.person)
        forget_typed(connection)
        schema.set_meta(connection, "head", secrets.token_hex(8))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def sweep(connection: sqlite3.Connection) -> None:
    """Write a database anew, so that nothing of what was deleted is left in its file."""
    connection.execute("VACUUM")


def changes_to_erase(plan: Plan, erasure: Erasure) -> list[Change]:
    """What erasing a person changes in a plan."""
    return RestorePlan(_erased(plan, erasure), "").changes(plan)


def erase_in_file(path: Path, erasure: Erasure, key: Key | None = None) -> None:
    """Erase a person from a plan's file, which is encrypted where there is a key.

    Raises FileError, the file being as it was.
    """
    source = read_bytes(path, key)
    with reading(source) as connection, naming_damage(path):
        erase_in(connection, erasure)
        sweep(connection)
        content = content_of(connection, source.key)
    replace_file(path, lambda temporary: temporary.write_bytes(content))


def gather_in_file(path: Path, traces: Traces, key: Key | None = None) -> None:
    """Note what a plan's file says of a person. Raises FileError."""
    with reading(read_bytes(path, key)) as connection, naming_damage(path):
        gather_traces(connection, traces)


def _erase_history(connection: sqlite3.Connection, erasure: Erasure) -> None:
    for seq, changes in list(_steps(connection)):
        left = erasure.of_changes(changes)
        if left:
            label = connection.execute("SELECT label FROM history WHERE seq = ?", (seq,)).fetchone()[0]
            row = (erasure.of_text(label), history.packed(left), seq)
            connection.execute("UPDATE history SET label = ?, changes = ? WHERE seq = ?", row)
        else:
            connection.execute("DELETE FROM history WHERE seq = ?", (seq,))


def _steps(connection: sqlite3.Connection) -> Iterator[tuple[int, history.Changes]]:
    for (seq,) in connection.execute("SELECT seq FROM history ORDER BY seq").fetchall():
        yield seq, history.changes_of(connection, seq)


def _erased(plan: Plan, erasure: Erasure) -> Plan:
    """The plan without the person."""
    erased = Plan()
    erased.apply(
        Change(_stands_for(erased, record), record)
        for record in map(erasure.of, all_records(plan))
        if record is not None
    )
    return erased


def _stands_for(plan: Plan, record: Record) -> Record | None:
    """What a new plan holds already in the place of a record."""
    return plan.info if record.key == plan.info.key and record.table == plan.info.table else None
