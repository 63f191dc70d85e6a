"""``dataplanner skills-out``: gap matrices as workbooks for managers to fill in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from dataplanner.analysis.skills_requests import (
    SkillsRequest,
    request_about_all,
    request_below,
    requests_by_manager,
)
from dataplanner.cli.arguments import QUERIES, Parser, add_target, plan_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.opening import Opened, opened, today
from dataplanner.cli.output import Output
from dataplanner.cli.plan_targets import say_unprotected
from dataplanner.cli.targets import WORKBOOKS, check_target
from dataplanner.files.skills_sheet import SkillsSheetError, write_request, write_requests
from dataplanner.model.query import matches, query_from
from dataplanner.model.teams import Team

DESCRIPTION = """\
Writes the skills gap matrices as workbooks to be filled in and sent back: into
a folder, one for each manager with only their own people, or into one file.
“skills-in” brings them back."""
EXAMPLES = f"""\
examples:
  dataplanner skills-out acme.dataplan -o to-managers/
  dataplanner skills-out acme.dataplan -o jane.xlsx --manager "Jane Doe"

{QUERIES}"""


def parser() -> Parser:
    parser = plan_parser("skills-out", DESCRIPTION, EXAMPLES)
    add_target(parser, "X.xlsx|FOLDER", "one workbook, or a folder for one a manager")
    parser.add_argument("--manager", metavar="WHO", default="", help="only the people below this manager, in one file")
    parser.add_argument("--only", metavar="TEAM", default="", help="only this team, by its name")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    single = arguments.output.suffix.lower() == WORKBOOKS[0]
    if arguments.manager and not single:
        raise CommandError("One manager's workbook is one file.", "End the name after -o in .xlsx.")
    if single:
        check_target(arguments.output, WORKBOOKS, [arguments.plan])
    work = opened(arguments)
    teams = _teams(work, arguments.only)
    written = _one(work, arguments, teams) if single else _each(work, arguments.output, teams)
    say_unprotected(output, work.key, arguments.output)
    data = {"name": work.plan.name, "scenario": work.scenario.name, "workbooks": [str(path) for path in written]}
    output.show([f"Wrote {path}." for path in written], data)


def _one(work: Opened, arguments: Namespace, teams: list[Team]) -> list[Path]:
    request = _request(work, arguments.manager, teams)
    write_request(work.plan, request, work.method, arguments.output, today=today())
    return [arguments.output]


def _request(work: Opened, manager: str, teams: list[Team]) -> SkillsRequest:
    scenario = work.scenario.id
    if manager:
        found = request_below(work.plan, scenario, _position(work, manager), teams, work.method)
    else:
        found = request_about_all(work.plan, scenario, teams, work.method)
    if found is None:
        raise SkillsSheetError("no_manager" if manager else "nobody")
    return found


def _each(work: Opened, folder: Path, teams: list[Team]) -> list[Path]:
    requests = requests_by_manager(work.plan, work.scenario.id, teams, work.method)
    if not requests:
        raise SkillsSheetError("nobody")
    folder.mkdir(exist_ok=True)
    return write_requests(work.plan, requests, work.method, folder, today=today())


def _teams(work: Opened, only: str) -> list[Team]:
    """The data teams, or the one that was asked for."""
    teams = work.organisation.sorted_teams()
    if not only:
        return [team for team in teams if team.kind in work.method.data_kinds]
    named = [team for team in teams if team.name.casefold() == only.strip().casefold()]
    if not named:
        names = ", ".join(team.name for team in teams) or "none"
        raise CommandError(f"There is no team called “{only}”.", f"It has: {names}.")
    return named


def _position(work: Opened, who: str) -> str:
    """The one position that a name or a query means."""
    organisation = work.organisation
    people = ((position.id, work.plan.person_of(position)) for position in organisation.positions())
    found = [id_ for id_, person in people if person and person.name.casefold() == who.strip().casefold()]
    found = found or list(matches(organisation, query_from(who)).positions)
    if len(found) != 1:
        raise CommandError(f"“{who}” means {len(found)} positions.", "Say which one, as with id: and its id.")
    return found[0]
