"""Which Python builds the environment."""

from __future__ import annotations

import shutil
import subprocess
import sys

from launch import SetupError

# The one that is preferred, when the running one will not do, comes first.
PYTHONS = ("3.12", "3.11", "3.13")


def find_python() -> str:
    """A Python in range: the running one when it will do, else one that its name finds.

    Raises:
        SetupError: there is none.
    """
    running: str = getattr(sys, "_base_executable", sys.executable)
    named = [shutil.which(f"python{version}") for version in PYTHONS]
    for python in filter(None, [running, *named]):
        if version_of(python) in PYTHONS:
            return python
    here = "{}.{}".format(*sys.version_info[:2])
    raise SetupError(f"Python 3.11 to 3.13 is needed; this is Python {here}. Install one and run this file with it.")


def version_of(python: str, needing: str = "sys") -> str | None:
    """The version, such as "3.12", of a Python that starts and has the module it needs; else None."""
    code = f"import sys, {needing}; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([python, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None
