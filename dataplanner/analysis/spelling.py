"""What is compared of a text, whoever spells it: without case, accents and what only some keyboards have; and where.

The same folding is used for names and for texts. It goes letter by letter, so that what is found is cut in place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import product

RUN = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1100-\u11ff\u1780-\u17d3\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters, as they are compared, of scripts without spaces between words, or with particles stuck to them."""
_SIGNS = "\u0900-\u0963\u0966-\u0dff"
"""Of Indian scripts, whose vowels are no letters to Python."""
_STROKES = "\u02b9-\u02bf"
"""Apostrophes that are letters to Python."""
WORD = re.compile(rf"[{RUN}]+|(?:[^\W_{RUN}{_STROKES}]|[{_SIGNS}])+")
"""A word of a text as it is compared."""
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_RUN = re.compile(rf"[{RUN}]")
_BETWEEN_RUNS = re.compile(rf"(?<=[{RUN}])[\s・·]+(?=[{RUN}])")
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ø": "o", "ı": "i", "ħ": "h", "ŧ": "t", "ĸ": "k"}
)
_AT_LENGTH = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_WRITTEN_OUT = re.compile(r"(?<=[^\Waeiouyq])([aou])e(?=[^\Waeiouy])(?!l$)")
"""Vowels that may stand for an umlaut, as in “Mueller”; those of “Michael” and “Joe” do not."""
_LONG_ENOUGH = 5
_MOST = 8
"""Spellings of one name; of more, each word is taken in the same way."""


GOES_ON = "\u11a8-\u11ff\u0e31\u0e34-\u0e3a"
"""Letters that belong to the syllable before: a name that these follow is another word."""
_HYPHEN = re.compile(r"[-\u2010-\u2013]")


class _Plain(dict[str, str]):
    """Letters as they are compared."""

    def __missing__(self, letter: str) -> str:
        apart = unicodedata.normalize("NFKD", letter)
        kept = "".join(one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
        self[letter] = plain = kept.casefold().translate(_LETTERS)
        return plain


_PLAIN = _Plain()


def plain_word(word: str) -> str:
    """A word, or any text, as it is compared: without case, accents, letters of single languages and unseen signs."""
    return word.lower() if word.isascii() else "".join(map(_PLAIN.__getitem__, word))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _ASCII_WORD.findall(text.lower()) if text.isascii() else WORD.findall(plain_word(text))


def folded(text: str) -> tuple[str, Sequence[int]]:
    """A text as it is compared, and where each of its letters, and at last its end, stands in the text."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    plain = [_PLAIN[letter] for letter in text]
    places = [place for place, letters in enumerate(plain) for _ in letters]
    return "".join(plain), [*places, len(text)]


def cut(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Where in a text stands what is from ``start`` to ``end`` of it as compared, accents that follow included."""
    first = places[start]
    return first, max(places[end], places[end - 1] + 1)


def has_run(plain: str) -> bool:
    """Whether a text as it is compared has letters of a script without spaces."""
    return _RUN.search(plain) is not None


def squeezed(plain: str) -> tuple[str, Sequence[int]]:
    """A text as it is compared, without what stands between letters of scripts without spaces; and where it stands."""
    left: list[int] = []
    done = 0
    for gap in _BETWEEN_RUNS.finditer(plain):
        left += range(done, gap.start())
        done = gap.end()
    left += range(done, len(plain) + 1)
    return "".join(plain[place] for place in left[:-1]), left


def is_joined(plain: str, start: int, end: int) -> bool:
    """Whether a word is one part of another, as in “Li-ion”."""
    return any(_HYPHEN.fullmatch(sign) for sign in (plain[start - 1 : start], plain[end : end + 1]))


def spellings(name: str) -> list[list[list[str]]]:
    """The ways to spell a name: the words, as they are compared, of each of its pieces that spaces part."""
    composed = unicodedata.normalize("NFC", name)
    pieces = [words for piece in composed.split() if (words := words_of(piece))]
    sizes = [len(words) for words in pieces]
    base = [word for words in pieces for word in words]
    long = base if name.isascii() else words_of(composed.translate(_AT_LENGTH))
    if len(long) != len(base):
        long = base
    each = [tuple(dict.fromkeys((*both, _short(both[0])))) for both in zip(base, long, strict=True)]
    if all(len(one) == 1 for one in each):
        return [pieces] if pieces else []
    count = 1
    for one in each:
        count *= len(one)
    taken = product(*each) if count <= _MOST else [tuple(one[0] for one in each), tuple(one[-1] for one in each)]
    return [_parted(words, sizes) for words in taken]


def is_written_out(word: str) -> bool:
    """Whether a word as it is compared may have an umlaut, as “mueller” has."""
    return _short(word) != word


def _short(word: str) -> str:
    """“muller” for “mueller”, which may be written with an umlaut as well."""
    return _WRITTEN_OUT.sub(r"\1", word) if len(word) >= _LONG_ENOUGH else word


def _parted(words: Sequence[str], sizes: Sequence[int]) -> list[list[str]]:
    rest = iter(words)
    return [[next(rest) for _ in range(size)] for size in sizes]
