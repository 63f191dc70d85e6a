"""Where the file of a document lies, noted beside its earlier versions: they are found when the file is damaged.

The note also tells a file that was moved from a copy of one that is still there (``copies.py``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.origin import digest, same_place
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.snapshots import Snapshot, Snapshots

NAME = "file"


@dataclass(frozen=True, slots=True)
class Note:
    """A file by its ``place``, its ``folder`` and a ``mark`` that it keeps while it is moved but not written.

    All are digests: a path may name somebody, or a client in whose plans nobody else is to look. Folder and mark are
    empty in a note that an earlier Data Planner wrote.
    """

    place: str
    folder: str = ""
    mark: str = ""

    @property
    def text(self) -> str:
        return " ".join((self.place, self.folder, self.mark)).rstrip()


def note_file(versions: Path, path: Path) -> None:
    """Note where a document lies in the folder of its versions, where it has any; a disk that fails hinders nobody."""
    with suppress(OSError, FileError):
        note = Note(place_of(path), place_of(Path(os.path.realpath(path)).parent), mark_of(path))
        if versions.is_dir() and noted(versions) != note:
            replace_file(versions / NAME, lambda temporary: temporary.write_text(note.text, encoding="ascii"))


def noted(versions: Path) -> Note | None:
    """Where the document of these versions lay last; None where nobody has noted it."""
    try:
        words = (versions / NAME).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return Note(*words) if len(words) in (1, 2, 3) else None


def versions_of(path: Path, folders: Folders) -> list[Snapshot]:
    """The earlier versions of the documents that lay at ``path`` last, newest first."""
    place = place_of(path)
    theirs = (folder for folder in folders.snapshots.glob("*/") if _lies_at(folder, place))
    return sorted((version for folder in theirs for version in Snapshots(folder).all()), reverse=True)


def place_of(path: Path) -> str:
    """The digest of a path, however it is written."""
    return digest(same_place(path).encode(errors="surrogatepass"))


def mark_of(path: Path) -> str:
    """What tells a file from its copies while nobody writes to it. Raises OSError."""
    found = path.stat()
    return digest(f"{found.st_ino} {found.st_mtime_ns}".encode())


def found_in(folders: Iterable[Path], note: Note) -> Path | None:
    """The file of a note, where one of these folders has it. Raises OSError."""
    for folder in folders:
        real = same_place(folder)
        for file in folder.iterdir():
            place = str(Path(real, os.path.normcase(file.name)))
            if digest(place.encode(errors="surrogatepass")) == note.place:
                return file
    return None


def marked_in(folders: Iterable[Path], note: Note) -> Path | None:
    """The file that has the mark of a note in one of these folders, whatever it is called now. Raises OSError."""
    for folder in folders if note.mark else ():
        for file in folder.iterdir():
            with suppress(OSError):
                if mark_of(file) == note.mark:
                    return file
    return None


def _lies_at(versions: Path, place: str) -> bool:
    note = noted(versions)
    return note is not None and note.place == place
