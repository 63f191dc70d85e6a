"""What a header proposes: fields with a score, and one column for each field of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from dataplanner.files.hr_import.sensitive import sensitive_header
from dataplanner.files.hr_import.text import compact, header_words
from dataplanner.files.hr_import.vocabulary import vocabulary

EXACT, WITHOUT_GENERIC, MISSPELT, CONTAINED = 1.0, 0.9, 0.75, 0.6
_SHORTEST_MISSPELT, _CLOSE = 7, 0.88
_SHORTEST_ALONE = {"manager": 4, "path": 9, "department": 6, "email": 5}
_MANY = frozenset({"manager", "dotted_manager", "level", "path"})
"""Fields of which a table may have several columns; they are chosen by the data."""


@cache
def field_scores(header: str) -> dict[str, float]:
    """The fields that a header may mean, each with its likeness to a synonym (0–1). A manager's e-mail is no e-mail."""
    words = header_words(header)
    exact = vocabulary().exact.get(compact(header), ()) if words else ()
    if exact or not words:
        return dict.fromkeys(exact, EXACT)
    if _measures(words):
        return {}
    manager = _contained("manager", words)
    if manager:
        return {"manager": manager}
    return {} if sensitive_header(header) else _without_generic(words) or _misspelt(words) | _all_contained(words)


def _measures(words: str) -> bool:
    """Whether a header counts or rates something, as "years with manager" does."""
    return not vocabulary().words.measures.isdisjoint(words.split())


def _without_generic(words: str) -> dict[str, float]:
    kept = "".join(word for word in words.split() if word not in vocabulary().words.generic)
    return dict.fromkeys(vocabulary().exact.get(kept, ()), WITHOUT_GENERIC) if kept else {}


def _misspelt(words: str) -> dict[str, float]:
    key = words.replace(" ", "")
    if len(key) < _SHORTEST_MISSPELT:
        return {}
    close = get_close_matches(key, vocabulary().exact, n=1, cutoff=_CLOSE)
    return {field: MISSPELT for match in close for field in vocabulary().exact[match]}


def _contained(field: str, words: str) -> float:
    """How much of a header is a synonym of the field, 0 where none stands inside it; one word alone must be long."""
    padded = f" {words} "
    shortest = _SHORTEST_ALONE[field] if field in _SHORTEST_ALONE else len(words)
    found = [
        len(one)
        for one in vocabulary().synonyms[field]
        if (" " in one or len(one) >= shortest) and f" {one} " in padded
    ]
    return CONTAINED + (MISSPELT - CONTAINED) * max(found) / len(words) if found else 0.0


def _all_contained(words: str) -> dict[str, float]:
    scores = {field: _contained(field, words) for field in vocabulary().synonyms}
    return {field: score for field, score in scores.items() if score}


def rank(field: str, header: str) -> int:
    """The place of a header among the synonyms of a field: the usual ones stand first."""
    synonyms = vocabulary().synonyms[field]
    words = header_words(header)
    return synonyms.index(words) if words in synonyms else len(synonyms)


def choose_columns(header: Sequence[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """For each field of which a table has one column, the column whose header fits best; no column serves twice."""
    similar = vocabulary().rules["header"]["similar"]
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
    similar = vocabulary().rules["header"]["similar"]
    found = [(name, field_scores(name).get(field, 0.0)) for name in header]
    return sorted(((name, score) for name, score in found if score >= similar), key=lambda pair: -pair[1])


def recognised(cells: Iterable[str]) -> float:
    """How many of the cells are headers, a loose likeness counting less: the score of a header row."""
    return sum(max(field_scores(cell).values(), default=0.0) for cell in cells if 0 < len(cell) < 60)
