"""The words and rules of resources/import, ready to be looked up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from dataplanner.files.hr_import.text import compact, header_words, plain
from dataplanner.files.resources import resource

Words = frozenset[str]
_NUMBERS = ("number", "nummer", "numero", "num", "nr", "no")


@dataclass(frozen=True, slots=True)
class CellWords:
    """Words inside cells that mean something other than themselves, in plain form."""

    null: Words
    lost: tuple[str, ...]  # beginnings of what stands in place of a cell that was not written out
    null_key: Words
    null_name: Words
    dittos: Words  # marks that repeat the cell above
    vacant_names: Words
    vacant_titles: Words
    vacant_statuses: Words
    vacancy_headers: Words  # words of the name of a table, or of its ids, that lists vacancies
    vacancy_columns: Words  # headers of such a table
    eliminated_names: Words
    eliminated_statuses: Words
    leaver_statuses: Words
    leaver_beginnings: tuple[str, ...]
    yes: Words
    no: Words
    historical: Words
    current: Words
    total_beginnings: Words
    note_beginnings: Words
    counted: Words
    kinds: Words  # what a column holds: text, number, date
    object_headers: Words  # columns of a directory that say what an entry is
    people_objects: Words
    machine_objects: Words
    job_words: Words
    address: Words  # titles before and after a name
    marks: Words  # what stands in brackets behind a name and is no part of it
    measures: Words  # words of a header that counts, rates or describes
    units: Words  # words for a unit, in headers and in cells that say what a row is
    objects: Words  # signs for kinds of objects, and those that mean a unit
    object_units: Words
    unit_names: Words  # what units are usually called
    above: Words  # words of a header that says nothing but what stands above
    naming: Words  # words of a header that says what something is called
    leading: Words  # words of a header that says who leads something
    generic: Words  # words of a header that narrow nothing down
    bare: Words  # headers that say nothing without what they are about
    joining: Words  # words between the parts of a header


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Categories of columns that stay out: phrases of header words, beginnings of such words, words that statuses say,
    and patterns of cells."""

    phrases: dict[str, tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]
    statuses: dict[str, tuple[str, ...]]
    patterns: dict[str, tuple[re.Pattern[str], ...]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Synonyms of headers by field, words of cells, sensitive columns, and the rules' numbers."""

    synonyms: dict[str, tuple[str, ...]]  # field -> headers in words
    exact: dict[str, tuple[str, ...]]  # compact header -> fields
    words: CellWords
    sensitive: Sensitive
    rules: dict[str, dict[str, float]]
    containers: dict[str, str]  # what an archive is that is no workbook, and a part of it
    other_texts: dict[str, tuple[re.Pattern[str], ...]]  # what is no table, and how it begins


def read_resource(name: str) -> dict[str, Any]:
    """A file of resources/import."""
    return tomllib.loads(resource("import", name).read_text(encoding="utf-8"))


def _synonyms(columns: dict[str, dict[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    return {
        field: tuple(dict.fromkeys(header_words(word) for words in languages.values() for word in words))
        for field, languages in columns.items()
    }


def _spellings(key: str) -> set[str]:
    """A compact header with its word for a number written in every way: ``personalnummer``, ``personalnr``."""
    ending = next((ending for ending in _NUMBERS if key.endswith(ending) and len(key) > len(ending) + 2), "")
    return {key.removesuffix(ending) + other for other in _NUMBERS} if ending else set()


def _exact(synonyms: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for field, headers in synonyms.items():
        for key in dict.fromkeys(compact(header) for header in headers):
            fields[key] = (*fields.get(key, ()), field)
    for key, held in list(fields.items()):
        for spelling in _spellings(key):
            fields.setdefault(spelling, held)
    return fields


def _plain(words: list[str]) -> Words:
    return frozenset(plain(word) for word in words)


def _cell_words(words: dict[str, dict[str, list[str]]]) -> CellWords:
    always = _plain(words["null"]["always"])
    return CellWords(
        null=always,
        lost=tuple(words["null"]["lost"]),
        null_key=always | _plain(words["null"]["key"]),
        null_name=always | _plain(words["null"]["name"]),
        dittos=_plain(words["ditto"]["marks"]),
        vacant_names=_plain(words["vacancy"]["names"]),
        vacant_titles=_plain(words["vacancy"]["titles"]),
        vacancy_headers=_plain(words["vacancy"]["headers"]),
        vacancy_columns=frozenset(map(header_words, words["vacancy"]["columns"])),
        vacant_statuses=_plain(words["vacancy"]["statuses"]),
        eliminated_names=_plain(words["eliminated"]["names"]),
        eliminated_statuses=_plain(words["eliminated"]["statuses"]),
        leaver_statuses=_plain(words["leaver"]["statuses"]),
        leaver_beginnings=tuple(word.casefold() for word in words["leaver"]["beginnings"]),
        yes=_plain(words["leaver"]["yes"]),
        no=_plain(words["leaver"]["no"]),
        historical=_plain(words["historical"]["statuses"]),
        current=_plain(words["historical"]["current"]),
        total_beginnings=_plain(words["total"]["beginnings"]),
        note_beginnings=_plain(words["total"]["notes"]),
        counted=_plain(words["total"]["counted"]),
        kinds=_plain(words["kinds"]["words"]),
        object_headers=_plain(words["directory"]["headers"]),
        people_objects=_plain(words["directory"]["people"]),
        machine_objects=_plain(words["directory"]["machines"]),
        job_words=_plain(words["job"]["words"]),
        address=_plain(words["name"]["address"]),
        marks=_plain(words["name"]["marks"]),
        measures=_plain(words["header"]["measures"]),
        units=_plain(words["unit"]["words"]),
        objects=_plain(words["unit"]["objects"]),
        object_units=_plain(words["unit"]["object_units"]),
        unit_names=_plain(words["unit"]["names"]),
        above=_plain(words["unit"]["above"]),
        naming=_plain(words["unit"]["naming"]),
        leading=_plain(words["unit"]["leading"]),
        generic=_plain(words["header"]["generic"]),
        bare=_plain(words["header"]["bare"]),
        joining=_plain(words["header"]["joining"]),
    )


def _sensitive(tables: dict[str, dict[str, list[str]]]) -> Sensitive:
    phrases, beginnings, statuses = (
        {kind: tuple(map(header_words, words)) for kind, words in tables[name].items()}
        for name in ("categories", "beginnings", "statuses")
    )
    patterns = {kind: tuple(map(re.compile, texts)) for kind, texts in tables["patterns"].items()}
    return Sensitive(phrases, beginnings, statuses, patterns)


def means_nobody(text: str) -> bool:
    """Whether a manager or an id is a mark that there is none: N/A, -, or nothing but zeros."""
    return plain(text) in vocabulary().words.null_key or not text.strip("0")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program."""
    synonyms = _synonyms(read_resource("columns.toml"))
    return Vocabulary(
        synonyms,
        _exact(synonyms),
        _cell_words(read_resource("words.toml")),
        _sensitive(read_resource("sensitive.toml")),
        read_resource("rules.toml"),
        read_resource("others.toml")["containers"],
        {what: tuple(map(re.compile, patterns)) for what, patterns in read_resource("others.toml")["texts"].items()},
    )
