"""Rows as tuples in which equal cells of a column are one object: a million rows repeat few departments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dataplanner.files.hr_import.shapes import Row

_SAMPLE = 2000
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
        columns = list(zip(*rows, strict=True))
        if len(self._known) != len(columns):
            self._known = [{} if _repeats(column) else None for column in columns]
        shared = [self._shared(column, known) for column, known in zip(columns, self._known, strict=True)]
        return list(zip(*shared, strict=True)) if shared else [() for _ in rows]

    @staticmethod
    def _shared(column: Sequence[str], known: dict[str, str] | None) -> Sequence[str]:
        if known is None:
            return column
        return list(map(known.setdefault, column, column))


def _repeats(column: Sequence[str]) -> bool:
    sample = column[:_SAMPLE]
    return len(set(sample)) <= len(sample) * _MOST_DISTINCT
