"""What may be done about a problem, and what the user has decided: the first option holds unless another is chosen."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from dataplanner.files.hr_import.cells import Cells
from dataplanner.files.hr_import.shapes import Decisions, Subject, Table
from dataplanner.files.resources import toml_resource

KEEP, REFUSE, ADD = 1, 1, 1
"""What the second option means: keep the row, leave the line out, add the position."""

DUPLICATES = "duplicate_rows"
"""The kind under which all rows that repeat others are decided about at once, where they are many."""

ABOUT_ALL = frozenset({DUPLICATES, "units", "carried_manager", "unclear_dates", "several_roots"})
"""Kinds of problems that are about all rows of a file, at whichever row they are told."""


class Decided:
    """The user's decisions by row of an import; a decision about a row that is not there is forgotten."""

    def __init__(self, cells: Cells, decisions: Decisions) -> None:
        found = ((subject, _row(cells, subject), option) for subject, option in decisions.items())
        self._options = {(subject.kind, row): option for subject, row, option in found if row is not None}

    def option(self, kind: str, row: int, usual: int = 0) -> int:
        """The option chosen for a problem of that kind at a row."""
        return self._options.get((kind, row), usual)

    def rows(self, kind: str) -> dict[int, int]:
        """The rows at which a problem of that kind was decided, with the option."""
        return {row: option for (name, row), option in self._options.items() if name == kind}


def _row(cells: Cells, subject: Subject) -> int | None:
    for start, table in zip(cells.starts, cells.tables, strict=False):
        if table.source == subject.source and subject.row is not None:
            at = bisect_left(table.row_numbers, subject.row)
            if at < len(table.rows) and table.row_numbers[at] == subject.row:
                return start + at
    return None


@cache
def _texts() -> dict[str, list[str]]:
    return toml_resource("import", "repairs.toml")


def options_of(kind: str, **values: object) -> list[str]:
    """What may be done about a kind of problem, its blanks filled; nothing where there is nothing to choose."""
    return [text.format(**values) for text in _texts().get(kind, [])]


def usual_options(kind: str) -> int:
    """How many options every problem of a kind has, before those that are made of what was found in the row."""
    return len(_texts().get(kind, []))


def with_rows_taken_back(table: Table, decisions: Decisions) -> Table:
    """The table with those of its rows that were set aside and that the user wants as data."""
    wanted = {subject.row for subject, option in decisions.items() if subject.source == table.source and option == KEEP}
    back = [at for at, (number, _) in enumerate(table.set_aside) if number in wanted and table.aside_rows[at]]
    if not back:
        return table
    numbered = [*zip(table.row_numbers, table.rows, strict=True)]
    numbered += [(table.set_aside[at][0], table.aside_rows[at]) for at in back]
    numbered.sort(key=lambda pair: pair[0])
    return table.with_rows(numbered, back)
