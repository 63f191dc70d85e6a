"""When a column whose header says nothing may still name the managers: only when its lines make a hierarchy."""

from __future__ import annotations

from dataplanner.files.hr_import.keys import way_named
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Candidate
from dataplanner.files.hr_import.sources import source_named


def acceptable(candidate: Candidate, keys: Keys) -> bool:
    """Whether the column resolves nearly everywhere, names several managers, and leads to a top without circles."""
    needed = rules().unlabelled
    rows = keys.cells.rows_of(candidate.table)
    if candidate.placed < len(rows) * needed.fewest_placed:
        return False
    if candidate.share < needed.share and not _lacks_the_top(candidate, keys):
        return False
    lines = _lines(candidate, keys)
    managers = set(lines.values())
    if len(lines) < candidate.placed * needed.fewest_placed:
        return False  # a column that tells of each row itself names no manager
    if len(managers) < needed.fewest_managers or len(rows) / len(managers) > needed.span:
        return False
    return len(managers) < len(rows) * needed.managers and not has_circle(lines)


def tells_of_itself(candidate: Candidate, keys: Keys) -> bool:
    """Whether a column leads most of its rows to themselves, as a name does that is looked up in names."""
    found = _found(candidate, keys)
    return sum(row == manager for row, (_, manager) in found.items()) > len(found) * rules().unlabelled.mostly_itself


def _lacks_the_top(candidate: Candidate, keys: Keys) -> bool:
    """Whether just one of several managers has no row, as in a list of nothing but lines."""
    found = _found(candidate, keys)
    missing = {cell for cell, row in found.values() if row is None}
    return len(missing) == 1 and len({row for _, row in found.values()}) > rules().unlabelled.fewest_managers + 1


def _lines(candidate: Candidate, keys: Keys) -> dict[int, int]:
    found = _found(candidate, keys).items()
    return {row: manager for row, (_, manager) in found if manager is not None and manager != row}


def _found(candidate: Candidate, keys: Keys) -> dict[int, tuple[str, int | None]]:
    """For each row with a cell in the column that cell, and the row to which it leads."""
    begin, end = keys.cells.starts[candidate.table], keys.cells.starts[candidate.table + 1]
    source, way = source_named(keys.cells, candidate.table, candidate.column), way_named(candidate.key, candidate.way)
    index = keys.index(candidate.key, way)
    cells = source.manager_cells(keys.column(candidate.key)[begin:end], way.form) if source else []
    return {begin + at: (cell, index.find(cell).row) for at, cell in enumerate(cells) if cell}


def has_circle(lines: dict[int, int]) -> bool:
    """Whether following the lines upward comes back somewhere."""
    done: set[int] = set()
    for start in lines:
        trail: set[int] = set()
        row: int | None = start
        while row is not None and row not in done:
            if row in trail:
                return True
            trail.add(row)
            row = lines.get(row)
        done |= trail
    return False
