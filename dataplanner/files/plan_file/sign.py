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

from dataplanner.files.json_file import read_json
from dataplanner.files.plan_file.errors import CannotSave
from dataplanner.files.plan_file.publish import replace_file

RENEW_AFTER = 60.0  # seconds
MOST_SHOWN = 60  # characters of a machine's name
STALE_AFTER = 600.0  # seconds without renewal: its machine is off, or asleep


def machine_id(folder: Path) -> str:
    """An id for this user on this machine, made once and kept in ``folder``. Raises CannotSave."""
    path = folder / "machine"
    with suppress(OSError, ValueError):
        if known := path.read_text(encoding="ascii"):
            return known
    fresh = uuid.uuid4().hex
    replace_file(path, lambda temporary: _write(temporary, fresh))
    return fresh


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
        """Put the sign up. Raises CannotSave in a folder that takes none."""
        self._path = path
        self._machine = machine
        self._clock = clock
        self._put_up()

    @property
    def is_ours(self) -> bool:
        """Whether it still is our sign that stands there, or none."""
        holder = read_sign(self._path)
        return holder is None or holder.machine == self._machine

    def renew(self) -> None:
        """Say again that we hold the plan, when it is time to, or the clock was set back.

        A disk that fails is for saving to notice.
        """
        if abs(self._clock() - self._renewed) >= RENEW_AFTER and self.is_ours:
            with suppress(CannotSave):
                self._put_up()

    def remove(self) -> None:
        """Take the sign down, unless somebody else has put up theirs meanwhile."""
        with suppress(OSError):
            if self.is_ours:
                self._path.unlink()

    def _put_up(self) -> None:
        self._renewed = self._clock()
        text = json.dumps(asdict(Holder(self._machine, platform.node(), os.getpid(), self._renewed)))
        replace_file(self._path, lambda temporary: _write(temporary, text))


def sign_path(plan: Path) -> Path:
    """Where the sign of a plan stands."""
    return plan.with_name(f".{plan.name}.lock")


def other_holder(plan: Path, machine: str, now: float) -> Holder | None:
    """Who else holds a plan; None when nobody does, or they have gone without taking their sign down.

    Call it holding the machine's own lock: a sign of this machine is then a leftover.
    """
    holder = read_sign(sign_path(plan))
    if holder is None or holder.machine == machine:
        return None
    return holder if abs(now - holder.renewed) < STALE_AFTER else None  # what is no number is stale, too


def read_sign(path: Path) -> Holder | None:
    """What a sign says; None where it says nothing that can be read."""
    try:
        plain = read_json(path)
        return Holder(str(plain["machine"]), _shown(str(plain["host"])), int(plain["process"]), float(plain["renewed"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None


def _shown(host: str) -> str:
    """The name of a machine as it may stand in a sentence, whoever wrote it."""
    return "".join(filter(str.isprintable, host))[:MOST_SHOWN]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="ascii")
