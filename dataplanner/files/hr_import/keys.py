"""The ways a manager may be given, and the index that leads from a manager cell to a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dataplanner.files.hr_import.beside import id_beside, name_beside
from dataplanner.files.hr_import.names import (
    first_word,
    last_word,
    name_before,
    name_behind,
    name_ends,
    name_in_one,
    name_in_order,
    name_unordered,
    name_with_initial,
    name_without_initials,
    name_without_umlauts,
    name_words,
    without_marks,
)
from dataplanner.files.hr_import.text import (
    clean_id,
    directory_name,
    email,
    first_directory_value,
    id_digits,
    id_in_brackets,
    id_number,
    login,
    plain,
    short_id,
    slug,
    without_zeros,
)

Form = Callable[[str], str]


def has_digits(text: str) -> bool:
    return any(map(str.isdigit, text))


def has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def has_several_words(text: str) -> bool:
    return " " in name_words(text)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give the manager: how a manager cell is read, and the forms under which it is compared with a key.

    The first ``strict`` forms count as exact; a hit by a later one is reported as loose. ``alike`` are signs that most
    manager cells and most keys must have or lack together, or the way need not be tried. A ``last`` way is only tried
    where no other leads to many rows exactly.
    """

    name: str
    forms: tuple[Form, ...]
    read: Form = str
    looks: re.Pattern[str] | None = None  # what most manager cells must look like
    strict: int = 1
    alike: tuple[Callable[[str], bool], ...] = (has_digits, has_letters)
    last: bool = False

    @property
    def form(self) -> Form:
        """The form in which two cells say exactly the same."""
        return self.forms[max(self.strict, 1) - 1]


_NAME_SIGNS = (has_digits, has_letters, has_several_words)
_NAME_FORMS = (
    name_in_order, name_words, name_unordered, name_without_umlauts, name_without_initials, name_ends,
)  # fmt: skip
_BESIDE = re.compile(r".*\d.*[^\W\d_]{2}|.*[^\W\d_]{2}.*\d")
_BRACKETED = re.compile(r".+[(\[<].+[)\]>]\s*$")
_DIRECTORY = re.compile(r"\s*[A-Za-z][\w.]*\s*=.+")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+$")
_INITIALLED = re.compile(r"[^,]+,\s*\w\.?$|\w\.\s*[^\s.][^.]+$")
_TITLED = re.compile(r"\S+\s+\S.*(?:[,(|/;\n]|\s[-–—]\s)", re.DOTALL)
_ENTITLED = re.compile(r"\S.*(?::|\s[-–—]|[|/;\n])\s*\S", re.DOTALL)
_ONE_WORD = re.compile(r"[^\W\d_][^\s@\d_.]+$")
_SALESFORCE = re.compile(r"[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?$")
_NUMBER = re.compile(r"\d+$")
_SLUG = re.compile(r"[^\s,@]+[-._][^\s,@]+(?:@\S+)?$")

_ID_FORMS = (str, clean_id, without_zeros)  # some systems tell ids apart by capitals alone
ID = (
    Way("id", _ID_FORMS, strict=2),
    Way("id in brackets", _ID_FORMS, id_in_brackets, _BRACKETED, strict=2),
    Way("id beside the name", _ID_FORMS, id_beside, _BESIDE, strict=2),
    Way("id as a number", (id_number,), last=True),
    Way("id of 15 signs", (short_id,), looks=_SALESFORCE, last=True),
    Way("id without letters", (id_digits,), looks=_NUMBER, alike=(has_digits,), last=True),
)
EMAIL = (
    Way("email", (email,), looks=_ADDRESS),
    Way("email in brackets", (email,), id_in_brackets, _BRACKETED),
    Way("login", (login,)),
)
LOGIN = (Way("login", (plain, login)), Way("login without domain", (login,)))
DIRECTORY = (Way("dn", (directory_name,), looks=_DIRECTORY),)
NAME = (
    Way("name", _NAME_FORMS, without_marks, alike=_NAME_SIGNS),
    Way("name beside an id", _NAME_FORMS, name_beside, _BESIDE, alike=_NAME_SIGNS),
    Way("name in brackets", _NAME_FORMS, id_in_brackets, _BRACKETED, alike=_NAME_SIGNS),
    Way("name without signs", (name_words, name_unordered, name_without_initials, name_ends), alike=_NAME_SIGNS),
    Way("name in any order", (name_unordered, name_without_initials, name_ends), alike=_NAME_SIGNS),
    Way("name with initial", (name_with_initial,), looks=_INITIALLED, strict=0, alike=_NAME_SIGNS),
    Way("dn with name", _NAME_FORMS, first_directory_value, _DIRECTORY, alike=_NAME_SIGNS),
    Way("slug", (slug,), looks=_SLUG, alike=_NAME_SIGNS),
    Way("name before a title", _NAME_FORMS, name_before, _TITLED, alike=_NAME_SIGNS, last=True),
    Way("name behind a title", _NAME_FORMS, name_behind, _ENTITLED, alike=_NAME_SIGNS, last=True),
    Way("first name", (first_word,), looks=_ONE_WORD, strict=0, last=True),
    Way("last name", (last_word,), looks=_ONE_WORD, strict=0, last=True),
    Way("name without blanks", (name_in_one,), last=True),
)
TITLE = (Way("title", (plain,)),)
OTHER = ID[:1]

WAYS: dict[str, tuple[Way, ...]] = {
    "position_id": ID,
    "employee_id": ID,
    "login": LOGIN,
    "email": EMAIL,
    "dn": DIRECTORY,
    "name": NAME,
    "preferred_name": NAME[:1],
    "national_id": OTHER,
    "title": TITLE,
}
"""For each key field the ways to try, the plainest first."""


def way_named(field_name: str, name: str) -> Way:
    """The way of a key field by its name."""
    return next(way for way in WAYS.get(field_name, OTHER) if way.name == name)


class Hit(NamedTuple):
    """Where a manager cell leads: the rows that fit (one is a hit, several are a question), and how strictly."""

    rows: tuple[int, ...]
    loose: bool

    @property
    def row(self) -> int | None:
        """The one row that fits."""
        return self.rows[0] if len(self.rows) == 1 else None


NOTHING = Hit((), loose=False)


class FormIndex:
    """The rows by their key in one form; a key may fit several rows."""

    def __init__(self, keys: Sequence[str], rows: Sequence[int], form: Form) -> None:
        self._first: dict[str, int] = {}
        self._several: dict[str, list[int]] = {}
        for row in rows:
            if (key := keys[row]) and (wanted := form(key)):
                first = self._first.setdefault(wanted, row)
                if first != row:
                    self._several.setdefault(wanted, [first]).append(row)

    def rows(self, wanted: str) -> tuple[int, ...]:
        """The rows that fit."""
        if wanted in self._several:
            return tuple(self._several[wanted])
        return (self._first[wanted],) if wanted in self._first else ()


@dataclass(slots=True)
class KeyIndex:
    """The rows by their key, in each form of a way; a looser form is only made when a stricter one found nothing.

    ``forms`` are those of the key that were made already, also for its other ways.
    """

    keys: Sequence[str]
    rows: Sequence[int]
    way: Way
    forms: dict[Form, FormIndex] = field(default_factory=dict)

    def find(self, cell: str) -> Hit:
        """The row, or the rows, that a manager cell means; a form that fits several rows ends the search."""
        value = self.way.read(cell)
        for level, form in enumerate(self.way.forms if value else ()):
            if found := self._in(form).rows(form(value)):
                return Hit(found, loose=level >= self.way.strict)
        return NOTHING

    def _in(self, form: Form) -> FormIndex:
        if form not in self.forms:
            self.forms[form] = FormIndex(self.keys, self.rows, form)
        return self.forms[form]
