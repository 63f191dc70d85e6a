"""The connection to a working copy's database: found sound, brought to our form, and as safe as SQLite gets."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dataplanner.files.plan_file.database import connect
from dataplanner.files.plan_file.keys import Key, Secret
from dataplanner.files.plan_file.log_room import take_log_room
from dataplanner.files.plan_file.migrations import migrate
from dataplanner.files.plan_file.reading import PAGE, check_form, check_key, key_of, looks_encrypted, naming_damage

_AS_SAFE_AS_IT_GETS = (
    "PRAGMA locking_mode = EXCLUSIVE",  # the log then needs no shared memory, which network home folders lack
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # what fsync means on macOS
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA secure_delete = ON",
)


def open_safely(path: Path, shown: Path, key: Key | None) -> sqlite3.Connection:
    """A connection to a working copy, whatever state a crash left it in. Raises DamagedPlan, NewerPlan, WrongPassword.

    ``shown`` is how sentences call it.
    """
    connection = connect(path, key)
    try:
        with naming_damage(shown):
            if key is not None:
                check_key(connection, shown)
            for pragma in _AS_SAFE_AS_IT_GETS:
                connection.execute(pragma)
            check_form(connection, shown)
            migrate(connection)
        take_log_room(path)
    except BaseException:
        connection.close()
        raise
    return connection


def key_wanted(path: Path, shown: Path, secret: Secret) -> Key | None:
    """The key that a working copy wants; None where it is not encrypted. Raises as ``key_of`` does."""
    try:
        with path.open("rb") as file:
            begins, size = file.read(PAGE), path.stat().st_size
    except OSError:
        return None  # it shows when it is opened
    return key_of(shown, begins, secret) if looks_encrypted(begins, size) else None
