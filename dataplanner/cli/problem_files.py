"""The list of rows that need a look as a file of its own, for a spreadsheet or for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dataplanner.cli.failures import CommandError
from dataplanner.files.csv_text import write_csv
from dataplanner.files.hr_import import Decisions, Problem, Subject
from dataplanner.files.plan_file.publish import replace_file

PROBLEM_LISTS = (".csv", ".json")
_HEADER = ("Source", "Row", "Kind", "Level", "What was seen", "What to do")


def write_problems(problems: Sequence[Problem], path: Path) -> None:
    """Write the problems in the form that the name of the file says. Raises CannotSave."""
    if path.suffix.lower() == ".json":
        text = json.dumps([problem_data(problem) for problem in problems], ensure_ascii=False, indent=2)
        replace_file(path, lambda temporary: temporary.write_text(f"{text}\n", encoding="utf-8", errors="replace"))
    else:
        write_csv(path, [_HEADER, *map(_cells, problems)])


def problem_data(problem: Problem) -> dict[str, Any]:
    """A problem as JSON types."""
    return {
        "row": problem.row,
        "kind": problem.kind,
        "source": problem.source,
        "sentence": problem.sentence,
        "remedy": problem.remedy,
        "level": problem.level,
        "options": list(problem.options),
        "chosen": problem.chosen,
        "subject": list(problem.subject) if problem.subject else None,
        "related": [{"source": place.source, "row": place.row} for place in problem.related],
    }


def read_decisions(path: Path) -> Decisions:
    """The options that a list written as JSON names as ``chosen``, perhaps changed by hand. Raises CommandError."""
    try:
        told = [one for one in json.loads(path.read_text(encoding="utf-8-sig")) if one["subject"]]
        return {Subject(*one["subject"]): int(one["chosen"]) for one in told}
    except (ValueError, TypeError, KeyError):
        raise CommandError(f"“{path}” is no list of problems.", "Write one with --problems FILE.json.") from None


def _cells(problem: Problem) -> tuple[str, ...]:
    row = "" if problem.row is None else str(problem.row)
    return (problem.source, row, problem.kind, problem.level, problem.sentence, problem.remedy)
