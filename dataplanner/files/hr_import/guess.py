"""Tells the columns of a table without a header by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from itertools import pairwise

from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Table
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_SAMPLE = 400
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+$")
_LOGIN = re.compile(r"[\w.\-]+\\[\w\-]+$")
_WORD = re.compile(r"[^\W\d_][\w'’.\- ]*$")
_ID = re.compile(r"[A-Za-z]{0,6}[-_]?\d+[A-Za-z]?$")
_WHOLE_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?:,? [\w'’.\-]+){1,3}$")


def guessed_columns(table: Table, known: Container[str] = ()) -> dict[str, str]:
    """Fields that the cells themselves give away, each with its column; ``known`` columns are spared."""
    columns = _columns(table, known)
    found: dict[str, str] = {}
    for field, fits in _FITS.items():
        name = next(
            (name for name, cells in columns.items() if name not in found.values() and fits([c for c in cells if c])),
            None,
        )
        if name:
            found[field] = name
    found |= _name_columns(columns, set(found.values()), rules().guess.varied)
    return found | _id_column(columns, set(found.values()))


def guessed_names(table: Table, known: Container[str] = ()) -> dict[str, str]:
    """The columns of names alone, in a table of which other columns are known: nearly every cell is its own."""
    return _name_columns(_columns(table, known), set(), rules().guess.alike)


def guessed_title(table: Table, known: Container[str] = ()) -> dict[str, str]:
    """The column of job titles alone."""
    columns = _columns(table, known).items()
    return next(({"title": name} for name, cells in columns if _holds_titles([cell for cell in cells if cell])), {})


def are_people(names: Sequence[str]) -> bool:
    """Whether names are those of people rather than of units: two words or more, none of which is one for a unit or
    a job, and few of which come back."""
    words = vocabulary().words
    held = [name for name in names if name][:_SAMPLE]
    parts = [word for name in held for word in plain(name).split()]
    if not are_whole_names(held) or not {*parts}.isdisjoint(words.units | words.job_words | words.generic):
        return False
    return len({*parts}) > len(parts) * rules().people.distinct_words


def are_whole_names(cells: Sequence[str]) -> bool:
    """Whether nearly all cells look like the first and last name of somebody."""
    return _are_names(cells, _WHOLE_NAME)


def _columns(table: Table, known: Container[str]) -> dict[str, list[str]]:
    first = table.rows[:_SAMPLE]
    return {name: [clean_cell(row[at]) for row in first] for at, name in enumerate(table.header) if name not in known}


def _id_column(columns: dict[str, list[str]], used: set[str]) -> dict[str, str]:
    """The first column of short codes without a repeated or blank one."""
    for name, cells in columns.items():
        if name not in used and all(map(_ID.match, cells)) and len(set(cells)) == len(cells) > 1:
            return {"employee_id": name}
    return {}


def _most(pattern: re.Pattern[str]) -> Callable[[Sequence[str]], bool]:
    return lambda cells: (
        len(cells) > 1 and sum(bool(pattern.match(cell)) for cell in cells) > len(cells) * rules().guess.alike
    )


def _holds_titles(cells: Sequence[str]) -> bool:
    words = vocabulary().words.job_words
    return (
        bool(cells)
        and sum(not words.isdisjoint(plain(cell).split()) for cell in cells) > len(cells) * rules().guess.titles
    )


_FITS: dict[str, Callable[[Sequence[str]], bool]] = {
    "email": _most(_EMAIL),
    "login": _most(_LOGIN),
    "title": _holds_titles,
}


def _name_columns(columns: dict[str, list[str]], used: set[str], varied: float) -> dict[str, str]:
    """The column of whole names that differ most, else a first and a last name side by side."""
    free = {name: [cell for cell in cells if cell] for name, cells in columns.items() if name not in used}
    wholes = [name for name, cells in free.items() if are_whole_names(cells) and _distinct(cells) > varied]
    if wholes:
        return {"name": max(wholes, key=lambda name: _distinct(free[name]))}
    for (first, firsts), (last, lasts) in pairwise(free.items()):
        if all(
            _are_names(cells, _WORD) and _distinct(cells) > min(varied, rules().guess.varied)
            for cells in (firsts, lasts)
        ):
            return {"first_name": first, "last_name": last}
    return {}


def _are_names(cells: Sequence[str], pattern: re.Pattern[str]) -> bool:
    guess = rules().guess
    short = [cell for cell in cells if len(cell) < guess.longest_name]
    return (
        len(cells) > 1
        and sum(bool(pattern.match(cell)) for cell in short) > len(cells) * guess.names
        and sum(map(len, cells)) > guess.shortest_name * len(cells)
    )


def _distinct(cells: Sequence[str]) -> float:
    return len(set(cells)) / max(len(cells), 1)
