"""What an archive or an old Office file holds that could not be read as a workbook, and what to say of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dataplanner.files.hr_import.errors import (
    BrokenOffError,
    CompressedFileError,
    ImportFileError,
    NotATableError,
    UnreadableWorkbookError,
)
from dataplanner.files.hr_import.vocabulary import vocabulary

_ZIP = b"PK\x03\x04"


def fault_of_container(path: Path) -> ImportFileError:
    """Why an archive or an old Office file cannot be read: it breaks off, holds something else, or is damaged."""
    with path.open("rb") as file:
        is_zip = file.read(len(_ZIP)) == _ZIP
    return _fault_of_zip(path) if is_zip else _fault_of_ole(path)


def _fault_of_zip(path: Path) -> ImportFileError:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return BrokenOffError(path)
    found = next((what for what, part in vocabulary().containers.items() if any(part in name for name in names)), None)
    if found:
        return NotATableError(file=path.name, what=found)
    whole = any(name.startswith("xl/") or name == "content.xml" for name in names)
    return UnreadableWorkbookError(path) if whole else CompressedFileError(file=path.name)


def _fault_of_ole(path: Path) -> ImportFileError:
    data = path.read_bytes()
    parts = vocabulary().containers.items()
    found = next((what for what, part in parts if part.encode("utf-16-le") in data), None)
    return NotATableError(file=path.name, what=found) if found else UnreadableWorkbookError(path)
