"""Passwords of workbooks: from a file, the environment or the terminal; never an argument, which others could see."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

from dataplanner.cli.failures import CommandError
from dataplanner.cli.output import Output, printable
from dataplanner.files.hr_import import PasswordNeededError, Place, Table, WrongPasswordError, read_tables
from dataplanner.files.hr_import.progress import Progress

ENVIRONMENT = "DATAPLANNER_PASSWORD"
ATTEMPTS = 3
REMEDY = f"Give it by --password-file FILE or in {ENVIRONMENT}, or save a copy without one."


def tables_behind_passwords(
    files: Sequence[Path],
    password_file: Path | None,
    output: Output,
    progress: Progress,
    place: Place | None = None,
) -> list[Table]:
    """The tables of the files; whoever sits at the terminal is asked for a password that is wanting or wrong.

    Raises ImportFileError, and CommandError where nobody can be asked (any more).
    """
    given = given_password(password_file)
    passwords = {str(path): given for path in files if given}
    asked = Counter[str]()
    while True:
        try:
            return read_tables(files, passwords=passwords, place=place, progress=progress)
        except PasswordNeededError as fault:
            name = str(fault.path)
            if not sys.stdin.isatty() or asked[name] == ATTEMPTS:
                raise CommandError(fault.sentence, REMEDY) from None
            if isinstance(fault, WrongPasswordError):
                output.say(fault.sentence)
            asked[name] += 1
            passwords[name] = getpass(f"Password of {printable(fault.path.name)}: ")


def given_password(password_file: Path | None) -> str:
    """The first line of the file, else what the environment says, else ""."""
    return os.environ.get(ENVIRONMENT, "") if password_file is None else first_line(password_file)


def first_line(path: Path) -> str:
    """The first line of a file, which is a password; empty where there is none. Raises OSError."""
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return lines[0] if lines else ""
