"""The ways to call somebody: whole, in part, and as a login, in every usual spelling of the name.

A way is the words of it as they are compared, in the sequence of the alphabet: names are given in any sequence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from dataplanner.analysis.name_words import NameWords
from dataplanner.analysis.spelling import has_run, plain_word, spellings, squeezed, words_of

_SHORT = 2
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼʻ`´′](?=\w)")
_WITH_APOSTROPHE = re.compile(r"\w+['’‘ʼʻ`´′]\w{2,}")
_JOINERS = re.compile(r"(?<=\w)[-\u2010\u2011\u2012\u2013\xad'’‘ʼʻ`´′](?=\w)")
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i",
        "і": "i", "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
        "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "yo",
    }
)  # fmt: skip

Way = tuple[str, ...]
Called = tuple[str, str]
"""Name and address of somebody; either may be empty."""


@dataclass(slots=True)
class Ways:
    """How somebody may be called; no way is in two of these.

    Of the ``parts`` those in ``short`` are of two letters, and those in ``local`` are their own address without “@…”.
    Of the ``logins`` those in ``sure`` are no ordinary words by their length. ``runs`` are whole names in scripts
    without spaces, ``families`` the family names of such.
    """

    said: NameWords
    whole: set[Way] = field(default_factory=set)
    parts: set[Way] = field(default_factory=set)
    short: set[Way] = field(default_factory=set)
    local: set[Way] = field(default_factory=set)
    logins: set[Way] = field(default_factory=set)
    sure: set[Way] = field(default_factory=set)
    runs: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, called: Iterable[Called], words: NameWords) -> Ways:
        """How those may be called who have these names and addresses."""
        ways = cls(words)
        for name, address in called:
            ways._add(name, address)
        ways.parts -= ways.whole
        ways.logins -= ways.whole | ways.parts
        ways.sure -= ways.whole
        return ways

    def _add(self, name: str, address: str) -> None:
        names = [pieces for form in _forms(name, self.said.particles) for pieces in spellings(form)]
        for pieces in names:
            self._add_name(pieces)
        self.parts |= {way_of(words_of(one)) for one in _WITH_APOSTROPHE.findall(name)}
        if len(given := words_of(name)) > 1:
            self.whole.add(way_of(given))
        if has_run(plain_word(name)):
            self._add_run(name)
        known = {word for pieces in names for words in pieces for word in words}
        self._add_local(words_of(address.partition("@")[0]), known)

    @property
    def known(self) -> set[Way]:
        """All of them."""
        return self.whole | self.parts | self.logins

    def _add_name(self, pieces: list[list[str]]) -> None:
        words = [word for piece in pieces for word in piece]
        telling = [word for word in words if len(word) >= _SHORT and word not in self.said.particles]
        self.parts |= {(one,) for word in telling for one in (word, f"{word}s") if len(word) >= self.said.shortest}
        short = {(word,) for word in telling if len(word) < self.said.shortest}
        self.short |= short
        self.parts |= short
        self.parts |= {way_of(piece) for piece in pieces if len(piece) > 1}
        if len(words) < 2:
            return
        first, last = words[0], words[-1]
        self.whole |= {way_of(words), way_of((first, last))}
        if len(last) >= self.said.shortest:
            self.whole.add(way_of((*words[:-1], f"{last}s")))
        self.whole |= {
            (one + other,) for one, other in _ends(first, last) if min(len(one), len(other)) >= self.said.shortest
        }
        self.parts |= {way_of((first[0], last)), way_of((first, last[0])), way_of((first[0], *words[1:]))}
        self._add_family(pieces)
        for family in {last, *(word for word in pieces[-1] if len(pieces) > 1 and len(word) >= self.said.shortest)}:
            self._add_logins(first, family)

    def _add_family(self, pieces: list[list[str]]) -> None:
        """What is called by the family name of several words: “van der Berg”, “José García” of a García-López."""
        given, last = pieces[0], pieces[-1]
        words = [word for piece in pieces for word in piece]
        if len(words) > 2:
            self.whole |= {(joined,) for joined in ("".join(words),) if len(joined) >= self.said.sure_login}
            self.parts |= {
                way_of((given[0], word)) for word in last if len(word) >= self.said.shortest and len(pieces) > 1
            }
            self.parts.add(way_of((*(word[0] for word in given), *words[len(given) :])))
        between = [
            piece[0] for piece in pieces[1:-1] if len(piece) == 1 and _is_particle(piece[0], self.said.particles)
        ]
        if between and len(between) == len(pieces) - 2:
            short = [word[0] for word in between]
            self.sure.add(("".join((*between, *last)),))
            self.parts |= {way_of((*between, last[-1])), way_of((*between, f"{last[-1]}s"))}
            self.parts |= {way_of((*words[: len(given)], *short, *last)), way_of((given[0], "".join(short), *last))}

    def _add_logins(self, first: str, last: str) -> None:
        """Initial and surname in one word, and the like."""
        for one, other in _ends(first, last):
            if len(other) >= self.said.shortest:
                self.logins |= {(one[0] + other,), (other + one[0],)}
        if 1 + len(last) >= self.said.sure_login:
            self.sure.add((first[0] + last,))
        if min(len(first), len(last)) < self.said.shortest and len(first + last) > self.said.shortest:
            self.logins |= {(first + last,), (last + first,)}
        if len(last) == _SHORT:
            self.logins.add((first[0] + last,))

    def _add_local(self, local: list[str], known: set[str]) -> None:
        """What their own address has before the “@”."""
        way = way_of(local)
        if not local or max(map(len, local)) < _SHORT:
            return
        if len(local) > 1 and min(map(len, local)) > 1 and not known.isdisjoint(local):
            self.whole.add(way)
        elif len(local) > 1:
            self.parts.add(way)
            self.local.add(way)
            if not any(word.isascii() for word in known):  # the name in other letters
                self.parts |= {(word,) for word in local if len(word) >= self.said.shortest}
        elif way not in self.parts:
            self.logins.add(way)
            if len(way[0]) >= self.said.sure_address and any(
                len(word) >= self.said.shortest and word in way[0] for word in known
            ):
                self.sure.add(way)

    def _add_run(self, name: str) -> None:
        """A name in a script without spaces, whose words also stand together, or its one word apart."""
        joined = squeezed(plain_word(name))[0]
        pieces = name.split()
        if len(pieces) > 1:
            family = plain_word(pieces[0])
            self.parts |= {(plain,) for piece in pieces if len(piece) >= _SHORT and (plain := plain_word(piece))}
        else:
            letters = unicodedata.normalize("NFC", name)
            family = plain_word(letters[:1])
            if len(letters) > _SHORT:
                self.parts.add((plain_word(letters[1:]),))
            self.whole.add(way_of((family, plain_word(letters[1:]))))
        if joined != family and words_of(joined) == [joined]:
            self.runs.add(joined)
            self.whole.add((joined,))
            self.families.add(family)

    def stems(self) -> tuple[set[str], set[str]]:
        """Words of which one stands wherever somebody is called so; the second ones only at the end of a word."""
        longest = {max(way, key=len) for way in self.known} | self.families
        runs = {word for word in longest if has_run(word)}
        long = _shortest({word for word in longest if len(word) >= self.said.shortest} - runs) | _shortest(runs)
        return long, {word for word in longest if word not in runs and len(word) < self.said.shortest}


def way_of(words: Iterable[str]) -> Way:
    """The words of a way in their sequence."""
    return tuple(sorted(words))


def _forms(name: str, particles: AbstractSet[str]) -> list[str]:
    """A name as given, and with its parts written together; also in the letters of most keyboards."""
    before, comma, behind = name.partition(",")
    name = f"{behind} {before}" if comma and behind.strip() else name
    titles = next((place for place, word in enumerate(name.split()) if not _is_particle(word, particles)), 0)
    if 0 < titles < len(name.split()) - 1:
        name = " ".join(name.split()[titles:])
    forms = [name, _APOSTROPHES.sub("", name), _JOINERS.sub("", name)]
    forms.append(_with_particles(forms[-1], particles))
    if any("\u0400" <= letter <= "\u04ff" for letter in name):
        forms.append(name.lower().translate(_CYRILLIC))
    return list(dict.fromkeys(forms))


def _with_particles(name: str, particles: AbstractSet[str]) -> str:
    """“Jan vanderBerg” for “Jan van der Berg”."""
    pieces = name.split()
    for number in range(1, len(pieces) - 1):
        if all(_is_particle(piece, particles) for piece in pieces[number:-1]):
            return " ".join((*pieces[:number], "".join(pieces[number:])))
    return name


def _is_particle(word: str, particles: AbstractSet[str]) -> bool:
    return plain_word(word).strip(".") in particles


def _ends(first: str, last: str) -> Iterator[tuple[str, str]]:
    yield from ((first, last), (last, first))


def _shortest(words: set[str]) -> set[str]:
    """Those of the words that hold no other of them."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(one in word for one in kept):
            kept.append(word)
    return set(kept)
