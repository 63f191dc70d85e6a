"""Where the file of a document lies, noted beside its earlier versions: they are found when the file is damaged."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.origin import digest, same_place
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.snapshots import Snapshot, Snapshots

NAME = "file"


def note_file(versions: Path, path: Path) -> None:
    """Note where a document lies in the folder of its versions, where it has any; a disk that fails hinders nobody.

    Only as a digest: the path may name somebody, or a client in whose plans nobody else is to look.
    """
    place = _place(path)
    if versions.is_dir() and _noted(versions) != place:
        with suppress(OSError, FileError):
            replace_file(versions / NAME, lambda temporary: temporary.write_text(place, encoding="ascii"))


def versions_of(path: Path, folders: Folders) -> list[Snapshot]:
    """The earlier versions of the documents that lay at ``path`` last, newest first."""
    place = _place(path)
    theirs = (folder for folder in folders.snapshots.glob("*/") if _noted(folder) == place)
    return sorted((version for folder in theirs for version in Snapshots(folder).all()), reverse=True)


def lies_at(versions: Path, paths: Iterable[Path]) -> bool:
    """Whether the document of these versions lay at one of the paths last."""
    return _noted(versions) in map(_place, paths)


def _place(path: Path) -> str:
    return digest(same_place(path).encode(errors="surrogatepass"))


def _noted(versions: Path) -> str:
    try:
        return (versions / NAME).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
