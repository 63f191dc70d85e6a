"""A plan written as a file of its own, without a history: what the command line does, and a copy to give away."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.database import connect
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.line import Line, write_line
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.store import write_plan
from dataplanner.files.plan_json import plan_texts
from dataplanner.model.plan import Plan


def save_plan(
    plan: Plan, path: Path, *, private: bool = False, key: Key | None = None, line: Line | None = None
) -> None:
    """Write a plan to a file: as JSON text where its name ends in .json, else as .dataplan.

    Judgements about people are in the text only if asked for; the text is never encrypted. Raises CannotSave; the file
    that was there is then as it was. With ``line`` the file is another version of that document.
    """
    if path.suffix.lower() == ".json":
        replace_file(path, lambda temporary: _write_text(temporary, plan, private=private))
    else:
        replace_file(path, lambda temporary: _write_checked(temporary, plan, key, line))


def write_database(path: Path, plan: Plan, key: Key | None = None, line: Line | None = None) -> None:
    """Write a plan without a history into a file that is new or empty; whoever wants it brings it to the disk.

    Raises sqlite3.Error or SQLCipher's.
    """
    with closing(connect(path, key)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # what breaks off half-way is thrown away whole
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        schema.create(connection)
        if line is not None:
            write_line(connection, line)
        write_plan(connection, plan)
        connection.execute("COMMIT")


def _write_checked(path: Path, plan: Plan, key: Key | None, line: Line | None) -> None:
    write_database(path, plan, key, line)
    schema.checked_head(path, key)


def _write_text(path: Path, plan: Plan, *, private: bool) -> None:
    with path.open("wb") as file:
        for part in plan_texts(plan, private=private):
            file.write(part.encode("utf-8", errors="replace"))
