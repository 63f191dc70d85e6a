"""Delimited text in which a quotation mark was opened and never closed: it would make one cell of several rows.

A cell may run over lines, as spreadsheets write it. It is taken to be a mark left open when the lines that it runs over
are rows of their own, when its end looks like the beginning of another cell, when it goes on behind its end (a mark
inside it was not doubled), or when there is no end at all. Its row is then read without the mark, and told by number.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.rules import rules

_ENDS = "\r\n"


def without_backslashes(text: str) -> str:
    r"""The text with marks inside cells doubled, as the format has it, where a program wrote them as ``\"``."""
    if "\\" not in text:  # a search for one sign is several times as fast
        return text
    inside = len(re.findall(r'\\"(?=[^,;\t|\r\n"])', text))
    return text.replace('\\"', '""') if inside > text.count('\\"') / 3 else text


def may_be_open(text: str, rows: Sequence[Row], delimiter: str) -> bool:
    """Whether a mark may have been left open: a cell runs over lines, goes on behind its end, or the marks do not come
    in pairs."""
    sign = re.escape(delimiter)
    if text.count('"') % 2 or re.search(rf'(?:^|{sign})"[^"\r\n]*"[^{sign}\s"]', text, re.MULTILINE):
        return True
    lines = text.count("\n") + (not text.endswith("\n"))
    return len(rows) != lines and any("\n" in "".join(row) or "\r" in "".join(row) for row in rows)


@dataclass(slots=True)
class OpenQuotes:
    """The lines of a text as rows, a mark left open ending with its line."""

    lines: Sequence[str]
    delimiter: str
    usual: int = 0  # how many cells most rows have
    _at: int = 0
    _rows: list[tuple[Row, bool]] = field(default_factory=list)

    def rows(self) -> list[tuple[Row, bool]]:
        """Every row, and whether a mark in it was left open."""
        self.usual = self._usual_width()
        while self._at < len(self.lines):
            self._read_on()
        return self._rows

    def _usual_width(self) -> int:
        whole = [line for line in self.lines[: rules().text.lines_compared] if line.strip() and not line.count('"') % 2]
        widths = Counter(len(self._cells(line)) for line in whole)
        return widths.most_common(1)[0][0] if widths else 0

    def _read_on(self) -> None:
        """Read rows until one whose mark was left open; that one ends with its line."""
        begin = self._at
        reader = csv.reader(self._following(), delimiter=self.delimiter)
        try:
            for row in reader:
                first, self._at = self._at, begin + reader.line_num
                if self._is_open(first):
                    self._take_line(first)
                    return
                self._rows.append((tuple(row), False))
        except csv.Error:
            self._take_line(self._at)

    def _following(self) -> Iterator[str]:
        """The lines from here on, not more of them for one cell than a cell can run over."""
        most = rules().text.cell_lines
        for number, line in enumerate(islice(self.lines, self._at, None), self._at):
            if number - self._at > most:
                return
            yield line

    def _take_line(self, at: int) -> None:
        cells = self._without_mark(self.lines[at].rstrip(_ENDS))
        rest = self._rest(at + 1, self.usual - len(cells) + 1)
        self._rows.append(((*cells[:-1], f"{cells[-1]}\n{rest[0]}", *rest[1:]) if rest else tuple(cells), True))
        self._at = at + 2 if rest else at + 1

    def _rest(self, at: int, count: int) -> list[str]:
        """The next line's cells where they are just those that are wanting: the first goes on with the open one."""
        line = self.lines[at] if at < len(self.lines) and count > 1 else ""
        cells = self._cells(line) if line.strip() and '"' not in line else []
        return cells if len(cells) == count != self.usual else []

    def _is_open(self, first: int) -> bool:
        held = self.lines[first : self._at]
        if len(held) == 1:
            return '"' in held[0] and self._opened(held[0]) is not None
        *inner, last = held[1:]
        rows = sum(map(self._is_row, inner))
        return self._is_row(last) or rows > len(inner) / 2 or self._has_no_end(held)

    def _is_row(self, line: str) -> bool:
        return self.usual > 1 and not line.count('"') % 2 and len(self._cells(line)) == self.usual

    def _has_no_end(self, held: Sequence[str]) -> bool:
        """Whether no mark of the last line ends a cell: each begins one, or there is none."""
        sign = re.escape(self.delimiter)
        last = held[-1].rstrip(_ENDS)
        return not re.search(rf'"\s*(?:{sign}|$)', re.sub(rf'(?:^|{sign})"(?!\s*(?:{sign}|$))', "", last))

    def _cells(self, line: str) -> list[str]:
        return next(csv.reader([line.rstrip(_ENDS)], delimiter=self.delimiter), [])

    def _opened(self, line: str) -> int | None:
        """Where in a line a cell begins with a mark that is not closed before the line ends."""
        sign = re.escape(self.delimiter)
        closed = re.sub(
            rf'(?:(?<=^)|(?<={sign}))"(?:[^"]|"")*"(?=\s*(?:{sign}|$))', lambda m: "x" * len(m[0]), line.rstrip(_ENDS)
        )
        found = re.search(rf'(?:^|{sign})"', closed)
        return found.end() - 1 if found else None

    def _without_mark(self, line: str) -> list[str]:
        """The cells of a line without the mark left open; delimiters too many belong to the cell that it began."""
        at = self._opened(line)
        if at is None:
            return line.split(self.delimiter)
        before = self._cells(line[:at])[:-1] if at else []
        behind = self._cells(line[at + 1 :])
        surplus = max(0, len(before) + len(behind) - self.usual) if self.usual else 0
        return [*before, _paired(self.delimiter.join(behind[: surplus + 1])), *behind[surplus + 1 :]]


def _paired(cell: str) -> str:
    """A cell without the mark that ended it, where others stand inside: the one that began it is gone."""
    return cell[:-1] if cell[-1:] == '"' and cell.count('"') % 2 else cell
