"""What a header proposes: fields with a score, and one column for each field of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.sensitive import sensitive_header
from dataplanner.files.hr_import.text import compact, header_words
from dataplanner.files.hr_import.vocabulary import vocabulary

_MANY = frozenset({"manager", "upper_manager", "dotted_manager", "level", "path", "reports"})
"""Fields of which a table may have several columns; they are chosen by the data."""


@cache
def field_scores(header: str) -> dict[str, float]:
    """The fields that a header may mean, each with its likeness to a synonym (0–1). A manager's e-mail is no e-mail."""
    return sure_scores(header) or _misspelt(header_words(header)) or _all_contained(header)


@cache
def sure_scores(header: str) -> dict[str, float]:
    """The same for a header that is a synonym, perhaps with words that narrow nothing down."""
    words = header_words(header)
    exact = vocabulary().exact.get(compact(header), ()) if words else ()
    if exact:
        return dict.fromkeys(exact, rules().match.exact)
    if not words or _measures(words) or sensitive_header(header):
        return {}
    return _without_generic(words) or _turned_round(words) or _name_in_parts(words)


def _measures(words: str) -> bool:
    """Whether a header counts or rates something, as "years with manager" does."""
    return not vocabulary().words.measures.isdisjoint(words.split())


def _without_generic(words: str) -> dict[str, float]:
    kept = "".join(word for word in words.split() if word not in vocabulary().words.generic)
    return dict.fromkeys(vocabulary().exact.get(kept, ()), rules().match.without_generic) if kept else {}


def _name_in_parts(words: str) -> dict[str, float]:
    """A whole name told by its parts in any order: ``Nachname, Vorname``, ``Apellidos y nombre``, ``Last / First``."""
    parts = [_name_part(word) for word in words.split() if word not in vocabulary().words.joining]
    return {"name": rules().match.without_generic} if sorted(parts) == ["first_name", "last_name"] else {}


def _name_part(word: str) -> str:
    """The part of a name that a word means; "" for any other word."""
    fields = vocabulary().exact.get(word, ())
    return "first_name" if "first_name" in fields else "last_name" if {"last_name", "name"} & set(fields) else ""


def _turned_round(words: str) -> dict[str, float]:
    """Two words the other way round, as nested data has them: ``name first``, ``title job``."""
    pair = [word for word in words.split() if word not in vocabulary().words.generic] or words.split()
    exact = vocabulary().exact.get("".join(reversed(pair)), ()) if len(pair) == 2 else ()
    return dict.fromkeys(exact, rules().match.without_generic)


def _misspelt(words: str) -> dict[str, float]:
    key = words.replace(" ", "")
    if len(key) < rules().match.shortest_misspelt or _measures(words) or sensitive_header(words):
        return {}
    alike = [word for word in vocabulary().exact if word[0] == key[0] and abs(len(word) - len(key)) < 3]
    close = get_close_matches(key, alike, n=1, cutoff=rules().match.close)
    return {field: rules().match.misspelt for match in close for field in vocabulary().exact[match]}


def _contained(field: str, words: str) -> float:
    """How much of a header is a synonym of the field, 0 where none stands inside it; one word alone must be long."""
    padded = f" {words} "
    shortest, match = rules().shortest_alone.get(field, len(words)), rules().match
    found = [
        len(one)
        for one in vocabulary().synonyms[field]
        if (" " in one or len(one) >= shortest) and f" {one} " in padded
    ]
    return match.contained + (match.misspelt - match.contained) * max(found) / len(words) if found else 0.0


def _all_contained(header: str) -> dict[str, float]:
    words = header_words(header)
    if not words or _measures(words):
        return {}
    if manager := _contained("manager", words):
        return {"manager": manager}
    scores = {field: _contained(field, words) for field in vocabulary().synonyms if not sensitive_header(header)}
    return {field: score for field, score in scores.items() if score}


def rank(field: str, header: str) -> int:
    """The place of a header among the synonyms of a field: the usual ones stand first."""
    synonyms = vocabulary().synonyms[field]
    words = header_words(header)
    return synonyms.index(words) if words in synonyms else len(synonyms)


def choose_columns(header: Sequence[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """For each field of which a table has one column, the column whose header fits best; no column serves twice."""
    similar = rules().header.similar
    pairs = sorted(
        (-score, rank(field, name), place, field, name)
        for place, name in enumerate(header)
        for field, score in field_scores(name).items()
        if score >= similar and field not in _MANY and not _is_manager(name)
    )
    chosen: dict[str, str] = {}
    used = set(taken)
    for *_, field, name in pairs:
        if field not in chosen and name not in used:
            chosen[field] = name
            used.add(name)
    return chosen


def _is_manager(header: str) -> bool:
    scores = field_scores(header)
    return "manager" in scores and scores["manager"] >= max(scores.values())


def columns_of(field: str, header: Sequence[str]) -> list[tuple[str, float]]:
    """All columns that may hold a field, with their scores, the likeliest first."""
    similar = rules().header.similar
    found = [(name, field_scores(name).get(field, 0.0)) for name in header]
    return sorted(((name, score) for name, score in found if score >= similar), key=lambda pair: -pair[1])


def recognised(cells: Iterable[str]) -> float:
    """How many of the cells are headers, a loose likeness counting less: the score of a header row."""
    return sum(
        max(sure_scores(cell).values(), default=_of_a_unit(cell))
        for cell in cells
        if 0 < len(cell) < rules().header.longest
    )


def _of_a_unit(header: str) -> float:
    """A likeness for a header that says the code or the name of a unit, which is no field of a person's."""
    known = vocabulary().words
    words = set(header_words(header).split())
    about = words <= known.units | known.naming | known.bare | known.joining
    return rules().match.unit if about and len(words) > 1 and words & known.units else 0.0
