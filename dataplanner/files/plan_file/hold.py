"""The right to write one file: the machine's own lock and the sign for other machines, taken and left together."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from dataplanner.files.plan_file.errors import CannotSave, NoWorkingCopy, PlanInUse, PlanInUseElsewhere
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.lock import Lock, take_lock
from dataplanner.files.plan_file.origin import same_place
from dataplanner.files.plan_file.sign import STALE_AFTER, Sign, machine_id, other_holder, sign_path


class Hold:
    """The right to write a file, until ``release``."""

    def __init__(self, lock: Lock, sign: Sign | None) -> None:
        self._lock = lock
        self._sign = sign

    def renew(self) -> None:
        """Tell other machines, from time to time, that the file is still held."""
        if self._sign is not None:
            self._sign.renew()

    def release(self) -> None:
        if self._sign is not None:
            self._sign.remove()
        self._lock.release()


def take_hold(path: Path, folders: Folders) -> Hold:
    """The right to write a file. Raises PlanInUse at once when somebody has it, CannotSave when it cannot be had."""
    if (lock := locked(_lock_path(path, folders))) is None:
        raise PlanInUse(path)
    try:
        return Hold(lock, _sign(path, folders))
    except BaseException:
        lock.release()
        raise


def locked(path: Path) -> Lock | None:
    """This machine's lock on a file, or None when another process or window has it. Raises CannotSave."""
    try:
        return take_lock(path)
    except OSError as error:
        raise NoWorkingCopy(path) from error


def _lock_path(path: Path, folders: Folders) -> Path:
    place = same_place(path).encode(errors="surrogatepass")
    return folders.locks / hashlib.sha256(place).hexdigest()[:24]


def _sign(path: Path, folders: Folders) -> Sign | None:
    """Our sign beside a file; None in a folder that takes none, where nobody else can save either."""
    machine = machine_id(folders.data)
    _refuse_other(path, machine)
    try:
        sign = Sign(sign_path(path), machine)
    except CannotSave:
        return None
    _refuse_other(path, machine)  # somebody may have put up theirs in the same moment; the later one stands
    return sign


def _refuse_other(path: Path, machine: str) -> None:
    if (holder := other_holder(path, machine, time.time())) is not None:
        raise PlanInUseElsewhere(path, holder.host, round(STALE_AFTER / 60))
