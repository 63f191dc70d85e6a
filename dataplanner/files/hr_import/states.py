"""What a row says about its position beyond who holds it: vacant, eliminated, left, ended, to come."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from dataplanner.files.hr_import.cell_words import Words
from dataplanner.files.hr_import.cells import NAMES, Cells
from dataplanner.files.hr_import.dates import is_day_first, parse_dates, unclear_date
from dataplanner.files.hr_import.repairs import Decided
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import header_words, plain
from dataplanner.files.hr_import.vocabulary import vocabulary
from dataplanner.in_parts import distinct
from dataplanner.model.days import day_words

_OF_A_PERSON = (*NAMES, "employee_id", "email", "login")
_SAMPLE = 400
_LAST_FIRST = re.compile(r"[^\s,]+, ?[^\W\d_][^,]*")
_OPENING, _CLOSING = "[(<{*", "])>}*"
_AFTER_WORD = re.compile(r"\s*[-–—:(/,#\[\])>}*]|\s+(?:position|post|role|seat)\b|\s*\d")


@dataclass(frozen=True, slots=True)
class States:
    """Rows in a state, some with what the file says about it."""

    vacant: frozenset[int]
    eliminated: frozenset[int]
    leavers: dict[int, str]
    ended: dict[int, datetime.date]  # rows with an end date, past or to come
    to_come: dict[int, datetime.date]  # rows of people who begin after today
    unclear: tuple[int, str, int] | None = None  # a row with a date that may be read in two ways, it, and the way taken


def row_states(cells: Cells, today: datetime.date, decided: Decided) -> States:
    """The states of all rows, by names, titles, statuses, marks and dates."""
    words = vocabulary().words
    names, titles, statuses = cells.field("name"), cells.field("title"), cells.field("status")
    eliminated = _saying(names, words.eliminated_names) | _equal(statuses, words.eliminated_statuses)
    vacant = (
        _saying(names, words.vacant_names)
        | _saying(titles, words.vacant_titles)
        | _equal(statuses, words.vacant_statuses)
        | _held_by_nobody(cells)
    )
    starts, ends = cells.field("start_date"), cells.field("end_date")
    unclear = _unclear([*ends, *starts], len(cells), decided)
    day_first = not unclear[2] if unclear else is_day_first([*ends, *starts])
    ended = {row: date for row, date in enumerate(parse_dates(ends, day_first=day_first)) if date}
    begun = enumerate(parse_dates(starts, day_first=day_first))
    to_come = {row: date for row, date in begun if date and date > today and row not in vacant}
    left = _leavers(cells, ended, today)
    return States(frozenset(vacant - eliminated), frozenset(eliminated), left, ended, to_come, unclear)


def _unclear(dates: Sequence[str], rows: int, decided: Decided) -> tuple[int, str, int] | None:
    at = unclear_date(dates)
    return None if at is None else (at % rows, dates[at], decided.option("unclear_dates", at % rows))


def _held_by_nobody(cells: Cells) -> set[int]:
    """Rows of positions, told by ids of their own, in which all that would tell a person is blank, unlike in others."""
    found: set[int] = set()
    for table in range(len(cells.tables)):
        columns = {field: held[table] for field, held in cells.fields.items() if table < len(held)}
        telling = [name for field in _OF_A_PERSON if (name := columns.get(field))]
        if _lists_vacancies(cells, table, columns):
            found |= set(cells.rows_of(table))
        elif columns.get("position_id") and any(columns.get(field) for field in NAMES):
            told = zip(*(cells.column(table, name) for name in telling), strict=True)
            blank = {row for row, held in zip(cells.rows_of(table), told, strict=True) if not any(held)}
            found |= blank if len(blank) < len(cells.rows_of(table)) * rules().people.vacant else set()
    return found


def _lists_vacancies(cells: Cells, table: int, columns: dict[str, str | None]) -> bool:
    """Whether a table without people calls itself or its ids vacancies or requisitions, or says since when they are."""
    if any(columns.get(field) for field in _OF_A_PERSON):
        return False
    read, words = cells.tables[table], vocabulary().words
    told = header_words(f"{read.source} {columns.get('position_id') or ''}")
    return not words.vacancy_headers.isdisjoint(told.split()) or any(
        header_words(name) in words.vacancy_columns for name in read.header
    )


def naming_nobody(names: Sequence[str]) -> set[int]:
    """Rows whose name is a word for a vacancy or for an eliminated position."""
    words = vocabulary().words
    return _saying(names, words.vacant_names) | _saying(names, words.eliminated_names)


def _saying(cells: Sequence[str], words: Words) -> set[int]:
    """Rows whose cell is one of the words, or begins with one and a sign: ``Vacant - was J. Doe``.

    Where most cells are names such as ``Open, Jane``, so is one that begins with a word.
    """
    beginnings = {word[:1] for word in words} | set(_OPENING)
    said = {cell for cell in distinct(cells) if plain(cell[:1]) in beginnings and _says(plain(cell), words)}
    parted = {cell for cell in said if _LAST_FIRST.fullmatch(cell)}
    if parted and _are_parted(cells):
        said -= parted
    return {row for row, cell in enumerate(cells) if cell in said} if said else set()


def _are_parted(cells: Sequence[str]) -> bool:
    """Whether most cells are names such as ``Doe, Jane``."""
    sample = list(islice(filter(None, cells), _SAMPLE))
    return sum(bool(_LAST_FIRST.fullmatch(cell)) for cell in sample) > len(sample) / 2


def _says(text: str, words: Words) -> bool:
    text = text.lstrip(_OPENING)
    if text in words or text.rstrip(_CLOSING) in words:
        return True
    parts = text.split()
    for count in range(min(4, len(parts)), 0, -1):
        begin = " ".join(parts[:count])
        if begin.rstrip("-–—:(/,#[") in words and (begin[-1:] in "-–—:(/,#[" or _AFTER_WORD.match(text[len(begin) :])):
            return True
    return any(text.startswith(word) and _AFTER_WORD.match(text[len(word) :]) for word in words if len(word) > 3)


def _equal(cells: Sequence[str], words: Words) -> set[int]:
    said = {cell for cell in distinct(cells) if cell and plain(cell) in words}
    return {row for row, cell in enumerate(cells) if cell in said} if said else set()


def _leavers(cells: Cells, ended: dict[int, datetime.date], today: datetime.date) -> dict[int, str]:
    """Rows of people who have left, each with what says so: a column, as its cell may tell the reason, or a date. A
    status or mark that says "active" outweighs an end date."""
    words = vocabulary().words
    statuses, inactive, active = cells.field("status"), cells.field("inactive"), cells.field("active")
    stays = _equal(statuses, words.current) | _equal(inactive, words.no) | _equal(active, words.yes)
    said = {cell for cell in set(statuses) if cell and _is_left(plain(cell))}
    left: dict[int, str] = {}
    by_status = {row for row, cell in enumerate(statuses) if cell in said} if said else set()
    marked = {"status": by_status, "inactive": _inactive(inactive), "active": _equal(active, words.no)}
    for field, rows in marked.items():
        left |= {row: cells.fields[field][cells.table_of(row)] or "" for row in sorted(rows - left.keys())}
    for row, date in ended.items():
        if date < today and row not in stays:
            left.setdefault(row, day_words(date))
    return left


def _inactive(marks: Sequence[str]) -> set[int]:
    """Rows marked as inactive: by a word, or by the flags of a directory's account."""
    said = {mark for mark in distinct(marks) if mark.isdecimal() and _is_disabled(int(mark))}
    return _equal(marks, vocabulary().words.yes) | {row for row, mark in enumerate(marks) if mark in said}


def _is_disabled(flags: int) -> bool:
    account = rules().account
    return flags >= account.smallest and bool(flags & account.disabled)


def _is_left(status: str) -> bool:
    words = vocabulary().words
    return status in words.leaver_statuses or status.startswith(words.leaver_beginnings)
