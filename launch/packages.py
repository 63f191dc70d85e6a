"""Installs the Python packages of a lock, and says what goes on in few words."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from launch import SetupError


def install_lock(python: str, lock: Path) -> None:
    """Installs exactly the files whose hashes the lock holds; nothing is built from source.

    Raises:
        SetupError: pip could not, with what the user can do.
    """
    command = [python, "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary=:all:"]
    command += ["--disable-pip-version-check", "--retries=2", "--requirement", str(lock)]
    environment = {**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, env=environment, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as pip:
        said = list(show_progress(pip.stdout or ()))
    if pip.returncode:
        raise SetupError(why_it_failed(said))


def show_progress(lines: Iterable[str]) -> Iterator[str]:
    """Prints what pip fetches at the moment, and passes every line on."""
    for line in lines:
        if line.startswith("Collecting "):
            print("  " + line.split()[1].replace("==", " "), flush=True)
        elif line.startswith("Installing "):
            print("  unpacking", flush=True)
        yield line.rstrip()


def why_it_failed(said: Sequence[str]) -> str:
    """The sentence for the user, from the lines that pip said."""
    if any("Connection" in line or "Retrying" in line for line in said):
        return "The packages could not be downloaded. Check the internet connection, then run the same again."
    errors = [line for line in said if line.startswith("ERROR")]
    return "\n".join(["The packages could not be installed. The installer said:", *(errors[-1:] or said[-3:])])
