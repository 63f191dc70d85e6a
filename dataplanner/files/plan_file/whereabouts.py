"""Where the file of a document lies, noted beside its earlier versions: they are found when the file is damaged."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.origin import same_place
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.snapshots import Snapshot, Snapshots

NAME = "file"


def note_file(versions: Path, path: Path) -> None:
    """Note where a document lies in the folder of its versions, where it has any; a disk that fails hinders nobody."""
    place = str(path.absolute())
    if versions.is_dir() and noted_file(versions) != place:
        with suppress(OSError, FileError):
            content = place.encode(errors="surrogatepass")
            replace_file(versions / NAME, lambda temporary: temporary.write_bytes(content))


def noted_file(versions: Path) -> str:
    """The path that was noted last; empty where none was."""
    try:
        return (versions / NAME).read_bytes().decode(errors="surrogatepass")
    except (OSError, ValueError):
        return ""


def versions_of(path: Path, folders: Folders) -> list[Snapshot]:
    """The earlier versions of the documents that lay at ``path`` last, newest first."""
    place = same_place(path)
    theirs = (folder for folder in folders.snapshots.glob("*/") if _lies_at(noted_file(folder), place))
    return sorted((version for folder in theirs for version in Snapshots(folder).all()), reverse=True)


def _lies_at(noted: str, place: str) -> bool:
    return bool(noted) and same_place(Path(noted)) == place
