"""The rows as they were read, with a column that tells what was found in each: for correcting them at the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dataplanner.files.hr_import.shapes import ImportedOrganisation, Problem, RowRef, Table

PROBLEM_HEADER = ("Source", "Row", "Problem")


def problem_rows(organisation: ImportedOrganisation) -> Iterator[tuple[str, ...]]:
    """For each table its header, then every row that a problem is about: file, row number, sentences, and its cells."""
    told = _told(organisation.problems)
    for table in organisation.tables:
        found = list(_rows_of(table, told))
        if found:
            yield (*PROBLEM_HEADER, *table.header)
            yield from found


def _told(problems: list[Problem]) -> dict[RowRef, list[str]]:
    told: dict[RowRef, list[str]] = defaultdict(list)
    for problem in problems:
        for place in (RowRef(problem.source, problem.row), *problem.related):
            if place.row is not None and problem.sentence not in told[place]:
                told[place].append(problem.sentence)
    return told


def _rows_of(table: Table, told: dict[RowRef, list[str]]) -> Iterator[tuple[str, ...]]:
    for number, row in zip(table.row_numbers, table.rows, strict=True):
        if sentences := told.get(RowRef(table.source, number)):
            yield (table.source, str(number), " ".join(sentences), *row)
