"""The numbers of people whose names are masked, kept in a plan's database beside what its file says of itself.

They are no edit: what has been given since is written with the next one, or with the next copy. A row holds some of
them as a JSON array of ids; its name says from which number on.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress

from dataplanner.analysis.mask_numbers import MaskNumbers
from dataplanner.files.plan_file.schema import set_meta

_ROW = "masked from "


def read_numbers(connection: sqlite3.Connection) -> MaskNumbers:
    """The numbers that were given; as far as they can be read, as nothing else depends on them."""
    given: list[str] = []
    with suppress(ValueError, TypeError, RecursionError):
        for first, text in _rows(connection):
            if first != len(given) + 1:
                break
            given += map(str, json.loads(text))
    return MaskNumbers(given)


def keep_numbers(connection: sqlite3.Connection, numbers: MaskNumbers, kept: int) -> int:
    """Keep those given after the first ``kept``; returns how many are kept then."""
    if new := numbers.given[kept:]:
        set_meta(connection, f"{_ROW}{kept + 1}", json.dumps(new))
    return kept + len(new)


def forget_number(connection: sqlite3.Connection, person: str) -> None:
    """Let the number of somebody be nobody's."""
    numbers = read_numbers(connection)
    numbers.forget(person)
    connection.execute("DELETE FROM meta WHERE name GLOB ?", (f"{_ROW}*",))
    keep_numbers(connection, numbers, 0)


def _rows(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    found = connection.execute("SELECT name, value FROM meta WHERE name GLOB ?", (f"{_ROW}*",))
    return sorted((int(name.removeprefix(_ROW)), text) for name, text in found)
