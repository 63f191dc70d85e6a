"""Makes equal cells of a column one object: a million rows repeat few departments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dataplanner.files.hr_import.grid import Row

SAMPLE = 2000
"""So many cells tell whether a column repeats itself."""
_MOST_DISTINCT = 0.25


@dataclass(slots=True)
class Sharing:
    """Remembers the cells of the columns that repeat themselves, told by the first batch."""

    _known: list[dict[str, str] | None] = field(default_factory=list)

    def tuples(self, rows: Sequence[Sequence[str]]) -> list[Row]:
        """The rows as tuples, their cells shared with earlier ones."""
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            return [tuple(row) for row in rows]
        columns = self.columns(list(zip(*rows, strict=True)))
        return list(zip(*columns, strict=True)) if columns else [() for _ in rows]

    def columns(self, columns: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        """The columns of a batch, their cells shared with earlier ones."""
        if len(self._known) != len(columns):
            self._known = [{} if repeats(column) else None for column in columns]
        return [
            column if known is None else list(shared(column, known))
            for column, known in zip(columns, self._known, strict=True)
        ]


def shared(cells: Sequence[str], known: dict[str, str]) -> Iterable[str]:
    """The cells of a batch, which is not empty; for each that was known already the one known."""
    first = cells[0]
    if cells.count(first) == len(cells):  # told much faster than all are looked up
        return [known.setdefault(first, first)] * len(cells)
    return map(known.setdefault, cells, cells)


def repeats(column: Sequence[str]) -> bool:
    """Whether few different cells fill a column, as its first tell."""
    sample = column[:SAMPLE]
    return len(set(sample)) <= len(sample) * _MOST_DISTINCT
