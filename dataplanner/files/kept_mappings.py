"""Mappings of columns kept as files: one the user names, and those remembered by the set of headers."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.hr_import.errors import NoMappingError
from dataplanner.files.hr_import.importer import chosen_tables
from dataplanner.files.hr_import.mapping_file import headers_key, mapping_from_data, mapping_to_data
from dataplanner.files.hr_import.shapes import LEAVE_OUT, Mapping, Table
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.publish import replace_file

_LEAVE_OUT = "leave_out"


def write_mapping(mapping: Mapping, path: Path, leave_out: Collection[str] = ()) -> None:
    """Write a mapping where the user wants it, and the kinds of rows to leave out. Raises CannotSave."""
    data = {**mapping_to_data(mapping), **({_LEAVE_OUT: sorted(leave_out)} if leave_out else {})}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    replace_file(path, lambda temporary: temporary.write_text(f"{text}\n", encoding="utf-8"))


def read_mapping(path: Path, tables: Sequence[Table]) -> Mapping:
    """The mapping in a file, for the tables of an import. Raises OSError, NoMappingError or UnknownColumnError."""
    chosen = chosen_tables(tables)
    try:
        data = json.loads(path.read_bytes())
    except ValueError:
        raise NoMappingError(file=chosen[0].file) from None
    return mapping_from_data(data, chosen)


def remember_mapping(
    mapping: Mapping, tables: Sequence[Table], folders: Folders, leave_out: Collection[str] = ()
) -> None:
    """Keep a mapping, and the kinds of rows to leave out, for the next export with these headers. Raises FileError."""
    write_mapping(mapping, _place(tables, folders), leave_out)


def remembered_mapping(tables: Sequence[Table], folders: Folders) -> Mapping | None:
    """The mapping kept for exports with these headers; None where there is none that can be used."""
    with suppress(OSError, FileError):
        place = _place(tables, folders)
        return read_mapping(place, tables) if place.exists() else None
    return None


def remembered_leave_out(tables: Sequence[Table], folders: Folders) -> frozenset[str]:
    """The kinds of rows that were left out of an export with these headers: a newer one would bring them all back."""
    with suppress(OSError, FileError, ValueError, TypeError, AttributeError):
        kept = json.loads(_place(tables, folders).read_bytes()).get(_LEAVE_OUT, [])
        return frozenset(kept) & frozenset(LEAVE_OUT)
    return frozenset()


def forget_mapping(tables: Sequence[Table], folders: Folders) -> None:
    """Go back to what the program proposes for exports with these headers. Raises FileError."""
    _place(tables, folders).unlink(missing_ok=True)


def _place(tables: Sequence[Table], folders: Folders) -> Path:
    return folders.mappings / f"{headers_key(chosen_tables(tables))}.json"
