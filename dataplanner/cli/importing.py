"""``dataplanner import``: HR exports into a plan, with everything that they left open listed by row."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dataplanner.analysis.wording import few_of
from dataplanner.cli.arguments import (
    QUERIES,
    Parser,
    add_files,
    add_import_options,
    add_password,
    add_reading_options,
    add_target,
    add_teams,
    command_parser,
)
from dataplanner.cli.failures import CommandError
from dataplanner.cli.marking import mark_teams
from dataplanner.cli.output import Output
from dataplanner.cli.passwords import tables_behind_passwords
from dataplanner.cli.plan_targets import add_replace, check_plan_target, write_plan
from dataplanner.cli.problem_files import PROBLEM_LISTS, problem_data, read_decisions, write_problems
from dataplanner.cli.targets import check_distinct, check_target
from dataplanner.files.csv_text import write_csv
from dataplanner.files.hr_import import (
    ImportedOrganisation,
    NoManagerColumnError,
    NoPeopleError,
    Place,
    import_tables,
    problem_rows,
)
from dataplanner.files.hr_import.kept_decisions import KeptDecision, decided_as_before
from dataplanner.files.hr_import.shapes import Decisions, Mapping, Problem
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.kept_mappings import read_mapping, write_mapping
from dataplanner.files.method_file import load_method
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
  dataplanner import people.xlsx -o acme.dataplan --problems to-correct.csv
  dataplanner import people.xlsx -o acme.dataplan --save-mapping people.json
  dataplanner import newer.xlsx -o newer.dataplan --mapping people.json

{QUERIES}"""

PROBLEMS_SHOWN = 6  # of one kind
PLACE_REMEDY = "Say where it is with --sheet and --header-row, and what the columns mean with --mapping."
FLAT_REMEDY = "Add a column with each person’s manager, or take the file as a list of people with --flat."


def parser() -> Parser:
    parser = command_parser("import", DESCRIPTION, EXAMPLES)
    add_files(parser, "an HR export; several are read together")
    add_target(parser, "X.dataplan", "the plan to write")
    add_replace(parser)
    add_import_options(parser)
    add_reading_options(parser)
    add_password(parser)
    parser.add_argument("--save-mapping", type=Path, metavar="FILE", help="keep the mapping of columns, to change it")
    parser.add_argument(
        "--problems", type=Path, metavar="FILE.csv|.json", help="write the list of rows that need a look"
    )
    parser.add_argument(
        "--problem-rows",
        type=Path,
        metavar="FILE.csv",
        help="write the original rows that need a look, with what was seen in each; sensitive columns stay out",
    )
    add_teams(parser, "mark a team and keep it in the plan; may be repeated; see below")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    _check_targets(arguments)
    method = load_method()
    imported = read_exports(arguments, output)
    plan = plan_from_import(imported, arguments.name or plan_name(arguments.files), method)
    mark_teams(plan, AS_IS, arguments.teams, method)
    write_plan(plan, arguments.output)
    _write_beside(imported, arguments)
    data = {**import_data(imported), "name": plan.name, "plan": str(arguments.output)}
    output.show([*import_lines(imported), f"Wrote {arguments.output}."], data)


def _check_targets(arguments: Namespace) -> None:
    """Raise CommandError where something cannot be written, before anything is read."""
    inputs = [*arguments.files, *filter(None, [arguments.mapping, arguments.decisions])]
    check_plan_target(arguments.output, arguments, inputs)
    if arguments.problems:
        check_target(arguments.problems, PROBLEM_LISTS, inputs)
    if arguments.problem_rows:
        check_target(arguments.problem_rows, (".csv",), inputs)
    if arguments.save_mapping:
        check_target(arguments.save_mapping, (".json",), inputs)
    written = [arguments.output, arguments.problems, arguments.problem_rows, arguments.save_mapping]
    check_distinct(filter(None, written))


def _write_beside(imported: ImportedOrganisation, arguments: Namespace) -> None:
    if arguments.save_mapping:
        write_mapping(imported.mapping, arguments.save_mapping)
    if arguments.problems:
        write_problems(imported.problems, arguments.problems)
    if arguments.problem_rows:
        write_csv(arguments.problem_rows, problem_rows(imported))


def read_exports(arguments: Namespace, output: Output, decided: Collection[KeptDecision] = ()) -> ImportedOrganisation:
    """What the files hold, read together as the arguments ask; what these leave open is done as was ``decided`` before.

    Raises ImportFileError and CommandError.
    """

    def progress(stage: str, done: int, total: int) -> None:
        output.progress(done / total if total else 0.0, stage.capitalize())

    decisions = read_decisions(arguments.decisions) if arguments.decisions else {}
    place = (
        Place(arguments.sheet, arguments.header_row) if arguments.sheet or arguments.header_row is not None else None
    )
    tables = tables_behind_passwords(arguments.files, arguments.password_file, output, progress, place)
    mapping = read_mapping(arguments.mapping, tables) if arguments.mapping else None

    def imported(decisions: Decisions) -> ImportedOrganisation:
        return import_tables(
            tables,
            mapping=mapping,
            flat=arguments.flat,
            leave_out=arguments.leave_out,
            decisions=decisions,
            progress=progress,
        )

    try:
        return decided_as_before(imported(decisions), decided, imported)
    except NoManagerColumnError as failure:
        raise CommandError(failure.sentence, FLAT_REMEDY) from failure
    except NoPeopleError as failure:
        raise CommandError(failure.sentence, PLACE_REMEDY) from failure


def plan_name(files: Sequence[Path]) -> str:
    """What a plan from these files is called when nobody says it."""
    return files[0].stem or "Untitled plan"


def import_data(imported: ImportedOrganisation) -> dict[str, Any]:
    """What an import found, as JSON types; a field that is in different columns of several files has a list."""
    return {
        "mapping": _mapping_data(imported.mapping),
        "manager_way": imported.mapping.manager_way,
        "share_resolved": imported.share_resolved,
        "problems": [problem_data(problem) for problem in imported.problems],
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


def import_lines(imported: ImportedOrganisation) -> Iterator[str]:
    """What an import found, for a reader."""
    yield f"{imported.rows_read:,} rows read: {len(imported.positions):,} positions, {len(imported.people):,} people."
    for field, column in _mapping_data(imported.mapping).items():
        columns = column if isinstance(column, str) else " / ".join(name or "–" for name in column)
        yield f"  {field.replace('_', ' ')}: {columns}"
    if imported.mapping.manager_way and not imported.share_resolved:
        yield "None of the managers given has a row."
    elif imported.mapping.manager_way:
        yield f"Managers are given by {imported.mapping.manager_way}; {imported.share_resolved:.1%} of them were found."
    if imported.columns_left_out:
        yield f"Left out as sensitive: {', '.join(imported.columns_left_out)}."
    yield from _problem_lines(imported.problems)


def _problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """What wants an answer first, then what was changed, of each kind a few; what is only to know as a count."""
    told = 0
    for level in ("question", "change"):
        for alike in _by_kind(problem for problem in problems if problem.level == level):
            yield from _alike_lines(alike)
            told += min(len(alike), PROBLEMS_SHOWN)
    if noted := sum(problem.level == "note" for problem in problems):
        yield f"  {noted:,} {'note needs' if noted == 1 else 'notes need'} no answer."
    if told < len(problems):
        yield "  --json lists all of them, and so does the workbook."


def _by_kind(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems of each kind together, the rarest kind first: many of one kind hide no other."""
    kinds: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        kinds[problem.kind].append(problem)
    return sorted(kinds.values(), key=len)


def _alike_lines(alike: Sequence[Problem]) -> Iterator[str]:
    few, more = few_of(alike, PROBLEMS_SHOWN)
    for problem in few:
        place = problem.source if problem.row is None else f"{problem.source}, row {problem.row}"
        yield f"  {place}: {problem.sentence} {problem.remedy}".rstrip()
    if more:
        yield f"  … {more} like these."
