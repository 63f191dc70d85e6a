"""The rows as they were read, with a column that tells what was found in each: for correcting them at the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.shapes import ImportedOrganisation, Problem, RowRef, Table
from dataplanner.files.hr_import.texts import problem_text

PROBLEM_HEADER = ("Source", "Row", "Problem")


def problem_rows(
    organisation: ImportedOrganisation, problems: Sequence[Problem] | None = None, *, sensitive: bool = False
) -> Iterator[Row]:
    """For each table its header, then every row that a problem is about: file, row number, sentences, and its cells.

    ``problems`` are those wanted, all by default. Where no row has one there is the header of the first table alone.
    The columns that the import left out as sensitive are no part of it, unless ``sensitive`` asks for them.
    """
    told = _told(organisation.problems if problems is None else problems)
    out = () if sensitive else organisation.columns_left_out
    each = [(table, list(_rows_of(table, told))) for table in organisation.tables]
    for table, found in [pair for pair in each if pair[1]] or each[:1]:
        kept = [at for at, name in enumerate(table.header) if name not in out]
        yield (*PROBLEM_HEADER, *_of(table.header, kept))
        for number, sentences, cells in found:
            yield (table.source, str(number), sentences, *_of(cells, kept))


def _of(cells: Row, kept: Sequence[int]) -> Row:
    return tuple(cells[at] for at in kept)


def _told(problems: Sequence[Problem]) -> dict[RowRef, list[str]]:
    told: dict[RowRef, list[str]] = defaultdict(list)
    for problem in problems:
        for place in _places(problem):
            if place.row is not None and problem.sentence not in told[place]:
                told[place].append(problem.sentence)
    return told


def _places(problem: Problem) -> Sequence[RowRef]:
    """The rows that a problem is about; others that it only mentions are in order."""
    place = RowRef(problem.source, problem.row)
    return (place,) if problem_text(problem.kind).mentions else (place, *problem.related)


def _rows_of(table: Table, told: dict[RowRef, list[str]]) -> Iterator[tuple[int, str, Row]]:
    """The rows told about, in the sequence of the file, also those that were set aside."""
    aside = zip((number for number, _ in table.set_aside), table.aside_rows, strict=True)
    rows = [*zip(table.row_numbers, table.rows, strict=True), *((number, row) for number, row in aside if row)]
    for number, row in sorted(rows, key=lambda pair: pair[0]):
        if sentences := told.get(RowRef(table.source, number)):
            yield number, " ".join(sentences), row
