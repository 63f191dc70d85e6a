"""Further managers of a position, from columns such as "Matrix Manager"; taken only where most of them are found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataplanner.files.hr_import.columns import columns_of, field_scores
from dataplanner.files.hr_import.forest import Lines
from dataplanner.files.hr_import.keys import way_named
from dataplanner.files.hr_import.measure import Keys, candidates
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Candidate, Mapping
from dataplanner.files.hr_import.sources import Source, columns_behind

_SECOND = re.compile(r"(?<!\d)[2-9]\W*$")
_SEVERAL = re.compile(r"\s*[;|\n]\s*")


def dotted_lines(
    keys: Keys, rows: Sequence[int], lines: Lines, mapping: Mapping, further: dict[int, list[int]]
) -> dict[int, list[int]]:
    """For each row the rows of its further managers, whom none of the ``lines`` leads to: those that its manager cell
    names, then those of other columns."""
    kept = set(rows)
    found = {row: list(others) for row, others in further.items()}
    for table in range(len(keys.cells.tables)):
        for column in _columns(keys, table, mapping):
            if best := _best(keys, table, column):
                _add(keys, best, kept, found)
    wanted = {row: [other for other in others if lines.get(row) != other] for row, others in found.items()}
    return {row: [other for other in dict.fromkeys(others) if other in kept] for row, others in wanted.items()}


def _columns(keys: Keys, table: int, mapping: Mapping) -> list[str]:
    """The columns that name further managers of a position: by their header, or numbered behind the manager's."""
    header = keys.cells.tables[table].header
    chosen = mapping.managers[table] if table < len(mapping.managers) else None
    used = columns_behind(header, chosen.column) if chosen else ()
    second = [name for name, _ in columns_of("manager", header) if _SECOND.search(name) and name not in used]
    return [name for name in header if _is_dotted(name)] + second


def is_further_column(name: str) -> bool:
    """Whether a column is about further managers, as its header says."""
    return _is_dotted(name) or bool(_SECOND.search(name))


def _is_dotted(name: str) -> bool:
    return field_scores(name).get("dotted_manager") == 1


def _best(keys: Keys, table: int, column: str) -> Candidate | None:
    cells = [_SEVERAL.split(cell)[0] for cell in keys.cells.column(table, column)]
    source = Source(table, column, 1.0, cells)
    found = [one for key in keys.fields() for one in candidates(source, keys, key)]
    best = max(found, key=lambda one: one.share, default=None)
    return best if best and best.share >= rules().manager.enough else None


def _add(keys: Keys, best: Candidate, kept: set[int], found: dict[int, list[int]]) -> None:
    index = keys.index(best.key, way_named(best.key, best.way))
    for row, cell in zip(keys.cells.rows_of(best.table), keys.cells.column(best.table, best.column), strict=True):
        if cell and row in kept:
            hits = [index.find(part).row for part in _SEVERAL.split(cell)]
            found.setdefault(row, []).extend(hit for hit in hits if hit is not None and hit != row and hit in kept)
