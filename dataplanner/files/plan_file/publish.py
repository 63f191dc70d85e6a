"""A file replaced as a whole or not at all: written beside it, checked, brought to the disk, and put in its place.

The steps: temporary file in the same folder → write → check → fsync → ``os.replace`` → fsync of the folder. Whatever
fails, the file that was there is as it was, byte for byte.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dataplanner.files.plan_file import database
from dataplanner.files.plan_file.errors import (
    CannotSave,
    DiskFull,
    FileHeld,
    FolderMissing,
    PathTooLong,
    ReadOnlyFolder,
    WriteFailed,
    WriteProtected,
)

RETRY_AFTER = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds; a program that synchronises holds a file for less than that
TEMPORARY = ".saving"
_BEGINS = ".dataplan-"
_TRIED = 1 << 20  # bytes; more than SQLite may have left free before the place where it failed
_LONGEST = 440  # bytes of a folder's path; SQLite opens no file of more than 512 in all
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def replace_file(
    path: Path,
    write: Callable[[Path], object],
    *,
    allow: Callable[[], None] = lambda: None,
    wait: Callable[[float], None] = time.sleep,
    shown: Path | None = None,
) -> None:
    """Put what ``write`` writes into a file in the place of ``path``, or of what it links to. Raises CannotSave.

    ``write`` is given the temporary file and raises where what it wrote is not sound; ``allow`` is asked last and
    raises where the old file must stay after all. ``shown`` is the file that sentences name, where it is another.
    """
    path = Path(os.path.realpath(path))
    with _naming_faults(shown or path):
        if path.exists() and not os.access(path, os.W_OK):
            raise WriteProtected(path)
        temporary = _temporary(path)
        try:
            with _asking_why(temporary):
                write(temporary)
            sync_file(temporary)
            _keep_rights(temporary, path)
            allow()
            _replace(temporary, path, wait)
        finally:
            _remove(path.parent, temporary.name)
        sync_folder(path.parent)


@contextmanager
def _asking_why(temporary: Path) -> Iterator[None]:
    """SQLite says of a quota, or of a file that may not grow, only that the disk failed: another write says why."""
    try:
        yield
    except database.errors():
        with temporary.open("ab") as file:
            file.write(bytes(_TRIED))
        raise


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk itself."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        _fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk; where a system has no such call, it keeps them itself."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some network drives refuse it; the new file is in its place already
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files that saving ``path`` left behind where the power went; only its one writer may."""
    _remove(path.parent, f"{_prefix(path)}*{TEMPORARY}")


def remove_all_leftovers(folder: Path) -> None:
    """Remove what saving any file of a folder left behind where the power went; only their one writer may."""
    _remove(folder, f"{_BEGINS}*{TEMPORARY}")


def _remove(folder: Path, names: str) -> None:
    """Remove the files of these names, and what a database keeps beside its file while it is written."""
    with suppress(OSError):
        for leftover in folder.glob(f"{names}*"):
            leftover.unlink()


def _prefix(path: Path) -> str:
    """How the temporary files for one file begin; short, whatever its name."""
    return f"{_BEGINS}{hashlib.sha256(path.name.encode(errors='replace')).hexdigest()[:12]}-"


def _fsync(descriptor: int) -> None:
    """Bring a file to the disk; macOS has a call of its own for what fsync means elsewhere."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _temporary(path: Path) -> Path:
    if not path.parent.is_dir():
        raise FolderMissing(path)
    try:
        descriptor, name = tempfile.mkstemp(TEMPORARY, _prefix(path), path.parent)
    except OSError as error:
        raise ReadOnlyFolder(path) if error.errno in _REFUSED else error from error
    os.close(descriptor)
    return Path(name)


def _keep_rights(temporary: Path, path: Path) -> None:
    """Give the new file the rights of the old one; a file that is new is for its owner alone."""
    with suppress(OSError):
        temporary.chmod(path.stat().st_mode & 0o777)


def _replace(temporary: Path, path: Path, wait: Callable[[float], None]) -> None:
    for pause in RETRY_AFTER:
        try:
            temporary.replace(path)
        except PermissionError:
            wait(pause)
        else:
            return
    try:
        temporary.replace(path)
    except PermissionError as error:
        raise FileHeld(path) from error


@contextmanager
def _naming_faults(path: Path) -> Iterator[None]:
    """Turn a fault of the disk into the CannotSave that says it."""
    try:
        yield
    except OSError as error:
        raise _fault(path, error.errno) from error
    except database.errors() as error:
        too_long = len(os.fsencode(path.parent)) > _LONGEST
        raise DiskFull(path) if "full" in str(error) else (PathTooLong if too_long else WriteFailed)(path) from error


def _fault(path: Path, number: int | None) -> CannotSave:
    if number in _FULL:
        return DiskFull(path)
    if number == errno.ENAMETOOLONG:
        return PathTooLong(path)
    return ReadOnlyFolder(path) if number in _REFUSED else WriteFailed(path)
