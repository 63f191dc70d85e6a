"""``dataplanner password``: the password of a plan given, changed or removed, for its file and its versions alike."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from dataplanner.cli.arguments import Parser, add_plan, command_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.output import Output
from dataplanner.cli.passwords import ATTEMPTS, first_line
from dataplanner.cli.plan_sessions import changing
from dataplanner.files.plan_file import left_without, set_password
from dataplanner.files.plan_file.version_text import left_without_text
from dataplanner.files.privacy.strength import strength_of

DESCRIPTION = """\
Gives a plan a password, another one, or none. The file, its versions and the
working copy are encrypted alike. Nobody can open them without it, and nobody
can find it out: keep it in a safe place. A password is never an argument, which
others on the machine could see: you are asked, or a file gives it."""
EXAMPLES = """\
examples:
  dataplanner password acme.dataplan
  dataplanner password acme.dataplan --new-password-file new.txt
  dataplanner password acme.dataplan --remove --password-file old.txt"""
BEYOND = "Workbooks, texts and pictures that you export have no password, nor have copies made before."
NOT_ALIKE = "The two are not the same. Try again."
GIVEN, REMOVED = "The plan has a password now.", "The plan has no password any more."
NONE = "The plan has no password, as it had none before."


def parser() -> Parser:
    parser = command_parser("password", DESCRIPTION, EXAMPLES)
    add_plan(parser)
    new = parser.add_mutually_exclusive_group()
    explanation = "its first line is the new password; else you are asked"
    new.add_argument("--new-password-file", type=Path, metavar="FILE", help=explanation)
    new.add_argument("--remove", action="store_true", help="let the plan be opened without one")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    with changing(arguments.plan, arguments) as session:
        had_one = session.key is not None
        password = None if arguments.remove else _new_password(arguments, output, session.name)
        removed = set_password(session, password)
        left = left_without(session)
    told = [GIVEN, BEYOND] if password is not None else [REMOVED if had_one else NONE]
    if left:
        told.append(left_without_text(left))
    if removed:
        told.append(f"{removed:,} damaged versions or drafts could not be encrypted and were removed.")
    output.show(told, {"password": password is not None, "damaged_removed": removed, "versions_without": left})


def _new_password(arguments: Namespace, output: Output, name: str) -> str:
    """The password out of the file, or typed twice; how strong it is, is told. Raises CommandError."""
    if arguments.new_password_file is not None:
        password = first_line(arguments.new_password_file)
        if not password:
            raise CommandError(f"“{arguments.new_password_file.name}” has no first line.", "Put the password there.")
    else:
        password = _typed_twice(output)
    strength = strength_of(password, name.split())
    output.say(strength.text)
    return password


def _typed_twice(output: Output) -> str:
    if not sys.stdin.isatty():
        raise CommandError("Nobody can be asked for the new password here.", "Give it by --new-password-file FILE.")
    for _ in range(ATTEMPTS):
        password = getpass.getpass("New password: ")
        if password and password == getpass.getpass("The same again: "):
            return password
        output.say(NOT_ALIKE)
    raise CommandError("The plan keeps the password that it has.", "Try again.")
