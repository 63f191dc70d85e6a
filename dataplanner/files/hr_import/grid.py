"""Rows of one width held column by column: a row is made only when somebody looks at it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from operator import add
from typing import TypeVar, overload

Row = tuple[str, ...]
_T = TypeVar("_T")


class Grid(Sequence[Row]):
    """Text cells as rows and as columns."""

    __hash__ = None  # type: ignore[assignment]  # equal to any sequence of the same rows
    width: int

    @abstractmethod
    def column(self, at: int) -> list[str]:
        """The cells of a column; nobody may change them."""

    @abstractmethod
    def held(self) -> list[list[str]]:
        """The columns that have been made of it so far."""

    def filled(self) -> list[int]:
        """How many cells of each row are not empty."""
        gappy = [column for column in map(self.column, range(self.width)) if not all(column)]
        counts = [self.width - len(gappy)] * len(self)
        for column in gappy:
            counts = list(map(add, counts, map(bool, column)))
        return counts

    def blank_rows(self) -> list[int]:
        """The places of the rows in which no cell is filled."""
        return [at for at, count in enumerate(self.filled()) if not count]

    @abstractmethod
    def part(self, rows: Sequence[int]) -> Grid:
        """These rows only."""

    @abstractmethod
    def _row(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        places = range(len(self))[at]
        return self._row(places) if isinstance(places, int) else [self._row(place) for place in places]

    def __iter__(self) -> Iterator[Row]:
        return zip(*map(self.column, range(self.width)), strict=True) if self.width else iter([()] * len(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(tuple.__eq__, self, other))


class ColumnGrid(Grid):
    """A grid of columns that lie in memory."""

    def __init__(self, columns: Sequence[list[str]], count: int) -> None:
        self.width = len(columns)
        self._columns = columns
        self._count = count

    @classmethod
    def of_rows(cls, rows: Sequence[Row], width: int) -> ColumnGrid:
        """Rows that all have this width as a grid."""
        return cls(list(map(list, zip(*rows, strict=True))) if rows else [[] for _ in range(width)], len(rows))

    def __len__(self) -> int:
        return self._count

    def _row(self, at: int) -> Row:
        return tuple([column[at] for column in self._columns])

    def column(self, at: int) -> list[str]:
        return self._columns[at]

    def held(self) -> list[list[str]]:
        return list(self._columns)

    def part(self, rows: Sequence[int]) -> ColumnGrid:
        return ColumnGrid([picked(column, rows) for column in self._columns], len(rows))


def picked(values: Sequence[_T], places: Sequence[int]) -> list[_T]:
    """The values at these places."""
    if isinstance(places, range):
        return list(values[places.start : places.stop : places.step])
    return [values[at] for at in places]


def filled_cells(rows: Sequence[Row]) -> list[int]:
    """How many cells of each row are not empty."""
    return rows.filled() if isinstance(rows, Grid) else [len(row) - row.count("") for row in rows]


def first_cells(rows: Sequence[Row]) -> list[str]:
    """The first cell of each row, "" where it has none."""
    return rows.column(0) if isinstance(rows, Grid) and rows.width else [row[0] if row else "" for row in rows]


def without_blank_rows(rows: Sequence[Row], first: int) -> tuple[Sequence[Row], Sequence[int]]:
    """The rows of which some cell is filled, and their numbers, counted from that of the first row."""
    blank = set(rows.blank_rows()) if isinstance(rows, Grid) else {at for at, row in enumerate(rows) if not any(row)}
    if not blank:
        return rows, range(first, first + len(rows))
    filled = [at for at in range(len(rows)) if at not in blank]
    return rows.part(filled) if isinstance(rows, Grid) else picked(rows, filled), [first + at for at in filled]


def with_column(rows: Sequence[Row], cells: list[str]) -> ColumnGrid:
    """The rows, made equally long, with a further column."""
    width = max(map(len, rows), default=0)
    columns = [*zip(*(row + ("",) * (width - len(row)) for row in rows), strict=True)]
    return ColumnGrid([*map(list, columns), cells], len(rows))
