"""Where a text mentions one person: by the whole name or an address made of it, or by a word that may mean others.

Words are compared as in ``spelling``, and only whole ones, but in scripts that have no spaces. The words of a name
count in whatever sequence they stand, also as initial and surname, and so do addresses and logins built of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from dataplanner.analysis.name_ways import Called, Way, Ways, way_of
from dataplanner.analysis.name_words import NameWords
from dataplanner.analysis.spelling import GOES_ON, WORD, cut, folded, has_run, is_joined, plain_word, squeezed, words_of

ADDRESS = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)*")
_ENDS_SENTENCE = re.compile(r"(?:^|[^\w\s,])\s*$")
_DIGITS = "0123456789"
_GOES_ON = f"(?![{GOES_ON}])"


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

    Of the ``stems`` one stands in every text that mentions them, as ``plain_word`` writes it, or one of the
    ``short_stems`` at the end of a word. ``namesake`` is whether somebody else has the same name.
    """

    def __init__(self, called: Iterable[Called], others: Iterable[Called], words: NameWords) -> None:
        known = set(called)
        self._words = words
        self._ways = Ways.of(known, words)
        self._addresses = {plain_word(address) for _, address in known if "@" in address}
        long, short = self._ways.stems()
        self.stems, self.short_stems = (*long, *self._addresses), tuple(short)
        self._short = re.compile(rf"(?:{_any_of(short)})(?![^\W_])")
        alike = [one for one in others if self._may_be_in(plain_word(" ".join(one)))]
        theirs = Ways.of(alike, words)
        self._shared, self._theirs = theirs.known, theirs.whole - self._ways.whole
        self._their_addresses = {plain_word(address) for _, address in alike} - self._addresses
        self._longest = max(map(len, self._ways.known | self._theirs), default=0)
        self._runs = _runs(self._ways, words)
        names = {way_of(words_of(name)) for name, _ in known} - {()}
        self.namesake = any(way_of(words_of(name)) in names for name, _ in alike)

    def in_text(self, text: str) -> list[Mention]:
        """What mentions the person in a text, from its beginning to its end."""
        plain, places = folded(text)
        if not self._may_be_in(plain):
            return []
        found: list[Mention] = []
        rest = ADDRESS.sub(self._blank_theirs, plain)
        for look in (self._in_addresses, self._in_runs, lambda rest: self._in_words(rest, text, places)):
            more = list(look(rest))
            for one in more:
                rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
            found += more
        cuts = ((cut(places, one.start, one.end), one.doubt) for one in found)
        return sorted((Mention(*where, doubt) for where, doubt in cuts), key=lambda mention: mention.start)

    def _may_be_in(self, plain: str) -> bool:
        return any(stem in plain for stem in self.stems) or self._short.search(plain) is not None

    def _blank_theirs(self, address: re.Match[str]) -> str:
        """An address, or as many spaces in the place of one that somebody else has."""
        return " " * len(address[0]) if address[0] in self._their_addresses else address[0]

    def _in_addresses(self, plain: str) -> Iterator[Mention]:
        for match in ADDRESS.finditer(plain):
            if doubts := self._doubts_of_address(match[0]):
                yield Mention(*match.span(), None if None in doubts else next(iter(doubts)))

    def _doubts_of_address(self, address: str) -> set[Doubt | None]:
        """The doubts of what an address is built of; none at all where it is not the person's."""
        if address in self._addresses:
            return {None}
        words = words_of(address.partition("@")[0])
        return {self._doubt(way, loose=False) for _, _, way in self._ways_in(words)}

    def _in_runs(self, plain: str) -> Iterator[Mention]:
        """The whole name within letters of a script without spaces, and the family name before a title."""
        if self._runs is None or not has_run(plain):
            return
        joined, places = squeezed(plain)
        for match in self._runs.finditer(joined):
            start, end = cut(places, *match.span())
            whole = match["short"] is None and match["family"] is None
            if end - start == len(match[0]) or len(match[0]) >= self._words.shortest:  # two words may end and begin so
                yield Mention(start, end, None if whole else Doubt.ORDINARY)

    def _in_words(self, plain: str, text: str, places: Iterable[int]) -> Iterator[Mention]:
        starts = list(places)
        found = list(WORD.finditer(plain))
        for first, last, way in self._ways_in([word[0] for word in found]):
            start, end = found[first].start(), found[last].end()
            small = first == last and text[starts[start]].islower()
            if way in self._ways.short and (small or self._is_no_name(plain, start, end, text[starts[start] :])):
                continue
            tight = not any(letter.isspace() for letter in plain[start:end])
            sure = way in self._ways.sure or (tight and way in self._ways.local)
            yield Mention(
                start, end, self._doubt_of_own(way) if sure else self._doubt(way, loose=self._loose(way, small))
            )

    def _is_no_name(self, plain: str, start: int, end: int, written: str) -> bool:
        """Whether a word of two letters is a part of another, as in “Li-ion”, or ordinary where all have a capital."""
        if is_joined(plain, start, end) or plain[start:end] not in self._words.ordinary:
            return is_joined(plain, start, end)
        return written[: end - start].isupper() or _ENDS_SENTENCE.search(plain[:start]) is not None

    def _loose(self, way: Way, small: bool) -> bool:
        return small or way in self._ways.logins or way in self._ways.short or (len(way) == 1 and has_run(way[0]))

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
        ways = self._ways
        for length in range(min(self._longest, len(words) - at), 0, -1):
            way = way_of(words[at : at + length])
            if any(way in known for known in (ways.whole, self._theirs, ways.parts, ways.logins)):
                return way
        return ()

    def _doubt(self, way: Way, *, loose: bool) -> Doubt | None:
        """Why this may mean something else; ``loose`` is how it is written where ordinary words are written so too."""
        if way in self._ways.whole:
            return None
        if way in self._shared:
            return Doubt.SHARED
        words = [word for word in way if len(word) >= self._words.shortest]
        return Doubt.ORDINARY if loose or all(map(self._is_ordinary, words)) else None

    def _doubt_of_own(self, way: Way) -> Doubt | None:
        """Why a login of theirs may mean something else: somebody else may have it, or it is an ordinary word."""
        if way in self._shared:
            return Doubt.SHARED
        return Doubt.ORDINARY if len(way) == 1 and self._is_ordinary(way[0]) else None

    def _is_ordinary(self, word: str) -> bool:
        return not self._words.ordinary.isdisjoint({word, word.removesuffix("s")})


def _runs(ways: Ways, words: NameWords) -> re.Pattern[str] | None:
    """What finds whole names, ``short`` ones in doubt within other letters, and before a title ``family`` names."""
    if not ways.runs:
        return None
    titles = _any_of(map(plain_word, words.titles))
    long = _any_of(name for name in ways.runs if len(name) >= words.shortest)
    short = _any_of(name for name in ways.runs if len(name) < words.shortest)
    apart = rf"(?<!\w)(?:{short})(?!\w)|(?:{short})(?={titles})"
    family = rf"(?P<family>(?:{_any_of(ways.families)})(?={titles}))"
    return re.compile(rf"(?:{long}){_GOES_ON}|{apart}|(?P<short>(?:{short}){_GOES_ON})|{family}")


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of these; for none it finds nothing."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _bare(word: str, shortest: int) -> str:
    """A word without the number that tells two logins apart."""
    bare = word.rstrip(_DIGITS)
    return bare if len(bare) >= shortest else word
