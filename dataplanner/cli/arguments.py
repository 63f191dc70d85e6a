"""The options that several commands share, and how each is explained."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from dataplanner.cli.called import as_called, called
from dataplanner.cli.failures import CommandError
from dataplanner.files.hr_import.shapes import LEAVE_OUT

QUERIES = """\
queries:
  --team NAME=QUERY marks the positions that QUERY finds as a team. Quote it for
  the shell: --team 'Data science=title:"data scientist"'. Capitals and accents
  do not matter.

  data engineer                    the title contains these words
  title:"data scientist"           the same, said in full
  department:analytics             also: name, location, grade, kind, and every
                                   other column that the export had
  id:4711                          exactly the position of that id
  under:"Jane Doe"                 that leader and everybody below, by the
                                   person's name, a title or a position id
  title:data and under:"Jane Doe"  both must hold; with "or", either; "and"
                                   binds closer. Quote texts with these words.

  The kind of team is proposed from its name and its people's titles. To say it:
  NAME:KIND=QUERY, KIND being science, engineering, operations, analysts,
  business or other."""

TEAMS = "mark a team for this run; may be repeated; see below"


class Parser(argparse.ArgumentParser):
    """A parser whose faults are CommandErrors: one sentence and the way to the help."""

    def error(self, message: str) -> NoReturn:
        sentence = message[:1].upper() + message[1:].rstrip(".")
        raise CommandError(f"{sentence}.", f"“{self.prog} --help” shows how it is used.")


def command_parser(verb: str, description: str, examples: str) -> Parser:
    """The parser of one command, with the options that every command has."""
    parser = Parser(
        prog=f"{called()} {verb}",
        description=description,
        epilog=as_called(examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON, for other programs")
    parser.add_argument("--debug", action="store_true", help="show where a mistake of the program's own happened")
    return parser


def plan_parser(verb: str, description: str, examples: str, teams: str = TEAMS) -> Parser:
    """The parser of a command on one plan, its scenario and its teams; ``teams`` says what becomes of marked ones."""
    parser = command_parser(verb, description, examples)
    add_plan(parser)
    add_scenario(parser)
    add_teams(parser, teams)
    return parser


def add_plan(parser: Parser) -> None:
    parser.add_argument("plan", type=Path, metavar="PLAN", help="a plan: a .dataplan or .plan.json file")
    add_password(parser)


def add_password(parser: Parser) -> None:
    explanation = "its first line is the password of what has one; else DATAPLANNER_PASSWORD, else you are asked"
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=explanation)


def add_files(parser: Parser, explanation: str) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=explanation)


def add_target(parser: Parser, metavar: str, explanation: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=metavar, help=explanation)


def add_import_options(parser: Parser) -> None:
    parser.add_argument("--flat", action="store_true", help="take files without a manager column as a list of people")
    parser.add_argument("--name", help="the plan's name; else that of the first file")


def add_reading_options(parser: Parser) -> None:
    """How the columns and rows of an export are to be taken."""
    parser.add_argument(
        "--sheet", metavar="NAME", default="", help="the sheet that lists the people, if another was read"
    )
    parser.add_argument(
        "--header-row",
        type=int,
        metavar="ROW",
        help="the row that names its columns, as a spreadsheet counts; 0 for none",
    )
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="take the columns as --save-mapping kept them")
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        choices=LEAVE_OUT,
        metavar="KIND",
        help=f"leave out rows of a kind: {', '.join(LEAVE_OUT)}; may be repeated",
    )
    parser.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE.json",
        help="decide problems as this list says: one written with --problems, its “chosen” options changed",
    )


def add_scenario(parser: Parser) -> None:
    explanation = "the scenario to look at, by name or id; else “As is”"
    parser.add_argument("--scenario", metavar="NAME", default="", help=explanation)


def add_teams(parser: Parser, explanation: str = TEAMS) -> None:
    parser.add_argument("--team", action="append", default=[], dest="teams", metavar="NAME=QUERY", help=explanation)
