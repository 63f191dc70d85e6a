"""Of the tables and sheets of one file, which list the people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dataplanner.files.hr_import.cells import NAME, Cells, Columns
from dataplanner.files.hr_import.chains import level_groups
from dataplanner.files.hr_import.columns import choose_columns, field_scores
from dataplanner.files.hr_import.fields import fields_of
from dataplanner.files.hr_import.identity import ID_FIELDS
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Table
from dataplanner.files.hr_import.text import header_words, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_OF_ROWS = frozenset({NAME, "first_name", "position_id"})


def choose_tables(tables: Sequence[Table]) -> list[Table]:
    """For each file its likeliest table of people, with further sheets of the same header or of vacancies; where the
    user has said which table of a file it is, that one."""
    chosen: list[Table] = []
    filled = [table for table in tables if table.rows]
    for _, group in groupby(filled, key=lambda table: table.file):
        chosen += _of_file(list(group))
    return chosen


def worth(table: Table) -> float:
    """How much a table looks like people or positions: the fields that it has, most of all who manages whom; a table
    of few rows looks less so."""
    return _worth_of_fields(table) * min(1.0, len(table.rows) / rules().table.full_worth_rows)


def _worth_of_fields(table: Table) -> float:
    fields, worths = fields_of(table), rules().worth
    told = sum(worths.get(field, 0.0) for field in fields)
    if table.headless or not any(map(field_scores, table.header)):
        least = rules().table.worth_reading * (len(table.header) > 1 or "name" in fields)
        return max(least, told if fields.keys() & {"name", "first_name"} else 0.0)
    managers = bool(level_groups(table.header)) or any(
        field_scores(name).keys() & {"manager", "path"} for name in table.header
    )
    return told + rules().table.worth_of_managers * managers


def _of_file(tables: list[Table]) -> list[Table]:
    if len(tables) == 1:
        return tables
    if placed := [table for table in tables if table.placed]:
        return placed
    best = max(tables, key=worth)
    chosen = [best]
    for table in tables:
        shown = best.hidden or not table.hidden
        if table is not best and shown and _belongs(table, best) and not _overlap(table, chosen):
            chosen.append(table)
    return sorted(chosen, key=tables.index)


def _belongs(table: Table, best: Table) -> bool:
    if table.headless:
        return False
    ours, theirs = set(map(plain, best.header)), set(map(plain, table.header))
    if len(ours & theirs) / max(len(ours), len(theirs)) >= rules().table.same_header:
        return worth(best) >= rules().table.worth_of_managers
    managed = any("manager" in field_scores(name) for name in table.header) and "title" in choose_columns(table.header)
    return managed and _lists_more(table) and _worth_of_fields(table) >= rules().table.worth_of_managers


def _lists_more(table: Table) -> bool:
    """Whether a table has a row for each person, position or vacancy, and not for each team or pair of teams."""
    words = vocabulary().words
    speaks = header_words(table.source.removeprefix(table.file)).split()
    told = fields_of(table).keys() & _OF_ROWS
    return (
        bool(told)
        or not words.vacancy_headers.isdisjoint(speaks)
        or any(header_words(name) in words.vacancy_columns for name in table.header)
    )


def _overlap(table: Table, chosen: Sequence[Table]) -> bool:
    """Whether most of the people of a sheet are in a chosen one already: then it is another view of them."""
    return any(_shared(table, other) > rules().table.same_people for other in chosen)


def _shared(table: Table, other: Table) -> float:
    """The share of a table's people who are in the other one, by the first field that both have."""
    ours, theirs = _cells(table), _cells(other)
    field = next((field for field in (NAME, *ID_FIELDS) if ours.has(field) and theirs.has(field)), None)
    if field is None:
        return 0.0
    mine = {plain(cell) for cell in ours.field(field) if cell}
    return len(mine & {plain(cell) for cell in theirs.field(field)}) / max(len(mine), 1)


def _cells(table: Table) -> Cells:
    return Cells(Columns([table]), {field: (column,) for field, column in choose_columns(table.header).items()})
