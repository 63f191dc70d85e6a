"""The encoding of a text with one byte a letter, told by how plausible its foreign letters are where they stand."""

from __future__ import annotations

from collections.abc import Callable

_USUAL = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ")
_CENTRAL = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻěčřůťďňĚČŘŮŤĎŇőűŐŰľĽ")
_ALSO_CENTRAL = frozenset("šžýŠŽÝ")
_TURKISH = frozenset("ğışĞİŞçöüÇÖÜâîû")
_HUNGARIAN = frozenset("áéíóöőúüűÁÉÍÓÖŐÚÜŰ")
_BALTIC = frozenset("ąčęėįšųūžĄČĘĖĮŠŲŪŽāēģīķļņĀĒĢĪĶĻŅäöõüÄÖÕÜ")
_ICELANDIC = frozenset("ðþýÐÞÝ")
"""Letters of cp1252 where that of Turkish has its own."""
_SIGNS = frozenset("–—‘’“”…€£§°«»·•®©™¿¡ºª\u00a0")
_SAMPLE = 400_000


def plausible_encoding(data: bytes) -> str:
    """The encoding in which the letters of ``data`` are the most plausible; the name is one of Python's codecs."""
    sample = data[:_SAMPLE]
    if sample.isascii():
        sample = bytes(_neighbourhoods(data))
    return max(_SCORES, key=lambda encoding: _plausibility(sample.decode(encoding, "replace"), encoding))


def _neighbourhoods(data: bytes) -> bytearray:
    """The foreign bytes of a long file with their neighbours, where its beginning has none."""
    kept = bytearray()
    for at, byte in enumerate(data):
        if byte > 127:
            kept += data[max(at - 1, 0) : at + 2] + b" "
            if len(kept) > _SAMPLE:
                break
    return kept


def _plausibility(text: str, encoding: str) -> int:
    pairs = [(before, letter) for before, letter in zip(" " + text, text, strict=False) if letter > "\x7f"]
    return max(sum(score(before, letter) for before, letter in pairs) for score in _SCORES[encoding])


def _of_western_europe(before: str, letter: str) -> int:
    if letter in _USUAL:
        # "JosÉ" is a wrong guess: a capital after a small letter is seldom meant, nor do such letters follow another.
        return -2 if letter.isupper() and before.islower() else 0 if before in _USUAL else 3
    if letter in _SIGNS:
        return 0 if before.isalpha() and before.isascii() and letter not in "’–—\u00a0" else 1
    return 1 if letter in _ICELANDIC else -3


def _of_central_europe(before: str, letter: str) -> int:
    """A little less for letters of its own, so that a few names from there leave a Western text what it is."""
    if letter in _CENTRAL:
        return -2 if letter.isupper() and before.islower() else 2
    return 3 if letter in _ALSO_CENTRAL else _of_western_europe(before, letter)


def _of_cyrillic(before: str, letter: str) -> int:
    """Only letters after letters speak for it: alone each may be a Western one."""
    if "\u0400" < letter < "\u0460":
        return 4 if "\u0400" < before < "\u0460" else 0
    return 0 if letter in _SIGNS or letter == "№" else -3


def _of_central_europe_by_iso(before: str, letter: str) -> int:
    """Never more than Windows' own code gets for the letters in which they differ."""
    return min(_of_central_europe(before, letter), 2)


def _of_letters(letters: frozenset[str]) -> Callable[[str, str], int]:
    """The score of languages of which all letters are known, where cp1252 has others of its own."""

    def score(before: str, letter: str) -> int:
        if letter in letters:
            return -2 if letter.isupper() and before.islower() else 3
        return 0 if letter in _SIGNS else -3

    return score


def _of_hungarian(before: str, letter: str) -> int:
    """Only letters of Hungarian, a little more for the one where a Western text seldom has its own."""
    if letter in _HUNGARIAN:
        return -2 if letter.isupper() and before.islower() else 4 if letter == "ő" else 3
    return 0 if letter in _SIGNS else -3


_SCORES = {
    "cp1252": (_of_western_europe,),
    "mac_roman": (_of_western_europe,),
    "cp850": (_of_western_europe,),
    "cp1250": (_of_central_europe, _of_hungarian),
    "cp1251": (_of_cyrillic,),
    "iso8859_2": (_of_central_europe_by_iso,),
    "cp1254": (_of_letters(_TURKISH),),
    "cp1257": (_of_letters(_BALTIC),),
}
"""The encodings, the likeliest first, and how plausible each letter is in the languages of each."""
