"""What somebody is typing, kept in the working copy as the step that it would be, until it is one or is no more.

Where a session breaks off, it becomes one at the next start. It stands among what the file says of itself, and is left
out of every copy: others are not to see what nobody has said yet.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import suppress
from datetime import datetime

from dataplanner.files.plan_file.history import packed, unpacked
from dataplanner.files.plan_file.schema import find_meta, set_meta
from dataplanner.model.document import Entry
from dataplanner.model.errors import PlanError

_NAME = "typed"


def keep_typed(connection: sqlite3.Connection, entry: Entry) -> None:
    """Keep what is typed in the place of what was kept before."""
    set_meta(connection, _NAME, json.dumps([entry.label, entry.at.isoformat(), packed(entry.changes).hex()]))


def forget_typed(connection: sqlite3.Connection) -> None:
    """It is done, or no more. What it was is overwritten."""
    connection.execute("DELETE FROM meta WHERE name = ?", (_NAME,))


def typed_step(connection: sqlite3.Connection) -> Entry | None:
    """The step that was being typed; None where there is none, or it cannot be read any more."""
    text = find_meta(connection, _NAME)
    if text is None:
        return None
    with suppress(ValueError, TypeError, LookupError, zlib.error, PlanError):
        label, at, changes = json.loads(text)
        return Entry(str(label), datetime.fromisoformat(at), unpacked(bytes.fromhex(changes)))
    return None


def is_typed(connection: sqlite3.Connection) -> bool:
    """Whether there is something of the kind."""
    return find_meta(connection, _NAME) is not None
