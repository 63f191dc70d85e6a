"""The system packages that Debian and Ubuntu lack: which are missing, and how they come."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence

from launch import SetupError
from launch.pythons import version_of

# Each system library that Qt loads, and the package that holds it.
QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11 = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
# Programs with which tests open the workbook and look at its pages, and their packages.
TEST_PROGRAMS = {
    "soffice": ("libreoffice-calc-nogui", "fonts-dejavu-core", "fonts-liberation"),
    "pdftoppm": ("poppler-utils",),
}


def missing_venv(python: str) -> list[str]:
    """Debian packs what makes an environment apart from Python."""
    return [] if version_of(python, needing="ensurepip") else [f"python{version_of(python)}-venv"]


def missing_libraries(display: bool) -> list[str]:
    """The packages of the libraries that Qt needs here and that the dynamic linker does not find."""
    if sys.platform != "linux":
        return []
    window = X11 if os.environ.get("DISPLAY") else WAYLAND
    needed = {**QT, **(window if display else {})}
    return [package for library, package in needed.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the library and all that it needs in turn can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def require_packages(packages: Sequence[str]) -> None:
    """Installs the packages as root; anybody else is told the command.

    Raises:
        SetupError: they are still missing, with the remedy.
    """
    if not packages:
        return
    if not shutil.which("apt-get"):
        names = ", ".join(packages)
        raise SetupError(f"System packages are missing. Install what Debian calls {names}, then run the same again.")
    if not is_root():
        command = command_for(packages, sudo=bool(shutil.which("sudo")))
        raise SetupError(f"System packages are missing. Run this command once, then the same again:\n\n  {command}\n")
    if not apt_install(packages):
        raise SetupError("The system packages could not be installed; the lines above say why.")


def offer_test_programs() -> None:
    """Installs as root what the tests of the workbook need; without it those tests are skipped and say so."""
    missing = [name for program, names in TEST_PROGRAMS.items() if not shutil.which(program) for name in names]
    if not missing or not shutil.which("apt-get"):
        return
    if is_root():
        apt_install(missing)
    else:
        print(f"Tests that open the workbook in LibreOffice are skipped without {', '.join(missing)}.", flush=True)


def command_for(packages: Sequence[str], sudo: bool) -> str:
    """The one command that installs the packages, for somebody who is not root."""
    command = "apt-get update && apt-get install -y --no-install-recommends " + " ".join(packages)
    return f"sudo sh -c {shlex.quote(command)}" if sudo else f"su -c {shlex.quote(command)}"


def apt_install(packages: Sequence[str]) -> bool:
    """Installs the packages and returns whether that went well."""
    print("Installing system packages: " + ", ".join(packages), flush=True)
    apt_get("update")  # may fail for a source that has nothing to do with ours
    return apt_get("install", "-y", "--no-install-recommends", *packages)


def apt_get(*words: str) -> bool:
    """Runs apt-get, which asks nothing, and shows what it said only when it failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", "-q", *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        print(done.stdout.decode(errors="replace"), file=sys.stderr)
    return done.returncode == 0


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
