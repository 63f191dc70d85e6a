"""Where a text mentions one person: by the whole name or an address made of it, or by a word that may mean others.

Words are compared as in ``people_in_text``: without case and accents, and only whole ones. The words of a name count in
whatever sequence they stand, also as initial and surname, and so do the addresses that are built of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from dataplanner.analysis.name_words import NameWords
from dataplanner.analysis.people_in_text import WORD, plain_word, words_of

ADDRESS = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)*")
_DIGITS = "0123456789"

Way = tuple[str, ...]
"""A way to call somebody: its words in the sequence of the alphabet."""
Called = tuple[str, str]
"""Name and address of somebody; either may be empty."""


class Doubt(Enum):
    """Why a word of somebody's name may mean something else."""

    SHARED = "shared"
    """Somebody else is called so as well."""
    ORDINARY = "ordinary"
    """It is an ordinary word, or stands in small letters, as ordinary words do."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters of a text from ``start`` up to ``end``; without a doubt they mean the person."""

    start: int
    end: int
    doubt: Doubt | None = None


class Mentions:
    """Finds one person in texts, by all that they were ever called and all that others are.

    Of the ``stems`` one stands in every text that mentions them, as ``plain_word`` writes it.
    """

    def __init__(self, called: Iterable[Called], others: Iterable[Called], words: NameWords) -> None:
        known = set(called)
        self._words = words
        self._whole, self._parts, self._logins = self._ways(known)
        self._telling = {word for name, _ in known for word in _telling(name, words.shortest)}
        self._addresses = {address.casefold() for _, address in known if "@" in address}
        self.stems = (*self._telling, *(plain_word(address) for address in self._addresses))
        alike = {one for one in others if not self._telling.isdisjoint(words_of(" ".join(one)))}
        others_whole, others_parts, logins = self._ways(alike)
        self._shared = others_whole | others_parts | logins
        self._theirs = others_whole - self._whole
        self._their_addresses = {address.casefold() for _, address in alike} - self._addresses
        known_ways = self._whole | self._parts | self._logins | self._theirs
        self._longest = max(map(len, known_ways), default=0)

    def in_text(self, text: str) -> list[Mention]:
        """What mentions the person in a text of composed characters (NFC), from its beginning to its end."""
        if not self._may_be_in(text):
            return []
        rest = ADDRESS.sub(self._blank_theirs, text)
        addresses = list(self._in_addresses(rest))
        for found in addresses:
            rest = rest[: found.start] + " " * (found.end - found.start) + rest[found.end :]
        return sorted([*addresses, *self._in_words(rest)], key=lambda mention: mention.start)

    def _may_be_in(self, text: str) -> bool:
        plain = text.lower() if text.isascii() else plain_word(text)
        return any(stem in plain for stem in self.stems)

    def _blank_theirs(self, address: re.Match[str]) -> str:
        """An address, or as many spaces in the place of one that somebody else has."""
        return " " * len(address[0]) if address[0].casefold() in self._their_addresses else address[0]

    def _in_addresses(self, text: str) -> Iterator[Mention]:
        for match in ADDRESS.finditer(text):
            if doubts := self._doubts_of_address(match[0].casefold()):
                yield Mention(*match.span(), None if None in doubts else next(iter(doubts)))

    def _doubts_of_address(self, address: str) -> set[Doubt | None]:
        """The doubts of what an address is built of; none at all where it is not the person's."""
        if address in self._addresses:
            return {None}
        words = words_of(address.partition("@")[0])
        return {self._doubt(way, loose=False) for _, _, way in self._ways_in(words)}

    def _in_words(self, text: str) -> Iterator[Mention]:
        found = list(WORD.finditer(text))
        for first, last, way in self._ways_in(words_of(text)):
            small = first == last and found[first][0][0].islower()
            yield Mention(found[first].start(), found[last].end(), self._doubt(way, loose=small or way in self._logins))

    def _ways_in(self, words: list[str]) -> Iterator[tuple[int, int, Way]]:
        """The first and the last of the words that call the person so; a whole name of somebody else is passed by."""
        bare, at = [_bare(word, self._words.shortest) for word in words], 0
        while at < len(bare):
            way = self._way_at(bare, at)
            if way and way not in self._theirs:
                yield at, at + len(way) - 1, way
            at += max(len(way), 1)

    def _way_at(self, words: list[str], at: int) -> Way:
        """The longest way to call somebody that begins at a word; empty for none."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            way = _way(words[at : at + length])
            if any(way in ways for ways in (self._whole, self._theirs, self._parts, self._logins)):
                return way
        return ()

    def _doubt(self, way: Way, *, loose: bool) -> Doubt | None:
        """Why this may mean something else; ``loose`` is how it is written where ordinary words are written so too."""
        if way in self._whole:
            return None
        if way in self._shared:
            return Doubt.SHARED
        words = [word for word in way if len(word) >= self._words.shortest]
        return Doubt.ORDINARY if loose or all(map(self._is_ordinary, words)) else None

    def _is_ordinary(self, word: str) -> bool:
        return not self._words.ordinary.isdisjoint({word, word.removesuffix("s")})

    def _ways(self, called: Iterable[Called]) -> tuple[set[Way], set[Way], set[Way]]:
        """Ways to give a name whole, in part, and as a login; none is in two of them."""
        known, shortest = list(called), self._words.shortest
        whole = {way for one in known for way in _whole(*one, shortest)}
        parts = {way for name, _ in known for way in self._parts_of(name)} - whole
        logins = {way for name, _ in known for way in _logins(words_of(name), shortest)} - whole - parts
        return whole, parts, logins

    def _parts_of(self, name: str) -> Iterator[Way]:
        """Each word, also as a genitive or joined as in O’Brien, and each end of the name with the other’s initial."""
        words = words_of(name)
        for word in words:
            if len(word) >= self._words.shortest and word not in self._words.particles:
                yield from ((word,), (f"{word}s",))
        yield from (_way(joined) for piece in name.split() if len(joined := words_of(piece)) > 1)
        if len(words) > 1:
            yield from (_way((words[0][0], words[-1])), _way((words[0], words[-1][0])))


def _whole(name: str, address: str, shortest: int) -> Iterator[Way]:
    words, local = words_of(name), words_of(address.partition("@")[0])
    if len(words) > 1:
        first, last = words[0], words[-1]
        yield from (_way(words), _way((first, last)))
        if min(len(first), len(last)) >= shortest:
            yield from ((first + last,), (last + first,))
    if len(local) > 1 and min(map(len, local)) > 1 and not set(local).isdisjoint(words):
        yield _way(local)


def _logins(words: list[str], shortest: int) -> Iterator[Way]:
    """Initial and surname in one word, and the like; a short one is many an ordinary word."""
    if len(words) > 1:
        for one, other in ((words[0], words[-1]), (words[-1], words[0])):
            if len(other) >= shortest:
                yield from ((one[0] + other,), (other + one[0],))


def _telling(name: str, shortest: int) -> set[str]:
    """The words of a name of which one stands wherever it is given, even in part."""
    words = set(words_of(name))
    return {word for word in words if len(word) >= shortest} or words


def _bare(word: str, shortest: int) -> str:
    """A word without the number that tells two logins apart."""
    bare = word.rstrip(_DIGITS)
    return bare if len(bare) >= shortest else word


def _way(words: Iterable[str]) -> Way:
    return tuple(sorted(words))
