"""Words inside cells that mean something other than themselves (resources/import/words.toml), ready to be looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from dataplanner.files.hr_import.text import header_words, plain

Words = frozenset[str]


def _plain(words: Iterable[str]) -> Words:
    return frozenset(map(plain, words))


def _header_words(words: Iterable[str]) -> Words:
    return frozenset(map(header_words, words))


def _casefolded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _at(section: str, key: str, form: Callable[[Iterable[str]], object] = _plain) -> dict[str, Any]:
    """Where words.toml has some words, and the form in which they are looked up."""
    return {"section": section, "key": key, "form": form}


@dataclass(frozen=True, slots=True)
class CellWords:
    """Words inside cells that mean something other than themselves, each kind with its place in words.toml."""

    null: Words = field(metadata=_at("null", "always"))
    lost: tuple[str, ...] = field(metadata=_at("null", "lost", tuple))  # what stands in place of a cell
    null_key: Words = field(metadata=_at("null", "key"))
    null_name: Words = field(metadata=_at("null", "name"))
    dittos: Words = field(metadata=_at("ditto", "marks"))  # marks that repeat the cell above
    vacant_names: Words = field(metadata=_at("vacancy", "names"))
    vacant_titles: Words = field(metadata=_at("vacancy", "titles"))
    vacant_statuses: Words = field(metadata=_at("vacancy", "statuses"))
    vacancy_headers: Words = field(metadata=_at("vacancy", "headers"))  # of a table of vacancies
    vacancy_columns: Words = field(metadata=_at("vacancy", "columns", _header_words))  # headers of such a table
    eliminated_names: Words = field(metadata=_at("eliminated", "names"))
    eliminated_statuses: Words = field(metadata=_at("eliminated", "statuses"))
    leaver_statuses: Words = field(metadata=_at("leaver", "statuses"))
    leaver_beginnings: tuple[str, ...] = field(metadata=_at("leaver", "beginnings", _casefolded))
    yes: Words = field(metadata=_at("leaver", "yes"))
    no: Words = field(metadata=_at("leaver", "no"))
    historical: Words = field(metadata=_at("historical", "statuses"))
    current: Words = field(metadata=_at("historical", "current"))
    total_beginnings: Words = field(metadata=_at("total", "beginnings"))
    subtotals: Words = field(metadata=_at("total", "subtotals"))  # those that mean nothing else, wherever they stand
    note_beginnings: Words = field(metadata=_at("total", "notes"))
    counted: Words = field(metadata=_at("total", "counted"))
    kinds: Words = field(metadata=_at("kinds", "words"))  # what a column holds: text, number, date
    object_headers: Words = field(metadata=_at("directory", "headers"))  # columns that say what an entry is
    people_objects: Words = field(metadata=_at("directory", "people"))
    machine_objects: Words = field(metadata=_at("directory", "machines"))
    job_words: Words = field(metadata=_at("job", "words"))
    address: Words = field(metadata=_at("name", "address"))  # titles before and after a name
    address_letters: Words = field(metadata=_at("name", "letters"))  # those that may be an initial as well
    marks: Words = field(metadata=_at("name", "marks"))  # what stands in brackets behind a name and is no part of it
    measures: Words = field(metadata=_at("header", "measures"))  # words of a header that counts, rates or describes
    units: Words = field(metadata=_at("unit", "words"))  # words for a unit, in headers and in cells
    objects: Words = field(metadata=_at("unit", "objects"))  # signs for kinds of objects, and those that mean a unit
    object_units: Words = field(metadata=_at("unit", "object_units"))
    unit_names: Words = field(metadata=_at("unit", "names"))  # what units are usually called
    above: Words = field(metadata=_at("unit", "above"))  # words of a header that says nothing but what stands above
    naming: Words = field(metadata=_at("unit", "naming"))  # words of a header that says what something is called
    leading: Words = field(metadata=_at("unit", "leading"))  # words of a header that says who leads something
    generic: Words = field(metadata=_at("header", "generic"))  # words of a header that narrow nothing down
    bare: Words = field(metadata=_at("header", "bare"))  # headers that say nothing without what they are about
    numbers: Words = field(metadata=_at("header", "numbers"))  # with which a header ends that is a number
    joining: Words = field(metadata=_at("header", "joining"))  # words between the parts of a header


def cell_words(words: dict[str, dict[str, list[str]]]) -> CellWords:
    """The words of the sections of words.toml."""
    held = {
        one.name: one.metadata["form"](words[one.metadata["section"]][one.metadata["key"]]) for one in fields(CellWords)
    }
    totals = {"total_beginnings": held["total_beginnings"] | held["subtotals"]}
    return CellWords(**held | totals | {name: held["null"] | held[name] for name in ("null_key", "null_name")})
