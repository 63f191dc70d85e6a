"""LDIF (RFC 2849) to rows: one entry of a person a row, one attribute a column, ``dn`` among them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from dataplanner.files.hr_import.directory import is_person
from dataplanner.files.hr_import.shapes import Block, Told
from dataplanner.files.hr_import.text import in_one_cell

Entry = dict[str, list[str]]


def looks_like_ldif(text: str) -> bool:
    """Whether the first line that is no comment names an entry or LDIF's version."""
    first = next((line for line in text.split("\n") if line.strip() and not line.startswith(("#", " "))), "")
    return first.casefold().startswith(("dn:", "version: 1", "version:1"))


def read_ldif(text: str, file: str) -> list[Block]:
    """The people of a directory as one block; row numbers are the lines on which the entries begin."""
    entries = list(_entries(text))
    people = [pair for pair in entries if is_person(pair[1].get("objectclass", []))] or entries
    header = tuple(dict.fromkeys(key for _, entry in people for key in entry if key != "objectclass"))
    rows = [tuple(_value(entry, key) for key in header) for _, entry in people]
    numbers = [number for number, _ in people]
    others = len(entries) - len(people)
    told = (Told("other_objects", values={"count": others}),) if others else ()
    return [Block(file, file, rows, numbers, header, told=told)]


def _value(entry: Entry, key: str) -> str:
    values = entry.get(key, [])
    # Directories list the unit first and the container of all people ("ou: People") last.
    return values[0] if key in {"ou", "cn", "manager", "mail", "title"} and values else in_one_cell(values)


def _entries(text: str) -> Iterator[tuple[int, Entry]]:
    entry: Entry = {}
    begun = 1
    for number, line in (*_unfolded(text), (0, "")):
        if not line:
            if "dn" in entry:
                yield begun, entry
            entry = {}
            continue
        key, _, value = line.partition(":")
        begun = begun if entry else number
        entry.setdefault(key.partition(";")[0].strip().casefold(), []).append(_decoded(value))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first physical line; comments are dropped with their continuations."""
    held, at = "", 0
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.startswith(" ") and held:
            held += line[1:]
            continue
        if held and not held.startswith("#"):
            yield at, held
        if not line:
            yield number, ""
        held, at = line, number
    if held and not held.startswith("#"):
        yield at, held


def _decoded(value: str) -> str:
    if not value.startswith(":"):
        return value.strip()
    try:
        return base64.b64decode(value[1:].strip(), validate=True).decode("utf-8", errors="replace")
    except (binascii.Error, ValueError):
        return value[1:].strip()
