"""Queries: which positions of a scenario a short text such as ``title:scientist and under:"Jane Doe"`` means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from dataplanner.model.errors import PlanError
from dataplanner.model.positions import Position

if TYPE_CHECKING:
    from dataplanner.model.organisation import Organisation

Test = Callable[[Position], bool]

_WORD = re.compile(r'(?:[^\s"]|"[^"]*")+')
_NAMED = re.compile(r'("[^"]+"|[^":]+):(.*)', re.DOTALL)
_SINGLE_QUOTED = re.compile(r"""(?<![^\s:])'([^'"]*)'(?!\S)""")  # not the apostrophe of O'Brien
_QUOTES = str.maketrans("“”„«»", '"' * 5)

_TEXTS = ("title", "name", "department", "location", "grade", "kind")
FIELDS = (*_TEXTS, "id", "under")


class QueryError(PlanError):
    """A query that cannot be understood, or that names somebody or something that is not there."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of a query: ``field`` is one of FIELDS or the header of a column that the export had."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asked for: any of ``alternatives``, in each of which every condition must hold."""

    alternatives: tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The positions that a query means. ``subtree`` is set where they are exactly one leader's part of the chart."""

    positions: tuple[str, ...]
    subtree: str | None = None


def query_from(text: str) -> Query:
    """The query that a text describes; ``and`` binds closer than ``or``. Raises QueryError."""
    straight = _SINGLE_QUOTED.sub(r'"\1"', text.translate(_QUOTES))
    if straight.count('"') % 2:
        raise QueryError(f"The query {text} has a quotation mark without its partner.", "Add the other one.")
    alternatives = [[_condition(part, text) for part in _split(words, "and", text)] for words in
                    _split(_WORD.findall(straight), "or", text)]  # fmt: skip
    return Query(tuple(tuple(conditions) for conditions in alternatives))


def matches(organisation: Organisation, query: Query) -> Matches:
    """The positions of a scenario for which the query holds, in the sequence of the plan; there may be none.

    Raises QueryError where the query names a column or a leader that the scenario does not have, or one that
    stands for several.
    """
    tests = [[_test(organisation, condition) for condition in every] for every in query.alternatives]
    found = (p.id for p in organisation.positions() if any(all(test(p) for test in every) for every in tests))
    return Matches(tuple(found), _only_subtree(organisation, query))


def test_of_one(organisation: Organisation, query: Query) -> Test | None:
    """What decides for a single position whether a query holds, as long as no column comes or goes.

    None where that depends on others: on the chart. Raises QueryError as ``matches`` does.
    """
    if any(condition.field.casefold() == "under" for every in query.alternatives for condition in every):
        return None
    tests = [[_test(organisation, condition) for condition in every] for every in query.alternatives]
    return lambda position: any(all(test(position) for test in every) for every in tests)


def _split(words: list[str], joint: str, text: str) -> Iterator[list[str]]:
    """The words between each two joints. Raises QueryError where nothing stands there."""
    ends_open = not words or joint in (words[0].casefold(), words[-1].casefold())
    parts = [list(part) for is_joint, part in groupby(words, lambda word: word.casefold() == joint) if not is_joint]
    if ends_open:
        raise QueryError(f"The query “{text}” is not complete.", f"Write a condition on both sides of “{joint}”.")
    yield from parts


def _condition(words: list[str], text: str) -> Condition:
    whole = " ".join(words)
    named = _NAMED.fullmatch(whole)
    field, value = (named[1].strip(' "'), named[2]) if named else ("title", whole)
    value = value.replace('"', "").strip()
    if not value:
        raise QueryError(f"The query “{text}” does not say what to look for.", 'Write it as in title:"data engineer".')
    return Condition(field, value)


def _test(organisation: Organisation, condition: Condition) -> Test:
    """What decides whether one condition holds for a position."""
    field, wanted = condition.field.casefold(), _plain(condition.value)
    if field == "under":
        within = organisation.subtree(_leader(organisation, condition.value))
        return lambda position: position.id in within
    if field == "id":
        return lambda position: _plain(position.id) == wanted
    if field in _TEXTS:
        return lambda position: wanted in _plain(_text(organisation, position, field))
    header = _header(organisation, condition.field)
    return lambda position: wanted in _plain(position.fields.get(header, ""))


def _header(organisation: Organisation, field: str) -> str:
    """The export's column of that name. Raises QueryError."""
    headers = {header: None for position in organisation.positions() for header in position.fields}
    for header in headers:
        if _plain(header) == _plain(field):
            return header
    known = ", ".join([*FIELDS, *sorted(headers)][:20])
    raise QueryError(f"There is no field “{field}” to look in.", f"Use one of: {known}; or put the text in quotes.")


def _leader(organisation: Organisation, wanted: str) -> str:
    """The one position of that id, person's name or title. Raises QueryError for none and for several."""
    for field in ("id", "name", "title"):
        found = [p.id for p in organisation.positions() if _plain(_text(organisation, p, field)) == _plain(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(sorted(found)[:5])
            raise QueryError(f"“{wanted}” stands for {len(found):,} positions.", f"Use a position's id: {ids}.")
    raise QueryError(f"No position, person or title is called “{wanted}”.", "Check the spelling.")


def _only_subtree(organisation: Organisation, query: Query) -> str | None:
    match query.alternatives:
        case ((Condition(field, value),),) if field.casefold() == "under":
            return _leader(organisation, value)
    return None


def _text(organisation: Organisation, position: Position, field: str) -> str:
    """What a field of a position says; ``name`` is its holder's."""
    return organisation.holder_name(position) if field == "name" else str(getattr(position, field))


@lru_cache(maxsize=50_000)
def _plain(text: str) -> str:
    """Text as it is compared: without case, accents and doubled blanks."""
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())
