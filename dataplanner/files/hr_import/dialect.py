"""How a delimited text is written: its delimiter, whole lines in quotation marks, a mark left open."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dataplanner.files.hr_import.rules import rules

_DELIMITERS = ",;\t|^~\x1f\x01¦│"
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Dialect:
    """The sign between cells; quotation marks wrap cells."""

    delimiter: str

    def rows(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """The cells of every row."""
        return csv.reader(lines, delimiter=self.delimiter)

    def cells(self, line: str) -> list[str]:
        """The cells of one line; one with an open quotation mark is read without regard to the marks."""
        if line.count('"') % 2:
            return line.split(self.delimiter)
        try:
            return [cell for row in self.rows(io.StringIO(line, newline="")) for cell in row]
        except csv.Error:
            return line.split(self.delimiter)


def named_delimiter(text: str) -> tuple[str, str]:
    """The text without Excel's first line ``sep=;``, and the delimiter that it names."""
    if text[:4].casefold() != "sep=":
        return text, ""
    line, _, rest = text.partition("\n")
    return rest, line[4:5]


def dialect_of(lines: Sequence[str]) -> Dialect:
    """The dialect under which the lines agree best on a number of cells."""
    return max(map(Dialect, _worth_trying(lines)), key=lambda choice: _agreement(lines, choice))


def _worth_trying(lines: Sequence[str]) -> list[str]:
    """The delimiters that stand in the lines, and the first that does not: all others would do the same as that."""
    text = "".join(lines)
    absent = [sign for sign in _DELIMITERS if sign not in text][:1]
    return [sign for sign in _DELIMITERS if sign in text or sign in absent]


def _agreement(lines: Sequence[str], dialect: Dialect) -> tuple[float, int]:
    try:
        widths = Counter(len(row) for row in dialect.rows(lines) if row)
    except csv.Error:
        return (-1.0, 0)
    total = sum(widths.values())
    if not total:
        return (-1.0, 0)
    width, usual = widths.most_common(1)[0]
    swallowed = 0.5 * (1 - total / len(lines))
    agreement = 0.0 if width == 1 else usual / total + min(width, _WIDEST) / 100
    return (agreement - swallowed, width)


def whole_lines_quoted(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a program put each whole line into one pair of quotation marks."""
    filled = [row for row in rows if any(row)]
    single = [row[0] for row in filled if not any(row[1:])]
    if len(filled) < 2 or len(single) < len(filled):
        return False
    inner = dialect_of(single).delimiter
    return sum(inner in cell for cell in single) > len(filled) * rules().cells.quoted_lines


def wrapping_dialect(lines: Sequence[str]) -> Dialect | None:
    """The dialect of a program that took each line for one cell and added empty ones: ``1,Ann,CEO;;``."""
    for dialect in map(Dialect, _worth_trying(lines)):
        try:
            rows = [row for row in dialect.rows(lines) if row]
        except csv.Error:
            continue
        if rows and min(map(len, rows)) > 1 and whole_lines_quoted(rows):
            return dialect
    return None
