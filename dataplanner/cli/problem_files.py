"""The list of rows that need a look as a file of its own, for a spreadsheet or for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dataplanner.files.csv_text import write_csv
from dataplanner.files.hr_import import Problem

PROBLEM_LISTS = (".csv", ".json")
_HEADER = ("Source", "Row", "Kind", "Level", "What was seen", "What to do")


def write_problems(problems: Sequence[Problem], path: Path) -> None:
    """Write the problems in the form that the name of the file says."""
    if path.suffix.lower() == ".json":
        text = json.dumps([problem_data(problem) for problem in problems], ensure_ascii=False, indent=2)
        path.write_text(f"{text}\n", encoding="utf-8")
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
        "related": [{"source": place.source, "row": place.row} for place in problem.related],
    }


def _cells(problem: Problem) -> tuple[str, ...]:
    row = "" if problem.row is None else str(problem.row)
    return (problem.source, row, problem.kind, problem.level, problem.sentence, problem.remedy)
