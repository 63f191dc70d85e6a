"""Room for a database's write-ahead log, taken as it is opened.

A log that grows with every edit has its new size brought to the disk each time, which takes as long again as the edit.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dataplanner.files.plan_file.publish import sync_file

ROOM = 1_000 * (4_096 + 24) + 32
"""What the log holds when SQLite begins it anew: a thousand pages, each with its header, and the log's own (bytes)."""


def take_log_room(database: Path) -> None:
    """Let the log of an open database have its full size; where there is no room for it, it grows as it is written.

    SQLite passes over what stands behind the last commit in a log, as it does over the rest of an older one.
    """
    log = database.with_name(f"{database.name}-wal")
    with suppress(OSError):
        size = log.stat().st_size
        try:
            with log.open("ab") as file:
                file.write(bytes(max(ROOM - size, 0)))
            sync_file(log)
        except OSError:
            os.truncate(log, size)
