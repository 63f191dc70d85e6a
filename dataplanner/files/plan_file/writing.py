"""A plan written as a file of its own, without a history: what the command line does, and a copy to give away."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.database import content_of, in_memory
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.store import write_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.plan import Plan


def save_plan(plan: Plan, path: Path, *, private: bool = False, key: Key | None = None, document: str = "") -> None:
    """Write a plan to a file: as JSON text where its name ends in .json, else as .dataplan.

    Judgements about people are in the text only if asked for; the text is never encrypted. Raises CannotSave; the file
    that was there is then as it was. With ``document`` the file is another version of that one.
    """
    if path.suffix.lower() == ".json":
        replace_file(path, lambda temporary: temporary.write_bytes(_text(plan, private=private)))
    else:
        replace_file(path, lambda temporary: _write_database(temporary, plan, key, document))


def database_bytes(plan: Plan, key: Key | None = None, document: str = "") -> bytes:
    """The content of a .dataplan file with a plan and no history."""
    with in_memory(b"", key) as connection:
        connection.execute("BEGIN")
        schema.create(connection, document)
        write_plan(connection, plan)
        connection.execute("COMMIT")
        return content_of(connection, key)


def _write_database(path: Path, plan: Plan, key: Key | None, document: str) -> None:
    path.write_bytes(database_bytes(plan, key, document))
    schema.checked_head(path, key)


def _text(plan: Plan, *, private: bool) -> bytes:
    return plan_text(plan, private=private).encode("utf-8", errors="replace")
