"""Delimited text to rows: every cell as text, numbered as a spreadsheet numbers rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from dataplanner.files.hr_import.dialect import (
    Dialect,
    dialect_of,
    named_delimiter,
    whole_lines_quoted,
    wrapping_dialect,
)
from dataplanner.files.hr_import.grid import Row, without_blank_rows
from dataplanner.files.hr_import.open_quotes import OpenQuotes, may_be_open, without_backslashes
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.sharing import Sharing
from dataplanner.files.hr_import.spellings import usually_spelled

_SAMPLE_LINES, _SAMPLE_CHARACTERS = 200, 1_000_000
_BATCH = 20_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def read_csv(text: str, file: str, watch: Watch) -> list[Block]:
    """The rows of a delimited text as one block; empty rows are skipped, but counted."""
    csv.field_size_limit(rules().text.field_characters)
    text, named = named_delimiter(usually_spelled(without_backslashes(text)))
    sample = [line[0] for line in islice(_LINE.finditer(text, 0, _SAMPLE_CHARACTERS), _SAMPLE_LINES)]
    dialect = Dialect(named) if named else (wrapping_dialect(sample) or dialect_of(sample))
    rows, opened = _rows(text, dialect, watch)
    if whole_lines_quoted(rows[:_SAMPLE_LINES]):
        inner = dialect_of([row[0] for row in rows[:_SAMPLE_LINES] if row])
        rows = [tuple(inner.cells(row[0])) if row else () for row in rows]
    return [_block(rows, opened, file, first=2 if named else 1)]


def _lines(text: str) -> Iterable[str]:
    """Lines as the csv module wants them: only carriage returns and line feeds end one."""
    return io.StringIO(text, newline="")


def _rows(text: str, dialect: Dialect, watch: Watch) -> tuple[Sequence[Row], Sequence[int]]:
    """All rows, and the places of those in which a quotation mark was left open."""
    from dataplanner.files.hr_import.regular_text import regular_rows

    regular = regular_rows(text, dialect.delimiter, watch)
    return (regular, ()) if regular is not None else irregular_rows(text, dialect, watch)


def irregular_rows(text: str, dialect: Dialect, watch: Watch) -> tuple[list[Row], Sequence[int]]:
    """The same, read with care: lines of any number of cells, cells that run over lines."""
    if '"' not in text:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return _parsed((line.split(dialect.delimiter) for line in lines), len(text), watch), ()
    with suppress(csv.Error):
        rows = _parsed(dialect.rows(_lines(text)), len(text), watch)
        if not may_be_open(text, rows, dialect.delimiter):
            return rows, ()
    mended = OpenQuotes(list(_lines(text)), dialect.delimiter).rows()
    return [row for row, _ in mended], [at for at, (_, opened) in enumerate(mended) if opened]


def _parsed(reader: Iterable[list[str]], characters: int, watch: Watch) -> list[Row]:
    rows: list[Row] = []
    # Sharing takes longer than reading and pays where memory is short only.
    sharing = Sharing() if characters > rules().text.shared_characters else None
    for batch in _batches(reader):
        rows += sharing.tuples(batch) if sharing else map(tuple, batch)
        # How many rows there are is not known; how long they are is.
        watch.at("reading", min(len(rows) * max(1, sum(map(len, batch[0]))), characters), characters)
    return rows


def _batches(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _block(rows: Sequence[Row], opened: Sequence[int], file: str, first: int) -> Block:
    told = tuple(first + at for at in opened)
    held, numbers = without_blank_rows(rows, first)
    return Block(file, file, held, numbers, open_quotes=told)
