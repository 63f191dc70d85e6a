"""Tells the columns of a table without a header by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from itertools import pairwise

from dataplanner.files.hr_import.shapes import Table
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_SAMPLE = 400
_MOST = 0.8
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+$")
_LOGIN = re.compile(r"[\w.\-]+\\[\w\-]+$")
_WORD = re.compile(r"[^\W\d_][\w'’.\- ]*$")
_ID = re.compile(r"[A-Za-z]{0,6}[-_]?\d+[A-Za-z]?$")
_WHOLE_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?:,? [\w'’.\-]+){1,3}$")


def guessed_columns(table: Table, known: Container[str] = ()) -> dict[str, str]:
    """Fields that the cells themselves give away, each with its column; ``known`` columns are spared."""
    columns = {
        name: [clean_cell(row[at]) for row in table.rows[:_SAMPLE]]
        for at, name in enumerate(table.header)
        if name not in known
    }
    found: dict[str, str] = {}
    for field, fits in _FITS.items():
        name = next(
            (name for name, cells in columns.items() if name not in found.values() and fits([c for c in cells if c])),
            None,
        )
        if name:
            found[field] = name
    found |= _name_columns(columns, set(found.values()))
    return found | _id_column(columns, set(found.values()))


def _id_column(columns: dict[str, list[str]], used: set[str]) -> dict[str, str]:
    """The first column of short codes without a repeated or blank one."""
    for name, cells in columns.items():
        if name not in used and all(map(_ID.match, cells)) and len(set(cells)) == len(cells) > 1:
            return {"employee_id": name}
    return {}


def _most(pattern: re.Pattern[str]) -> Callable[[Sequence[str]], bool]:
    return lambda cells: len(cells) > 1 and sum(bool(pattern.match(cell)) for cell in cells) > len(cells) * _MOST


def _holds_titles(cells: Sequence[str]) -> bool:
    words = vocabulary().words.job_words
    return bool(cells) and sum(not words.isdisjoint(plain(cell).split()) for cell in cells) > len(cells) * 0.4


_FITS: dict[str, Callable[[Sequence[str]], bool]] = {
    "email": _most(_EMAIL),
    "login": _most(_LOGIN),
    "title": _holds_titles,
}


def _name_columns(columns: dict[str, list[str]], used: set[str]) -> dict[str, str]:
    """A first and a last name side by side, or a column of whole names."""
    free = [(name, [cell for cell in cells if cell]) for name, cells in columns.items() if name not in used]
    for (first, firsts), (last, lasts) in pairwise(free):
        if all(_are_names(cells, _WORD) and _varied(cells) for cells in (firsts, lasts)):
            return {"first_name": first, "last_name": last}
    whole = next((name for name, cells in free if _are_names(cells, _WHOLE_NAME) and _varied(cells)), None)
    return {"name": whole} if whole else {}


def _are_names(cells: Sequence[str], pattern: re.Pattern[str]) -> bool:
    short = [cell for cell in cells if len(cell) < 40]
    return (
        len(cells) > 1
        and sum(bool(pattern.match(cell)) for cell in short) > len(cells) * 0.9
        and sum(map(len, cells)) > 3 * len(cells)
    )


def _varied(cells: Sequence[str]) -> bool:
    return len(set(cells)) > len(cells) * 0.3
