"""The words of resources/import, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dataplanner.files.hr_import.cell_words import CellWords, cell_words
from dataplanner.files.hr_import.text import compact, header_words, plain
from dataplanner.files.resources import toml_resource


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
    """Synonyms of headers by field, words of cells, and sensitive columns."""

    synonyms: dict[str, tuple[str, ...]]  # field -> headers in words
    exact: dict[str, tuple[str, ...]]  # compact header -> fields
    words: CellWords
    sensitive: Sensitive
    containers: dict[str, str]  # what an archive is that is no workbook, and a part of it
    marks: tuple[tuple[bytes, str], ...]  # bytes with which a file begins that is no table, and what it is
    compressed: str  # what that calls an archive
    unknown: str  # what a file of no known kind is called
    other_texts: dict[str, tuple[re.Pattern[str], ...]]  # what is no table, and how it begins


def read_resource(name: str) -> dict[str, Any]:
    """A file of resources/import."""
    return toml_resource("import", name)


def _synonyms(columns: dict[str, dict[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    return {
        field: tuple(dict.fromkeys(header_words(word) for words in languages.values() for word in words))
        for field, languages in columns.items()
    }


def _spellings(key: str, numbers: Iterable[str]) -> set[str]:
    """A compact header with its word for a number written in every way: ``personalnummer``, ``personalnr``."""
    endings = sorted(numbers, key=len, reverse=True)
    ending = next((ending for ending in endings if key.endswith(ending) and len(key) > len(ending) + 2), "")
    return {key.removesuffix(ending) + other for other in endings} if ending else set()


def _exact(synonyms: dict[str, tuple[str, ...]], numbers: Iterable[str]) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for field, headers in synonyms.items():
        for key in dict.fromkeys(compact(header) for header in headers):
            fields[key] = (*fields.get(key, ()), field)
    for key, held in list(fields.items()):
        for spelling in _spellings(key, numbers):
            fields.setdefault(spelling, held)
    return fields


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
    synonyms, words = _synonyms(read_resource("columns.toml")), cell_words(read_resource("words.toml"))
    others = read_resource("others.toml")
    return Vocabulary(
        synonyms,
        _exact(synonyms, words.numbers),
        words,
        _sensitive(read_resource("sensitive.toml")),
        others["containers"],
        tuple((bytes.fromhex(mark), what) for mark, what in others["marks"].items()),
        others["called"]["compressed"],
        others["called"]["unknown"],
        {what: tuple(map(re.compile, patterns)) for what, patterns in others["texts"].items()},
    )
