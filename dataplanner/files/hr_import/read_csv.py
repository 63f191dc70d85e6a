"""Delimited text to rows: finds the delimiter, undoes whole-line quoting, keeps every cell as text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.shapes import Block, Row
from dataplanner.files.hr_import.vocabulary import vocabulary

_DELIMITERS = ",;\t|^~\x1f\x01"
_SAMPLE_LINES = 200
_BATCH = 20_000


def read_csv(text: str, file: str, watch: Watch) -> list[Block]:
    """The rows of a delimited text as one block, numbered as a spreadsheet numbers them; empty rows are skipped."""
    csv.field_size_limit(int(vocabulary().rules["text"]["field_characters"]))
    text, named = _named_delimiter(text)
    lines = _lines(text)
    delimiter, quoting = (named, csv.QUOTE_MINIMAL) if named else dialect(lines[:_SAMPLE_LINES])
    rows = _parse(lines, delimiter, quoting, watch)
    if _whole_lines_quoted(rows):
        rows = _unquote_lines(rows)
    return [_block(rows, file, first=2 if named else 1)]


def _lines(text: str) -> list[str]:
    """Lines with their ends; only line feeds and carriage returns end one (str.splitlines knows more)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (
        text.splitlines(keepends=True)
        if text.isascii() and "\x0b" not in text
        else [f"{line}\n" for line in text.split("\n")]
    )


def _named_delimiter(text: str) -> tuple[str, str]:
    """The text without Excel's first line ``sep=;``, and the delimiter that it names."""
    if text[:4].casefold() != "sep=":
        return text, ""
    line, _, rest = text.partition("\n")
    return rest, line[4:5]


def dialect(lines: list[str]) -> tuple[str, int]:
    """The delimiter and the quoting under which the lines agree best on a number of cells."""
    choices = [(mark, csv.QUOTE_MINIMAL) for mark in _DELIMITERS] + [(mark, csv.QUOTE_NONE) for mark in _DELIMITERS]
    return max(choices, key=lambda choice: _agreement(lines, *choice))


def _agreement(lines: list[str], delimiter: str, quoting: int) -> tuple[float, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter, quoting=quoting) if row)
    except csv.Error:
        return (-1.0, 0)
    if not widths:
        return (-1.0, 0)
    width, rows = widths.most_common(1)[0]
    swallowed = 0.5 * (1 - sum(widths.values()) / max(len(lines), 1))
    usual = 0.0 if width == 1 else rows / sum(widths.values()) + min(width, 60) / 100
    return (usual - swallowed - (0.02 if quoting == csv.QUOTE_NONE else 0), width)


def _parse(lines: list[str], delimiter: str, quoting: int, watch: Watch) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting)
    rows: list[list[str]] = []
    for batch in _batches(reader):
        rows += batch
        watch.at("reading", len(rows), len(lines))
    return rows


def _batches(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _whole_lines_quoted(rows: list[list[str]]) -> bool:
    """Whether a program put each whole line into one pair of quotation marks."""
    filled = [row for row in islice(rows, _SAMPLE_LINES) if any(row)]
    single = [row[0] for row in filled if not any(row[1:])]
    inner = dialect(single)[0] if single else ","
    return (
        len(filled) > 1
        and len(single) == len(filled)
        and sum(cell.count(inner) > 1 for cell in single) > len(filled) * 0.9
    )


def _unquote_lines(rows: list[list[str]]) -> list[list[str]]:
    inner = [row[0] if row else "" for row in rows]
    delimiter, quoting = dialect([line for line in inner[:_SAMPLE_LINES] if line])
    return [next(csv.reader([line], delimiter=delimiter, quoting=quoting), []) if line else [] for line in inner]


def _block(rows: list[list[str]], file: str, first: int) -> Block:
    kept: list[Row] = []
    numbers: list[int] = []
    for number, row in enumerate(rows, first):
        if row and any(row):
            kept.append(tuple(row))
            numbers.append(number)
    return Block(file, file, kept, numbers)
