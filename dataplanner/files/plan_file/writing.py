"""A plan written as a file of its own, without a history: what the command line does, and a copy to give away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.reading import is_sound
from dataplanner.files.plan_file.store import all_records, write_records
from dataplanner.files.plan_json import plan_text
from dataplanner.model.plan import Plan


def save_plan(plan: Plan, path: Path) -> None:
    """Write a plan to a file: as JSON text where its name ends in .json, else as .dataplan.

    Raises CannotSave; the file that was there is then as it was.
    """
    replace_file(path, _as_text(plan) if path.suffix.lower() == ".json" else _as_database(plan))


def write_database(plan: Plan, path: Path) -> None:
    """Make a database of a plan in an empty file and check it. Raises sqlite3.Error or OSError."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # The file is nobody's until it takes its place, so that it needs neither a journal nor syncs of its own.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        schema.create(connection)
        write_records(connection, sorted(all_records(plan), key=lambda record: (record.table, record.key)))
        connection.execute("COMMIT")
        check_written(connection)


def check_written(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError where what was written is not sound."""
    if not is_sound(connection):
        raise sqlite3.DatabaseError("what was written is not sound")


def _as_database(plan: Plan) -> Callable[[Path], None]:
    return lambda path: write_database(plan, path)


def _as_text(plan: Plan) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(plan_text(plan).encode("utf-8", errors="replace"))

    return write
