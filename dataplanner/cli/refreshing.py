"""``dataplanner refresh``: a newer HR export brought into a plan that has been worked on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dataplanner.analysis.comparison import Difference
from dataplanner.analysis.refresh import Refresh, refreshed
from dataplanner.analysis.wording import few_of
from dataplanner.cli.arguments import QUERIES, Parser, add_plan, add_reading_options, add_teams, command_parser
from dataplanner.cli.importing import import_data, import_lines, plan_name, read_exports
from dataplanner.cli.marking import mark_teams
from dataplanner.cli.opening import chosen_scenario
from dataplanner.cli.output import Output, table
from dataplanner.cli.plan_passwords import plan_and_key
from dataplanner.cli.plan_targets import add_replace, check_plan_target, say_unprotected, write_plan
from dataplanner.files.hr_import import ImportedOrganisation
from dataplanner.files.import_plan import decisions_in, plan_from_import
from dataplanner.files.method_file import load_method

DESCRIPTION = """\
Compares a newer HR export with a plan: who joined, left, moved or has another
title. Teams, skills, dotted lines, scenarios and your own moves stay. Where you
and the export have changed the same thing, your change stays and is listed.
What was decided about single rows of the last export is decided alike. Nothing
is written without -o."""
EXAMPLES = f"""\
examples:
  dataplanner refresh acme.dataplan people-2026.csv
  dataplanner refresh acme.dataplan people-2026.csv -o acme-2026.dataplan
  dataplanner refresh acme.dataplan people-2026.csv --take-export --json

{QUERIES}"""
SHOWN = 40


def parser() -> Parser:
    parser = command_parser("refresh", DESCRIPTION, EXAMPLES)
    add_plan(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="the newer export; several belong together")
    parser.add_argument("-o", "--output", type=Path, metavar="X.dataplan", help="the plan to write")
    add_replace(parser)
    parser.add_argument("--take-export", action="store_true", help="where both have changed, take what the export says")
    parser.add_argument("--flat", action="store_true", help="take files without a manager column as a list of people")
    parser.add_argument("--scenario", metavar="NAME", default="", help="the scenario to refresh; else “As is”")
    add_reading_options(parser)
    add_teams(parser, "mark a team and keep it in the plan; may be repeated; see below")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    if arguments.output:
        check_plan_target(arguments.output, arguments, [arguments.plan, *arguments.files])
    (plan, key), method = plan_and_key(arguments.plan, arguments), load_method()
    scenario = chosen_scenario(plan, arguments.scenario).id
    imported = read_exports(arguments, output, decisions_in(plan))
    newer = plan_from_import(imported, plan_name(arguments.files), method)
    refresh = refreshed(plan, newer, arguments.files[0].name, scenario)
    if arguments.take_export:
        taking = {conflict.key for conflict in refresh.conflicts}
        refresh = refreshed(plan, newer, arguments.files[0].name, scenario, taking)
    if arguments.output:
        refresh.edit.apply(plan)
        mark_teams(plan, scenario, arguments.teams, method)
        write_plan(plan, arguments.output, key)
        say_unprotected(output, key, arguments.output)
    data = {
        **refresh_data(refresh),
        "import": import_data(imported),
        "decided": len(imported.decisions),
        "plan": str(arguments.output or ""),
    }
    told = [*import_lines(imported), *_decided(imported), "", *refresh_lines(refresh), *_written(arguments.output)]
    output.show(told, data)


def refresh_data(refresh: Refresh) -> dict[str, Any]:
    """A refresh as JSON types; ``before`` of a conflict is what the plan says, ``after`` what the export says."""
    return {
        "counts": {**refresh.counts, "unchanged": refresh.unchanged, "conflicts": len(refresh.conflicts)},
        "differences": [_data(one, refresh.called) for one in refresh.differences],
        "conflicts": [_data(one, refresh.called) for one in refresh.conflicts],
    }


def refresh_lines(refresh: Refresh) -> Iterator[str]:
    """A refresh for a reader."""
    counts = ", ".join(f"{count:,} {way}" for way, count in refresh.counts.items() if count)
    yield f"{counts or 'Nothing is new'}; {refresh.unchanged:,} unchanged."
    if refresh.conflicts:
        yield f"Changed both here and there: {len(refresh.conflicts):,}."
        yield from _table(refresh.conflicts, refresh, ("Position", "Change", "Here", "In the export"))
    if refresh.differences:
        yield from _table(refresh.differences, refresh, ("Position", "Change", "Before", "After"))


def _table(found: tuple[Difference, ...], refresh: Refresh, head: tuple[str, ...]) -> Iterator[str]:
    few, more = few_of(found, SHOWN)
    yield from table([head, *((refresh.called[one.position], one.what, *refresh.sides(one)) for one in few)])
    if more:
        yield f"… {more}; --json lists all of them."


def _data(one: Difference, called: Mapping[str, str]) -> dict[str, str]:
    told = {"before": one.before, "after": one.after}
    return {"position": one.position, "label": called[one.position], "change": one.what, **told}


def _decided(imported: ImportedOrganisation) -> list[str]:
    count = len(imported.decisions)
    return [f"Decisions about single rows that hold: {count:,}."] if count else []


def _written(target: Path | None) -> list[str]:
    return [f"Wrote {target}."] if target else ["Nothing was written: name a plan with -o to keep this."]
