"""The password of a plan on the command line: out of a file, the environment or a prompt, never out of an argument.

Arguments stay in the shell's history, and everybody on the machine can see those of a program that runs.
"""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from dataplanner.cli.failures import CommandError
from dataplanner.cli.passwords import ATTEMPTS, ENVIRONMENT, given_password
from dataplanner.files.plan_file.errors import (
    DamagedPlan,
    EmptyFile,
    MissingFile,
    NotAPlan,
    ProtectedPlan,
    WrongPassword,
)
from dataplanner.files.plan_file.keys import Key, Secret
from dataplanner.files.plan_file.reading import PlanBytes, plan_of, read_bytes
from dataplanner.model.plan import Plan


def plan_and_key(path: Path, arguments: Namespace) -> tuple[Plan, Key | None]:
    """A plan, and the key to write another one with where it has a password. Raises CommandError or FileError."""
    source = _content(path, arguments)
    return plan_of(source), source.key


def key_to_plan(path: Path, arguments: Namespace, *, damaged: bool = False) -> Secret:
    """What opens a plan, None where it has no password; of a ``damaged`` one what was given, for its versions.

    Raises CommandError or FileError.
    """
    try:
        return _content(path, arguments).key
    except (DamagedPlan, EmptyFile, NotAPlan, MissingFile):
        if not damaged:
            raise
        return given_password(arguments.password_file) or None


def _content(path: Path, arguments: Namespace) -> PlanBytes:
    try:
        return read_bytes(path)
    except ProtectedPlan as protected:
        given = given_password(arguments.password_file)
        return read_bytes(path, given) if given else read_bytes(path, _asked(path, protected))


def _asked(path: Path, protected: ProtectedPlan) -> Key | None:
    """The key that a typed password makes; asked for again where it is wrong."""
    if not sys.stdin.isatty():
        raise CommandError(protected.sentence, f"Give the password by --password-file FILE or in {ENVIRONMENT}.")
    for left in reversed(range(ATTEMPTS)):
        try:
            return read_bytes(path, getpass.getpass(f"Password of “{path.name}”: ")).key
        except WrongPassword:
            if left == 0:
                raise
            print("That is not the password. Try again.", file=sys.stderr)
    raise protected
