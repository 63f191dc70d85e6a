"""A job title read: the team kind and role that it speaks for, proposed with a reason and never imposed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dataplanner.analysis.method import CERTAINTIES, Method, TitleEntry, Titles

Words = tuple[str, ...]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The kind and role that a title suggests, how certain that is (one of CERTAINTIES), why, and what may mislead."""

    kind: str
    role: str
    certainty: str
    reason: str
    warning: str = ""


def proposed_kind(title: str, method: Method) -> Proposal | None:
    """What a title suggests; None where it says nothing of data work or its words rule that out."""
    words, lexicon = title_words(title), _lexicon(method.titles)
    if any(phrase in lexicon.ruled_out for phrase in phrases_in(words, lexicon.longest)):
        return None
    tried = (phrase for kept in (words, lexicon.bare(words)) for phrase in phrases_in(kept, lexicon.longest))
    found = next((phrase for phrase in tried if phrase in lexicon.entries), None)
    if found is None:
        return None
    entry = lexicon.entries[found]
    alone = lexicon.bare(found) == lexicon.bare(words)
    certainty = entry.certainty if alone else _one_lower(entry.certainty)
    return Proposal(entry.kind, entry.role, certainty, entry.reason.format(title=title.strip()), entry.warning)


def title_words(title: str) -> Words:
    """The words of a title in lower case without accents; “SoftwareEngineer” is two words."""
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", title))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(_WORD.findall(plain.casefold()))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The title entries by phrase, ready for looking up."""

    entries: Mapping[Words, TitleEntry]
    ignored: frozenset[str]
    ruled_out: frozenset[Words]
    longest: int

    def bare(self, words: Words) -> Words:
        """The words without those that do not matter."""
        return tuple(word for word in words if word not in self.ignored)


@lru_cache(maxsize=4)
def _lexicon(titles: Titles) -> _Lexicon:
    entries: dict[Words, TitleEntry] = {}
    for entry in titles.entries:
        for phrase in entry.phrases:
            entries.setdefault(title_words(phrase), entry)
    ruled_out = frozenset(title_words(phrase) for phrase in titles.ruled_out)
    ignored = frozenset(word for text in titles.ignored for word in title_words(text))
    return _Lexicon(entries, ignored, ruled_out, max(map(len, (*entries, *ruled_out)), default=0))


def phrases_in(words: Words, longest: int) -> Iterator[Words]:
    """Every run of words, the longest first and from the left."""
    for length in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def _one_lower(certainty: str) -> str:
    return CERTAINTIES[min(CERTAINTIES.index(certainty) + 1, len(CERTAINTIES) - 1)]
