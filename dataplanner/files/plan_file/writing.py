"""A plan written as a file of its own, without a history: what the command line does, and a copy to give away."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.store import all_records, write_records
from dataplanner.files.plan_json import plan_text
from dataplanner.model.plan import Plan


def save_plan(plan: Plan, path: Path, *, private: bool = False) -> None:
    """Write a plan to a file: as JSON text where its name ends in .json, else as .dataplan.

    Judgements about people are in the text only if asked for. Raises CannotSave; the file that was there is then as it
    was.
    """
    if path.suffix.lower() == ".json":
        replace_file(path, lambda temporary: temporary.write_bytes(_text(plan, private=private)))
    else:
        replace_file(path, lambda temporary: _write_database(temporary, plan))


def database_bytes(plan: Plan) -> bytes:
    """The content of a .dataplan file with a plan and no history."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        schema.create(connection)
        write_records(connection, sorted(all_records(plan), key=lambda record: (record.table, record.key)))
        connection.execute("COMMIT")
        return connection.serialize()


def _write_database(path: Path, plan: Plan) -> None:
    path.write_bytes(database_bytes(plan))
    schema.checked_head(path)


def _text(plan: Plan, *, private: bool) -> bytes:
    return plan_text(plan, private=private).encode("utf-8", errors="replace")
