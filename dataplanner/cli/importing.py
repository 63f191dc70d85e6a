"""``dataplanner import``: HR exports into a plan, with everything that they left open listed by row."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dataplanner.cli.arguments import (
    QUERIES,
    Parser,
    add_files,
    add_import_options,
    add_target,
    add_teams,
    command_parser,
)
from dataplanner.cli.marking import mark_teams
from dataplanner.cli.output import Output
from dataplanner.cli.targets import PLANS, check_target
from dataplanner.files.hr_import import ImportedOrganisation, import_export
from dataplanner.files.hr_import.shapes import Mapping, Problem
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import save_plan
from dataplanner.model.positions import AS_IS

DESCRIPTION = """\
Reads HR exports as they are (CSV, Excel, OpenDocument, JSON, LDIF and others):
finds the columns, works out who reports to whom, and lists every row that needs
a look."""
EXAMPLES = f"""\
examples:
  dataplanner import people.csv -o acme.dataplan
  dataplanner import senior.csv junior.csv -o acme.dataplan --name Acme
  dataplanner import people.xlsx -o acme.dataplan --json > import.json

{QUERIES}"""

PROBLEMS_SHOWN = 40


def parser() -> Parser:
    parser = command_parser("import", DESCRIPTION, EXAMPLES)
    add_files(parser, "an HR export; several are read together")
    add_target(parser, "X.dataplan", "the plan to write")
    add_import_options(parser)
    add_teams(parser, "mark a team and keep it in the plan; may be repeated; see below")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    check_target(arguments.output, PLANS, arguments.files)
    method = load_method()
    imported = read_exports(arguments.files, output, flat=arguments.flat)
    plan = plan_from_import(imported, arguments.name or plan_name(arguments.files), method)
    mark_teams(plan, AS_IS, arguments.teams, method)
    save_plan(plan, arguments.output)
    data = {**import_data(imported), "name": plan.name, "plan": str(arguments.output)}
    output.show([*import_lines(imported), f"Wrote {arguments.output}."], data)


def read_exports(files: Sequence[Path], output: Output, *, flat: bool) -> ImportedOrganisation:
    """What the files hold, read together. Raises ImportFileError."""
    return import_export(
        list(files), flat=flat, progress=lambda stage, done, total: _report(output, stage, done, total)
    )


def _report(output: Output, stage: str, done: int, total: int) -> None:
    output.progress(done / total if total else 0.0, stage.capitalize())


def plan_name(files: Sequence[Path]) -> str:
    """What a plan from these files is called when nobody says it."""
    return files[0].stem or "Untitled plan"


def import_data(imported: ImportedOrganisation) -> dict[str, Any]:
    """What an import found, as JSON types; a field that is in different columns of several files has a list."""
    return {
        "mapping": _mapping_data(imported.mapping),
        "manager_way": imported.mapping.manager_way,
        "share_resolved": imported.share_resolved,
        "problems": [_problem_data(problem) for problem in imported.problems],
        "rows_read": imported.rows_read,
        "rows_merged": imported.rows_merged,
        "rows_left_out": imported.rows_left_out,
        "leaders_made": imported.made,
        "columns_left_out": list(imported.columns_left_out),
        "positions": len(imported.positions),
        "people": len(imported.people),
    }


def _mapping_data(mapping: Mapping) -> dict[str, str | list[str | None]]:
    found = {field: columns for field, columns in mapping.fields.items() if any(columns)}
    return {field: columns[0] if len(set(columns)) == 1 else list(columns) for field, columns in found.items()}  # type: ignore[misc]


def _problem_data(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "kind": problem.kind,
        "source": problem.source,
        "sentence": problem.sentence,
        "remedy": problem.remedy,
        "level": problem.level,
        "related": [{"source": place.source, "row": place.row} for place in problem.related],
    }


def import_lines(imported: ImportedOrganisation) -> Iterator[str]:
    """What an import found, for a reader."""
    yield f"{imported.rows_read:,} rows read: {len(imported.positions):,} positions, {len(imported.people):,} people."
    for field, column in _mapping_data(imported.mapping).items():
        columns = column if isinstance(column, str) else " / ".join(name or "–" for name in column)
        yield f"  {field.replace('_', ' ')}: {columns}"
    if imported.mapping.manager_way:
        yield f"Managers are given by {imported.mapping.manager_way}; {imported.share_resolved:.1%} of them were found."
    if imported.columns_left_out:
        yield f"Left out as sensitive: {', '.join(imported.columns_left_out)}."
    yield from _problem_lines(imported.problems)


def _problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """What wants an answer first, then what was changed; what is only to know as a count."""
    telling = [problem for level in ("question", "change") for problem in problems if problem.level == level]
    for problem in telling[:PROBLEMS_SHOWN]:
        place = problem.source if problem.row is None else f"{problem.source}, row {problem.row}"
        yield f"  {place}: {problem.sentence} {problem.remedy}".rstrip()
    if len(telling) > PROBLEMS_SHOWN:
        yield f"  … and {len(telling) - PROBLEMS_SHOWN:,} more to look at."
    if noted := len(problems) - len(telling):
        yield f"  {noted:,} more rows are only noted."
    if len(problems) > min(len(telling), PROBLEMS_SHOWN):
        yield "  --json lists all of them, and so does the workbook."
