"""The sign beside a plan that tells other machines who has it open; renewed while they do, stale some time after.

The lock of the operating system tells processes of one machine apart, but is not seen by another machine.
"""

from __future__ import annotations

import json
import os
import platform
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from dataplanner.files.plan_file.publish import replace_file

RENEW_AFTER = 60.0  # seconds
STALE_AFTER = 600.0  # seconds without renewal: its machine is off, or asleep
STALE_EMPTY_AFTER = 30.0  # seconds: whoever made the file had no time to write into it


def machine_id(folder: Path) -> str:
    """An id for this user on this machine, made once and kept in ``folder``. Raises CannotSave."""
    path = folder / "machine"
    if not path.exists():
        fresh = uuid.uuid4().hex
        replace_file(path, lambda temporary: _write(temporary, fresh))
    return path.read_text(encoding="ascii")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a plan, as the sign beside it says. ``renewed`` is in seconds since 1970."""

    machine: str
    host: str
    process: int
    renewed: float


class Sign:
    """The sign beside a plan that we hold."""

    def __init__(self, path: Path, machine: str, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._machine = machine
        self._clock = clock
        self._renewed = clock()
        _write(path, self._text())

    def renew(self) -> None:
        """Say again that we hold the plan, when it is time to. A disk that fails is for saving to notice."""
        if self._clock() - self._renewed >= RENEW_AFTER:
            self._renewed = self._clock()
            with suppress(OSError):
                _write(self._path, self._text())

    def remove(self) -> None:
        """Take the sign down, unless somebody else has put up theirs meanwhile."""
        with suppress(OSError):
            if (holder := read_sign(self._path)) is None or holder.machine == self._machine:
                self._path.unlink()

    def _text(self) -> str:
        return json.dumps(asdict(Holder(self._machine, platform.node(), os.getpid(), self._renewed)))


def sign_path(plan: Path) -> Path:
    """Where the sign of a plan stands."""
    return plan.with_name(f".{plan.name}.lock")


def other_holder(plan: Path, machine: str, now: float) -> Holder | None:
    """Who else holds a plan; None when nobody does, or they have gone without taking their sign down.

    Call it holding the machine's own lock: a sign of this machine is then a leftover.
    """
    path = sign_path(plan)
    try:
        age = now - path.stat().st_mtime
    except OSError:
        return None
    holder = read_sign(path)
    if holder is None:
        return Holder("", "", 0, now) if abs(age) < STALE_EMPTY_AFTER else None
    return holder if holder.machine != machine and abs(now - holder.renewed) < STALE_AFTER else None


def read_sign(path: Path) -> Holder | None:
    """What a sign says; None where it says nothing that can be read."""
    try:
        plain = json.loads(path.read_bytes())
        return Holder(str(plain["machine"]), str(plain["host"]), int(plain["process"]), float(plain["renewed"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="ascii")
