"""Whether a plan's file is a copy of one that is still there, made outside the program: the one place that decides it.

Such a copy says that it is the same document. From when it is opened it is one of its own, as Save As makes one, so
that its versions and its password are; the file itself says so from its first save. A file that was moved or renamed
stays the same document.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum, auto
from itertools import chain, islice
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.errors import MissingFile
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.keys import Secret
from dataplanner.files.plan_file.line import Line, Shared
from dataplanner.files.plan_file.origin import digest
from dataplanner.files.plan_file.reading import line_of
from dataplanner.files.plan_file.whereabouts import Note, found_in, mark_of, marked_in, noted, place_of
from dataplanner.files.privacy.recent import read_recent

PLANS = "*.dataplan"


class Versions(Enum):
    """Whose the versions of a document are, seen from a file that says it is that document."""

    OURS = auto()
    """They are this file's, under this name or before it was moved; or there are none."""
    ANOTHERS = auto()
    """The file that they are of is still there."""
    UNCERTAIN = auto()
    """It lay somewhere that cannot be seen from here: this may be that file, or a copy of it."""


def own_line(path: Path, line: Line, folders: Folders, secret: Secret) -> Line:
    """The line that a file which says it is of ``line`` has from now on; told alike until it is saved."""
    match whose(path, line.document, folders, secret):
        case Versions.OURS:
            return line
        case Versions.ANOTHERS:
            return _put_back(path, line, folders) or line.branched(_id(path, line))
        case _:
            return line.branched(_id(path, line), (*line.shared, Shared(line.document, datetime.now(UTC))))


def _put_back(path: Path, line: Line, folders: Folders) -> Line | None:
    """The line that lay here and that the copy comes from, as where a backup is copied over the plan it is of."""
    here = place_of(path)
    for document in reversed(line.ancestors):
        note = noted(folders.snapshots / document)
        if note is not None and note.place == here:
            others = (one for one in (*line.ancestors, line.document) if one != document)
            return Line(document, tuple(others))
    return None


def whose(path: Path, document: str, folders: Folders, secret: Secret) -> Versions:
    """Whose the versions of a document are, of which the file at ``path`` says that it is, or comes from."""
    note = noted(folders.snapshots / document)
    if note is None:
        return Versions.OURS
    if note.place == place_of(path):
        shared = not note.folder and _another_beside(path, document, folders, secret)
        return Versions.UNCERTAIN if shared else Versions.OURS
    return _whose_elsewhere(path, document, note, folders, secret)


def _whose_elsewhere(path: Path, document: str, note: Note, folders: Folders, secret: Secret) -> Versions:
    """The same where the document lay at another place last."""
    near = _folders_of(note, path, folders)
    try:
        original = found_in(near, note)
        moved = None if _is_marked(path, note) else marked_in({*near, *_known(path, folders)}, note)
    except OSError:
        return Versions.UNCERTAIN
    for other in (original, moved):
        if other is not None and not _is_same_file(other, path):
            found = _whose_beside(other, document, note, secret)
            if found is not Versions.OURS:
                return found
    seen = original is not None or (note.folder and near) or _is_marked(path, note)
    return Versions.OURS if seen else Versions.UNCERTAIN


def _known(path: Path, folders: Folders) -> list[Path]:
    """The folders that are there of a file and of those opened lately."""
    known = dict.fromkeys((path.absolute().parent, *(one.parent for one in read_recent(folders).paths)))
    return [folder for folder in known if folder.is_dir()]


def _folders_of(note: Note, path: Path, folders: Folders) -> list[Path]:
    """The folders in which the file of a note is looked for: its own, where it can be found, or all that are known."""
    here, known = path.absolute().parent, _known(path, folders)
    if not note.folder:
        return known
    around = chain(known, _below(here), [here.parent], _below(here.parent), _below(Path("~").expanduser()))
    found = (folder for folder in around if place_of(folder) == note.folder and folder.is_dir())
    return list(islice(found, 1))


def _below(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (one for one in folder.iterdir() if one.is_dir())


def _another_beside(path: Path, document: str, folders: Folders, secret: Secret) -> bool:
    """Whether another file is, or was, the same document: an earlier Data Planner took all of them for one."""
    beside = {*path.absolute().parent.glob(PLANS), *read_recent(folders).paths}
    others = (other for other in sorted(beside) if place_of(other) != place_of(path))
    return any(_needs(other, document, secret) for other in others)


def _whose_beside(original: Path, document: str, note: Note, secret: Secret) -> Versions:
    """The same where there is a file at that place, which may be another document by now, or not open to us."""
    try:
        line = line_of(original, secret)
    except MissingFile:
        return Versions.OURS
    except FileError:
        return Versions.ANOTHERS if note.folder else Versions.UNCERTAIN
    if line is None or not line.needs(document):
        return Versions.OURS
    return Versions.ANOTHERS if note.folder and line.document == document else Versions.UNCERTAIN


def _needs(path: Path, document: str, secret: Secret) -> bool:
    """Whether a file can be looked into, and the versions of a document may be its own."""
    with suppress(FileError):
        line = line_of(path, secret)
        return line is not None and line.needs(document)
    return False


def _is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, as where small and capital letters are the same; not for a second link."""
    with suppress(OSError):
        return other.stat().st_nlink <= 1 and one.samefile(other)
    return False


def _is_marked(path: Path, note: Note) -> bool:
    """Whether a file is the one of a note, which was moved since."""
    with suppress(OSError):
        return path.stat().st_nlink <= 1 and mark_of(path) == note.mark
    return False


def _id(path: Path, line: Line) -> str:
    """An id for a copy, the same as long as nobody has written to it."""
    with suppress(OSError):
        return digest(f"{line.document} {place_of(path)} {mark_of(path)}".encode())[:32]
    return digest(f"{line.document} {place_of(path)}".encode())[:32]
