"""Further managers of a position, from columns such as "Matrix Manager"; taken only where most of them are found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataplanner.files.hr_import.keys import way_named
from dataplanner.files.hr_import.measure import Keys, candidates
from dataplanner.files.hr_import.positions import dotted_columns
from dataplanner.files.hr_import.shapes import Candidate
from dataplanner.files.hr_import.sources import Source
from dataplanner.files.hr_import.vocabulary import vocabulary

_SEVERAL = re.compile(r"\s*[;|\n]\s*")


def dotted_lines(keys: Keys, rows: Sequence[int], further: dict[int, list[int]]) -> dict[int, list[int]]:
    """For each row the rows of its further managers: those that its manager cell names, then those of other columns."""
    kept = set(rows)
    found = {row: [other for other in others if other in kept] for row, others in further.items()}
    for table in range(len(keys.cells.tables)):
        for column in dotted_columns(keys.cells, table):
            if best := _best(keys, table, column):
                _add(keys, best, kept, found)
    return found


def _best(keys: Keys, table: int, column: str) -> Candidate | None:
    cells = [_SEVERAL.split(cell)[0] for cell in keys.cells.column(table, column)]
    source = Source(table, column, 1.0, cells)
    found = [one for key in keys.fields() for one in candidates(source, keys, key)]
    best = max(found, key=lambda one: one.share, default=None)
    return best if best and best.share >= vocabulary().rules["manager"]["enough"] else None


def _add(keys: Keys, best: Candidate, kept: set[int], found: dict[int, list[int]]) -> None:
    index = keys.index(best.key, way_named(best.key, best.way))
    for row, cell in zip(keys.cells.rows_of(best.table), keys.cells.column(best.table, best.column), strict=True):
        if cell and row in kept:
            hits = [index.find(part).row for part in _SEVERAL.split(cell)]
            found.setdefault(row, []).extend(hit for hit in hits if hit is not None and hit != row and hit in kept)
