"""``dataplanner report``: the whole way from HR exports, or a plan, to the workbook."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.analysis.shape import shape_of
from dataplanner.analysis.titles import proposed_teams
from dataplanner.analysis.wording import few_of
from dataplanner.cli.arguments import (
    QUERIES,
    Parser,
    add_files,
    add_import_options,
    add_password,
    add_reading_options,
    add_scenario,
    add_target,
    add_teams,
    command_parser,
)
from dataplanner.cli.chart import add_paper, check_paper, save_chart
from dataplanner.cli.check import check_data, check_lines
from dataplanner.cli.export import save_workbook
from dataplanner.cli.failures import CommandError
from dataplanner.cli.importing import import_data, import_lines, plan_name, read_exports
from dataplanner.cli.opening import Opened, prepared, today
from dataplanner.cli.output import Output
from dataplanner.cli.plan_passwords import plan_and_key
from dataplanner.cli.plan_targets import add_replace, check_plan_target, say_unprotected, write_plan
from dataplanner.cli.targets import PICTURES, WORKBOOKS, check_distinct, check_target
from dataplanner.files.hr_import import ImportedOrganisation
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import is_plan
from dataplanner.files.plan_file.keys import Key
from dataplanner.model.plan import Plan
from dataplanner.model.teams import Team

DESCRIPTION = """\
Goes the whole way in one go: reads HR exports or a plan, finds the data teams,
and writes the Excel workbook; on request the chart and the plan as well."""
EXAMPLES = f"""\
examples:
  dataplanner report people.csv -o acme.xlsx
  dataplanner report people.csv -o acme.xlsx --plan acme.dataplan --chart a.pdf
  dataplanner report people.csv -o acme.xlsx \\
      --team science='data scientist' --team engineering='data engineer'

Without --team, teams are proposed from the titles and marked as proposed.

{QUERIES}"""


TEAMS_NAMED = 12


def parser() -> Parser:
    parser = command_parser("report", DESCRIPTION, EXAMPLES)
    add_files(parser, "an HR export, several that belong together, or one plan")
    add_target(parser, "X.xlsx", "the workbook to write")
    parser.add_argument("--plan", type=Path, metavar="X.dataplan", help="write the plan too, for the window")
    add_replace(parser)
    parser.add_argument("--chart", type=Path, metavar="X.pdf", help="write the chart too, as .pdf, .svg or .png")
    add_paper(parser)
    add_password(parser)
    add_import_options(parser)
    add_reading_options(parser)
    add_scenario(parser)
    add_teams(parser, "mark a team instead of those proposed; may be repeated; see below")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    _check_targets(arguments)
    (plan, key), imported, method = _plan_of(arguments, output)
    work = prepared(plan, key, method, arguments)
    _take_over_proposals(work, output)
    written = _write(work, arguments, output)
    shape, found = shape_of(plan, work.scenario.id), findings(plan, work.scenario.id, method, today())
    data = {
        "import": None if imported is None else import_data(imported),
        "check": check_data(work, shape, found),
        "teams": [_team_data(team) for team in plan.organisation(work.scenario.id).sorted_teams()],
        **written,
    }
    told = [] if imported is None else [*import_lines(imported), ""]
    wrote = [f"Wrote {path}." for path in written.values() if path]
    output.show([*told, *check_lines(work, shape, found), "", *wrote], data)


def _check_targets(arguments: Namespace) -> None:
    """Raise CommandError before any work where an output cannot be written."""
    check_target(arguments.output, WORKBOOKS, arguments.files)
    if arguments.plan is not None:
        check_plan_target(arguments.plan, arguments, arguments.files)
    if arguments.chart is not None:
        check_target(arguments.chart, PICTURES, arguments.files)
    check_paper(arguments, arguments.chart)
    check_distinct(filter(None, (arguments.output, arguments.plan, arguments.chart)))


def _plan_of(
    arguments: Namespace, output: Output
) -> tuple[tuple[Plan, Key | None], ImportedOrganisation | None, Method]:
    """The plan that was named with its key, or a new one from the exports with what the import found."""
    method = load_method()
    plans = [path for path in arguments.files if is_plan(path)]
    if not plans:
        imported = read_exports(arguments, output)
        plan = plan_from_import(imported, arguments.name or plan_name(arguments.files), method)
        return (plan, None), imported, method
    if len(arguments.files) > 1:
        raise CommandError(f"“{plans[0]}” is a plan and cannot be read together with other files.", "Name it alone.")
    return plan_and_key(plans[0], arguments), None, method


def _take_over_proposals(work: Opened, output: Output) -> None:
    """Mark the teams that titles suggest where there is none yet, and say so."""
    organisation = work.organisation
    if organisation.teams:
        return
    for team in proposed_teams(work.plan, work.scenario.id, work.method):
        team.apply(work.plan)
    if organisation.teams:
        few, more = few_of([team.name for team in organisation.sorted_teams()], TEAMS_NAMED)
        named = " ".join(filter(None, [", ".join(few), more]))
        output.say(f"Teams proposed from the titles, to be confirmed: {named}.")
    else:
        output.say("The titles name no data team. Mark teams with --team to see distances and skills.")


def _write(work: Opened, arguments: Namespace, output: Output) -> dict[str, str | None]:
    """Write what was asked for and return the path of each, by what it is."""
    save_workbook(work, arguments.output, output)
    if arguments.chart is not None:
        save_chart(work, arguments.chart, arguments.paper, output)
    if arguments.plan is not None:
        write_plan(work.plan, arguments.plan, work.key)
    say_unprotected(output, work.key, arguments.output, arguments.chart, arguments.plan)
    paths = {"workbook": arguments.output, "chart": arguments.chart, "plan": arguments.plan}
    return {name: None if path is None else str(path) for name, path in paths.items()}


def _team_data(team: Team) -> dict[str, Any]:
    return {"name": team.name, "kind": team.kind, "proposed": team.proposed}
