"""A private folder for temporary files, emptied at start, so that no library leaves data in the common one."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from pathlib import Path

from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.lock import Lock, take_lock

LOCK = "lock"
_VARIABLES = ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")


class TemporaryFolder:
    """Where everything that this process and its children put down for a moment goes, until ``remove``."""

    def __init__(self, path: Path, lock: Lock) -> None:
        self.path = path
        self._lock = lock
        self._before = {name: os.environ.get(name) for name in _VARIABLES}
        self._directory = tempfile.tempdir
        tempfile.tempdir = str(path)
        os.environ.update(dict.fromkeys(_VARIABLES, str(path)))

    def remove(self) -> None:
        """Remove the folder with all that is in it; temporary files go where they went before."""
        tempfile.tempdir = self._directory
        for name, value in self._before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def use_private_temporary(folders: Folders) -> TemporaryFolder:
    """Send temporary files to a private folder, after removing what earlier processes left there. Raises OSError."""
    remove_abandoned(folders)
    path = folders.temporary / uuid.uuid4().hex
    path.mkdir(mode=0o700)
    lock = take_lock(path / LOCK)
    if lock is None:
        raise FileExistsError(path)
    return TemporaryFolder(path, lock)


def remove_abandoned(folders: Folders) -> None:
    """Remove the temporary folders of processes that are no more."""
    for path in folders.temporary.iterdir():
        lock = take_lock(path / LOCK) if path.is_dir() else None
        if lock is not None:
            lock.release()
            shutil.rmtree(path, ignore_errors=True)
