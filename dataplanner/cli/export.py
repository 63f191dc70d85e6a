"""``dataplanner export``: a plan as an Excel workbook, or as text."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from dataplanner.cli.arguments import QUERIES, Parser, add_target, plan_parser
from dataplanner.cli.opening import Opened, opened, today
from dataplanner.cli.output import Output
from dataplanner.cli.plan_targets import add_replace, check_unasked, say_unprotected
from dataplanner.cli.targets import TEXTS, WORKBOOKS, check_target
from dataplanner.files.plan_file import save_plan

DESCRIPTION = """\
Writes the workbook, ready to print: a summary with findings, positions, teams,
reporting distances, a skills matrix a team, and projects with their steps,
backlog, timeline, waits, value and decisions. Where the name ends in
.plan.json, writes the whole plan as text instead, with all scenarios; every
command opens that as well."""
EXAMPLES = f"""\
examples:
  dataplanner export acme.dataplan -o acme.xlsx
  dataplanner export acme.dataplan -o acme.plan.json

{QUERIES}"""


def parser() -> Parser:
    parser = plan_parser("export", DESCRIPTION, EXAMPLES)
    add_target(parser, "FILE", "the workbook (.xlsx) or text (.plan.json) to write")
    parser.add_argument("--judgements", action="store_true", help="put judgements about people into the text too")
    add_replace(parser)
    return parser


def run(arguments: Namespace, output: Output) -> None:
    check_target(arguments.output, (*WORKBOOKS, *TEXTS), [arguments.plan])
    as_text = arguments.output.name.lower().endswith(TEXTS)
    if as_text:
        check_unasked(arguments.output, arguments)
    work = opened(arguments)
    if as_text:
        save_plan(work.plan, arguments.output, private=arguments.judgements, key=work.key)
        data = {"name": work.plan.name, "text": str(arguments.output)}
    else:
        save_workbook(work, arguments.output, output)
        data = {"name": work.plan.name, "scenario": work.scenario.name, "workbook": str(arguments.output)}
    say_unprotected(output, work.key, arguments.output)
    output.show([f"Wrote {arguments.output}."], data)


def save_workbook(work: Opened, target: Path, output: Output) -> None:
    """Write the workbook of the plan's scenario. Raises FileError; an older file is then as it was."""
    from dataplanner.files.workbook import write_workbook

    def progress(done: float, _sheet: str) -> None:
        output.progress(done, "Writing the workbook")

    write_workbook(work.plan, work.scenario.id, work.method, target, today=today(), progress=progress)
