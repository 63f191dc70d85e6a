"""Mappings of columns kept as files: one the user names, and those remembered by the set of headers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.hr_import.errors import NoMappingError
from dataplanner.files.hr_import.importer import chosen_tables
from dataplanner.files.hr_import.mapping_file import headers_key, mapping_from_data, mapping_to_data
from dataplanner.files.hr_import.shapes import Mapping, Table
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.publish import replace_file


def write_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping where the user wants it. Raises CannotSave."""
    text = json.dumps(mapping_to_data(mapping), ensure_ascii=False, indent=2)
    replace_file(path, lambda temporary: temporary.write_text(f"{text}\n", encoding="utf-8"))


def read_mapping(path: Path, tables: Sequence[Table]) -> Mapping:
    """The mapping in a file, for the tables of an import. Raises OSError, NoMappingError or UnknownColumnError."""
    chosen = chosen_tables(tables)
    try:
        data = json.loads(path.read_bytes())
    except ValueError:
        raise NoMappingError(file=chosen[0].file) from None
    return mapping_from_data(data, chosen)


def remember_mapping(mapping: Mapping, tables: Sequence[Table], folders: Folders) -> None:
    """Keep a mapping for the next export with these headers. Raises FileError."""
    write_mapping(mapping, _place(tables, folders))


def remembered_mapping(tables: Sequence[Table], folders: Folders) -> Mapping | None:
    """The mapping kept for exports with these headers; None where there is none that can be used."""
    with suppress(OSError, FileError):
        place = _place(tables, folders)
        return read_mapping(place, tables) if place.exists() else None
    return None


def forget_mapping(tables: Sequence[Table], folders: Folders) -> None:
    """Go back to what the program proposes for exports with these headers. Raises FileError."""
    _place(tables, folders).unlink(missing_ok=True)


def _place(tables: Sequence[Table], folders: Folders) -> Path:
    return folders.mappings / f"{headers_key(chosen_tables(tables))}.json"
