"""Who should lead data teams, by title: what a title speaks for, and the question that decides (Data Teams, ch. 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dataplanner.analysis.method import Method
from dataplanner.analysis.organisation_method import LeaderEntry, Leaders
from dataplanner.analysis.title_reading import phrases_in, title_words

POOR, UNSURE = "poor", "unsure"
Words = tuple[str, ...]


def leader_reading(title: str, method: Method) -> LeaderEntry | None:
    """What the method says of leaders with that title; None where it says nothing."""
    known = _known(method.organisation.leaders)
    words = tuple(word for word in title_words(title) if word not in known.ignored)
    found = next((phrase for phrase in phrases_in(words, known.longest) if phrase in known.entries), None)
    return None if found is None else known.entries[found]


@dataclass(frozen=True, slots=True)
class _Known:
    """The entries by phrase, ready for looking up."""

    entries: Mapping[Words, LeaderEntry]
    ignored: frozenset[str]
    longest: int


@lru_cache(maxsize=4)
def _known(leaders: Leaders) -> _Known:
    ignored = frozenset(leaders.ignored)
    entries: dict[Words, LeaderEntry] = {}
    for entry in leaders.entries:
        for phrase in entry.phrases:
            entries.setdefault(tuple(word for word in title_words(phrase) if word not in ignored), entry)
    return _Known(entries, ignored, max(map(len, entries), default=0))
