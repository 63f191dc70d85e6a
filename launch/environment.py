"""The local environment: a Python of its own in .venv, with exactly the packages that the lock names."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from launch import SetupError
from launch.packages import install_lock
from launch.pythons import PYTHONS, find_python, version_of
from launch.system import missing_libraries, missing_venv, require_packages

ROOT = Path(__file__).resolve().parent.parent
# The lock for the tests holds the one for running the program whole.
INCLUDES = {"run": ("run",), "dev": ("dev", "run")}


def ready_python(kind: str, display: bool) -> str:
    """The environment's Python, with the lock "run" or "dev" installed and Qt's system libraries in place.

    Raises:
        SetupError: what is missing cannot be had, with the remedy.
    """
    home = workplace() / ".venv"
    if is_ready(home, kind):
        require_packages(missing_libraries(display))
    else:
        with one_at_a_time(home):
            if not is_ready(home, kind):
                prepare(home, kind, display)
    return python_in(home)


def prepare(home: Path, kind: str, display: bool) -> None:
    """Makes the environment, or mends a half-made one, and installs the lock."""
    healthy = version_of(python_in(home), needing="pip") in PYTHONS
    builder = find_python()
    require_packages([*([] if healthy else missing_venv(builder)), *missing_libraries(display)])
    print(f"Setting up in {home}. This happens once and takes a minute or two.", flush=True)
    if not healthy and subprocess.call([builder, "-m", "venv", "--clear", str(home)]) != 0:
        raise SetupError(f"{home} could not be made; the lines above say why.")
    stamp = home / "installed"
    stamp.unlink(missing_ok=True)
    install_lock(python_in(home), lock_file(kind))
    stamp.write_text("\n".join(fingerprint(home, each) for each in INCLUDES[kind]), encoding="ascii")


def is_ready(home: Path, kind: str) -> bool:
    """Whether the environment's Python starts and has the present lock installed."""
    try:
        stamp = (home / "installed").read_text(encoding="ascii")
    except OSError:
        return False
    return fingerprint(home, kind) in stamp.split()


def fingerprint(home: Path, kind: str) -> str:
    """A word that changes with the lock and with the Python that it was installed for."""
    return f"{kind}-{version_of(python_in(home))}-{hashlib.sha256(lock_file(kind).read_bytes()).hexdigest()}"


def lock_file(kind: str) -> Path:
    """Where the lock of that kind lies."""
    return ROOT / "requirements" / f"{kind}.txt"


def python_in(home: Path) -> str:
    """The Python of the environment."""
    return str(home / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def workplace() -> Path:
    """Where the environment and the sample's results go: beside run.py, or at home where that is read-only."""
    if os.access(ROOT, os.W_OK):
        return ROOT
    folder = Path.home() / ".dataplanner" / hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def one_at_a_time(home: Path) -> Iterator[None]:
    """Lets one set-up through; a second one waits here until the first is done."""
    with home.with_suffix(".lock").open("w", encoding="ascii") as door:
        wait_for(door)
        yield


def wait_for(door: IO[str]) -> None:
    """Holds the door until the file is closed."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(door, fcntl.LOCK_EX)
        return
    import msvcrt

    while True:
        with contextlib.suppress(OSError):  # msvcrt gives up after ten seconds
            msvcrt.locking(door.fileno(), msvcrt.LK_LOCK, 1)
            return
