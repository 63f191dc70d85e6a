"""Habits of hands in cells, undone: marks that repeat the cell above, and a name with a title below it in one cell."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.files.hr_import.columns import choose_columns, columns_of
from dataplanner.files.hr_import.grid import ColumnGrid, Grid
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_SAMPLE = 200
_LONGEST_MARK = 16


def without_dittos(rows: Grid, header: Sequence[str]) -> tuple[Grid, list[int]]:
    """The rows with the manager above instead of a mark that repeats it, and the places of those rows."""
    found: dict[int, list[int]] = {}
    for name, _ in columns_of("manager", header):
        place = header.index(name)
        if any(_repeats(row[place]) for row in rows[:_SAMPLE]):  # cutting a column out of a long text takes its time
            found[place] = [at for at, cell in enumerate(rows.column(place)) if _repeats(cell)]
    if not found:
        return rows, []
    columns = [_filled(rows.column(at), found.get(at, ())) for at in range(len(header))]
    return ColumnGrid(columns, len(rows)), sorted({at for places in found.values() for at in places})


def _repeats(cell: str) -> bool:
    return bool(cell) and len(cell) < _LONGEST_MARK and plain(cell.strip()) in vocabulary().words.dittos


def _filled(column: list[str], places: Sequence[int]) -> list[str]:
    """The column with the cell above in each of these places."""
    filled = list(column) if places else column
    for at in places:
        filled[at] = filled[at - 1] if at else ""
    return filled


def with_titles_apart(rows: Grid, header: tuple[str, ...]) -> tuple[Grid, tuple[str, ...]]:
    """The rows with the second line of names as titles, where nearly every name has one and there are no titles."""
    fields = choose_columns(header)
    if "name" not in fields or "title" in fields:
        return rows, header
    place = header.index(fields["name"])
    sample = [cell for row in rows[:_SAMPLE] if (cell := clean_cell(row[place]))]
    if not sample or sum("\n" in cell for cell in sample) < len(sample) * rules().cells.second_lines:
        return rows, header
    parts = [clean_cell(cell).partition("\n") for cell in rows.column(place)]
    columns = [[name for name, _, _ in parts] if at == place else rows.column(at) for at in range(len(header))]
    titles = [" ".join(title.split()) for _, _, title in parts]
    return ColumnGrid([*columns, titles], len(rows)), (*header, vocabulary().synonyms["title"][0].title())
