"""A text in which the place of every cell is known; cells are cut out of it only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dataplanner.files.hr_import.grid import Grid, Row
from dataplanner.files.hr_import.sharing import shared_column

Array = npt.NDArray[np.unsignedinteger]
PIECE = 1 << 18
"""Characters looked at in one go, so that what is found stays in the processor's cache."""


class TextGrid(Grid):
    """The cells of a text. ``bounds`` has a row for each line: where it begins, and where each of its cells ends.

    Where the text is ``quoted``, a cell may stand between quotation marks, and two of them in it mean one.
    """

    def __init__(self, text: str, bounds: Array, *, quoted: bool = False) -> None:
        self.width = bounds.shape[1] - 1
        self._text, self._bounds, self._quoted = text, bounds, quoted
        self._columns: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._bounds)

    def _row(self, at: int) -> Row:
        begin, *ends = self._bounds[at].tolist()
        return tuple(self._cut([begin, *(end + 1 for end in ends[:-1])], ends))

    def column(self, at: int) -> list[str]:
        if at not in self._columns:
            begins = self._bounds[:, at] + (at > 0)  # behind the delimiter
            self._columns[at] = shared_column(self._cut(begins.tolist(), self._bounds[:, at + 1].tolist()))
        return self._columns[at]

    def _cut(self, begins: Sequence[int], ends: Sequence[int]) -> list[str]:
        text = self._text
        cells = [text[begin:end] for begin, end in zip(begins, ends, strict=True)]
        if not self._quoted:
            return cells
        return [cell[1:-1].replace('""', '"') if cell[:1] == '"' else cell for cell in cells]

    def filled(self) -> list[int]:
        lengths = self._bounds[:, 1:] - self._bounds[:, :-1]
        lengths[:, 1:] -= 1  # the delimiter
        filled = lengths > 0
        if self._quoted:
            rows, columns = np.nonzero(lengths == 2)
            begins = self._bounds[rows, columns] + (columns > 0)
            filled[rows, columns] = [self._text[begin] != '"' for begin in begins.tolist()]
        return list(np.count_nonzero(filled, axis=1).tolist())

    def blank_rows(self) -> list[int]:
        spans = self._bounds[:, -1] - self._bounds[:, 0]
        longest = self.width * (3 if self._quoted else 1)
        return [at for at in np.flatnonzero(spans < longest).tolist() if not any(self._row(at))]

    def part(self, rows: Sequence[int]) -> TextGrid:
        places = slice(rows.start, rows.stop, rows.step) if isinstance(rows, range) else np.asarray(rows, np.intp)
        return TextGrid(self._text, self._bounds[places], quoted=self._quoted)


def separated_rows(text: str, cell_end: str, row_end: str) -> TextGrid:
    """The rows of a text in which all rows have as many cells, the last cell of each ends with one sign and every other
    with another; neither stands in a cell."""
    width = text.count(cell_end, 0, text.index(row_end)) + 1
    signs, found = (ord(cell_end), ord(row_end)), []
    for begin in range(0, len(text), PIECE):
        codes = codes_of(text[begin : begin + PIECE])
        found.append(places_in(codes, signs, begin, len(text)))
    return TextGrid(text, bounds_of(np.concatenate(found).reshape(-1, width)))


def codes_of(text: str) -> Array:
    """The characters as numbers, each as narrow as the widest of them allows."""
    try:
        return np.frombuffer(text.encode("latin-1"), np.uint8)
    except UnicodeEncodeError:
        data = text.encode("utf-16-le", "surrogatepass")
        if len(data) == 2 * len(text):
            return np.frombuffer(data, np.uint16)
        return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def places_in(codes: Array, signs: Sequence[int], begin: int, length: int) -> Array:
    """Where any of the signs stands in a piece that begins there in a text of that length."""
    hits = codes == signs[0]
    for sign in signs[1:]:
        hits |= codes == sign
    return np.add(np.flatnonzero(hits), begin, dtype=np.uint32 if length < 2**32 - 1 else np.uint64, casting="unsafe")


def bounds_of(marks: Array) -> Array:
    """Bounds from the ends of cells, a row a line: a line begins behind the end of the one before."""
    count, width = marks.shape
    bounds = np.empty((count, width + 1), marks.dtype)
    bounds[:, 1:] = marks
    bounds[:1, 0], bounds[1:, 0] = 0, marks[:-1, -1] + 1
    return bounds
