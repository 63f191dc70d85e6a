"""A text in which the place of every line is known; cells are cut out of it only when somebody asks for them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dataplanner.files.hr_import.bitmaps import Places, bitmaps, places
from dataplanner.files.hr_import.grid import ColumnGrid, Grid, Row
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.sharing import SAMPLE, repeats, shared

PIECE = 1000
"""Lines cut in one go: few, so that cells which are shared are dropped while the processor's cache holds them."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What ends a cell and what a line; the last cell of a line ends with the line only.

    Where a text is ``quoted``, a cell may stand between quotation marks, and two of them in it mean one. Where it has
    ``returns``, each stands at the end of a line and belongs to no cell.
    """

    cell_end: str
    line_end: str
    quoted: bool = False
    returns: bool = False


class TextGrid(Grid):
    """The cells of a text whose lines all have as many. ``lines`` holds for each where it begins and where it ends."""

    def __init__(self, text: str, lines: Places, width: int, signs: Signs) -> None:
        self.width = width
        self._text, self._lines, self._signs = text, lines, signs
        self._cells: ColumnGrid | None = None  # once they were asked for

    def __len__(self) -> int:
        return len(self._lines)

    def _row(self, at: int) -> Row:
        if self._cells is not None:
            return self._cells[at]
        begin, end = self._lines[at].tolist()
        return tuple([cell for (cell,) in self._cut(self._text[begin:end])])

    def column(self, at: int) -> list[str]:
        if self._cells is None:
            self._cells = self._all_cells()
        return self._cells.column(at)

    def held(self) -> list[list[str]]:
        return [] if self._cells is None else self._cells.held()

    def _all_cells(self) -> ColumnGrid:
        """The cells, equal ones of a column as one object where it repeats itself."""
        columns: list[list[str]] = [[] for _ in range(self.width)]
        known: list[dict[str, str] | None] = [{} if repeats(cells) else None for cells in self._cut_lines(0, SAMPLE)]
        for begin in range(0, len(self), PIECE):
            for column, cells, same in zip(columns, self._cut_lines(begin, begin + PIECE), known, strict=True):
                column += self._side_by_side(cells) if same is None else shared(cells, same)
        return ColumnGrid(columns, len(self))

    def _side_by_side(self, cells: Sequence[str]) -> list[str]:
        """The cells anew, beside each other in memory: whoever goes through a column waits for what is scattered."""
        return self._signs.line_end.join(cells).split(self._signs.line_end)

    def _cut_lines(self, begin: int, end: int) -> list[Sequence[str]]:
        return self._cut(self._text_of(self._lines[begin:end]))

    def _text_of(self, lines: Places) -> str:
        if len(lines) and np.array_equal(lines[1:, 0], lines[:-1, 1] + 1):
            return self._text[lines[0, 0] : lines[-1, 1]]
        return self._signs.line_end.join([self._text[begin:end] for begin, end in lines.tolist()])

    def _cut(self, text: str) -> list[Sequence[str]]:
        """The columns of whole lines."""
        signs = self._signs
        if signs.returns:
            text = text.replace("\r", "")
        if signs.quoted and '"' in text:
            rows = csv.reader(text.split(signs.line_end), delimiter=signs.cell_end)
            return list(zip(*(row or [""] for row in rows), strict=True))  # an empty line is a cell, too
        cells = text.replace(signs.line_end, signs.cell_end).split(signs.cell_end)
        return [cells[at :: self.width] for at in range(self.width)]

    def blank_rows(self) -> list[int]:
        lengths = self._lines[:, 1] - self._lines[:, 0]
        longest = self.width * (3 if self._signs.quoted else 1) + self._signs.returns
        return [at for at in np.flatnonzero(lengths < longest).tolist() if not any(self._row(at))]

    def part(self, rows: Sequence[int]) -> Grid:
        if self._cells is not None:
            return self._cells.part(rows)
        at = slice(rows.start, rows.stop, rows.step) if isinstance(rows, range) else np.asarray(rows, np.intp)
        return TextGrid(self._text, self._lines[at], self.width, self._signs)


def separated_rows(text: str, signs: Signs) -> TextGrid:
    """The rows of a text, not empty, of which it is known that all lines have as many cells and end with their sign."""
    (line_ends,) = bitmaps(text, signs.line_end, Watch())
    width = text.count(signs.cell_end, 0, text.index(signs.line_end)) + 1
    return TextGrid(text, lines_ending(places(line_ends)), width, signs)


def lines_ending(ends: Places) -> Places:
    """Where each line begins and ends: it begins behind the end of the one before."""
    return np.stack([np.concatenate([[0], ends[:-1] + 1]), ends], axis=1)
