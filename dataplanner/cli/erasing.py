"""``dataplanner erase``: a person taken out of a plan, its history and its versions, for good."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace

from dataplanner.analysis.spelling import plain_word
from dataplanner.cli.arguments import Parser, add_plan, command_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.output import Output
from dataplanner.cli.plan_sessions import changing
from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import PlanSession, erase_person, traces_in, unreached
from dataplanner.files.privacy.erasure import Traces
from dataplanner.files.privacy.survey import Survey, survey_of
from dataplanner.files.privacy.survey_text import (
    ERASED,
    IF_THEIRS,
    STILL_IN_FILE,
    file_texts,
    left_lines,
    left_text,
    reach_texts,
    shut_text,
    unreached_text,
)
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position

DESCRIPTION = """\
Takes a person out of a plan for good: from all scenarios, the history, the
versions that can be restored, and the file. It cannot be undone. Whom is asked
for, or read as the first line of what is piped in, so that no name stays in the
history of the shell; --person is for ids."""
EXAMPLES = """\
examples:
  dataplanner erase acme.dataplan
  dataplanner erase acme.dataplan --person 4711 --yes
  dataplanner erase acme.dataplan --yes < whom.txt"""
WHOM = "Whom? Full name, or the id of the person or position: "
SURE = "Type “yes” to erase them for good: "
NOT_ASKED = ("Erasing cannot be undone, and nobody can be asked here.", "Add --yes to do it.")
NOBODY = ("Nobody in this plan has that name or id.", "Give the full name, or the id of a position.")


def parser() -> Parser:
    parser = command_parser("erase", DESCRIPTION, EXAMPLES)
    add_plan(parser)
    parser.add_argument("--person", metavar="ID", default="", help="whom: the id of the person or of their position")
    everywhere = "say “somebody” also where a word of the name may mean others"
    parser.add_argument("--all-mentions", action="store_true", help=everywhere)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    with changing(arguments.plan, arguments) as session:
        person = _person_meant(session.document.plan, arguments.person or _asked(WHOM))
        traces = traces_in(session, person)
        survey = _survey(session, traces, arguments)
        for text in reach_texts(session.document.plan, person, survey):
            output.say(text)
        for line in left_lines(survey, str):
            output.say(f"  {line}")
        if not arguments.yes:
            _make_sure()
        left = _erase(session, traces, arguments)
        shut, unsaved = len(session.ancestry().shut()), unreached(session)
    data = {
        "texts_changed": sum(survey.changed.values()),
        "texts_left": left,
        "versions_with_another_password": shut,
        "unsaved_not_reached": unsaved,
        "namesake": survey.namesake,
        "in_file_name": survey.in_file_name,
    }
    beyond = [
        *file_texts(survey),
        *([shut_text(shut)] if shut else []),
        *([unreached_text(unsaved), IF_THEIRS] if unsaved else []),
    ]
    output.show([ERASED, left_text(left, survey), *beyond], data)


def _survey(session: PlanSession, traces: Traces, arguments: Namespace) -> Survey:
    """What erasing would do; nothing stays in doubt where all mentions are to go."""
    survey = survey_of(session.document, traces, session.path)
    return replace(survey, left={}) if arguments.all_mentions else survey


def _erase(session: PlanSession, traces: Traces, arguments: Namespace) -> int:
    """Erase, and count the texts in which a mention stays. Raises FileError or CommandError."""
    try:
        return len(erase_person(session, traces.person, all_mentions=arguments.all_mentions, traces=traces))
    except FileError as error:
        if session.document.plan.find(Person, traces.person) is not None:
            raise
        raise CommandError(f"{STILL_IN_FILE}{error.sentence}", error.remedy) from error


def _person_meant(plan: Plan, whom: str) -> str:
    """The one person who has an id, a position or a name. Raises CommandError, which names nobody."""
    holders = [position.person for position in plan.all(Position) if position.id == whom and position.person]
    by_id = {*holders, *(person.id for person in plan.all(Person) if person.id == whom)}
    name = plain_word(" ".join(whom.split()))
    found = by_id or {person.id for person in plan.all(Person) if name and plain_word(person.name) == name}
    if not found:
        raise CommandError(*NOBODY)
    if len(found) > 1:
        ids = ", ".join(sorted(found))
        raise CommandError(f"{len(found):,} people have that name.", f"Say which one with --person: {ids}.")
    return found.pop()


def _make_sure() -> None:
    """Ask the person at the terminal, who saw what would stay. Raises KeyboardInterrupt where they do not say yes."""
    if not sys.stdin.isatty():
        raise CommandError(*NOT_ASKED)
    if _asked(SURE).casefold() != "yes":
        raise KeyboardInterrupt


def _asked(question: str) -> str:
    """What somebody answers at the terminal, or the next line of what is piped in."""
    if sys.stdin.isatty():
        print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
