"""Which JSON may tell of a person who is erased: all that does, and little else, told without reading it.

What is read and looked through takes twenty times as long, and of a large plan nearly nothing tells of one person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from dataplanner.analysis.spelling import plain_word

WAYS_TO_WRITE = (b"\\u", b"\\/")
"""In JSON with one of these a letter may stand in another way than its own."""
_ESCAPED = re.compile(r'["\\\x00-\x1f]')
_ASCII = bytes(range(128))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ENDS = r"(?![^\W_])"
_FEW = 40
"""Letters of an alphabet; each of so many is exchanged more quickly by itself."""
_ALIKE = str.maketrans({"ı": "i", "ι": None})
"""What an expression takes for another letter without regard to case, and ``plain_word`` does not."""


class Screen:
    """Lets pass what has an id as a whole string, or one of these words in any string, in whatever case and accents.

    Words within ``keys`` do not count: “Ana” is no “manager”, and every position has one.
    ``short`` words count where a word ends with them: of others they are in very many.
    """

    def __init__(
        self, ids: Iterable[str], words: Iterable[str], keys: Iterable[str] = (), short: Iterable[str] = ()
    ) -> None:
        self._plain = PlainWords()
        self._strings = tuple({string_in_json(one) for one in ids})
        self._words = tuple({_longest_piece(self._plain[word]) for word in words})
        self._short = [re.compile(re.escape(self._plain[word]) + _ENDS) for word in short]
        self._keys = tuple(f'"{key}":' for key in keys if self._tells(key))

    def telling(self, texts: Sequence[bytes]) -> set[int]:
        """The numbers of those JSON texts that may tell of the person. Raises ValueError where one is no UTF-8."""
        together = b"\n".join(texts)
        if together.count(b"\n") >= max(len(texts), 1):  # not as we write it
            return set(range(len(texts)))
        ways = WAYS_TO_WRITE if b"\\" in together else ()
        marks, plain = [mark for mark in (*ways, *self._strings) if mark in together], self._plain_json(together)
        for key in self._keys:
            plain = plain.replace(key, "")
        words = [word for word in self._words if word in plain]
        short = [word for word in self._short if word.search(plain)]
        lines = plain.split("\n") if words or short else []
        by_short = {number for word in short for number, line in enumerate(lines) if word.search(line)}
        by_marks = {number for mark in marks for number, text in enumerate(texts) if mark in text}
        return by_marks | by_short | {number for word in words for number, line in enumerate(lines) if word in line}

    def _tells(self, text: str) -> bool:
        return any(word in text for word in self._words) or any(word.search(text) for word in self._short)

    def _plain_json(self, text: bytes) -> str:
        """JSON with its words as they are compared, as ``plain_word`` of all of it would say, but far sooner."""
        plain, letters = text.lower().decode(), set(text.translate(None, _ASCII).decode())
        if len(letters) > _FEW:
            return _NOT_ASCII.sub(lambda run: self._plain[run[0]], plain)
        for letter in letters:
            plain = plain.replace(letter, self._plain[letter])
        return plain


class PlainWords(dict[str, str]):
    """Words and letters as they are compared."""

    def __missing__(self, word: str) -> str:
        self[word] = plain = plain_word(word).translate(_ALIKE)
        return plain


def string_in_json(id_: str) -> bytes:
    """A string as JSON; an empty one may be left out of it, and so is in everything."""
    return json.dumps(id_, ensure_ascii=False).encode(errors="replace") if id_ else b""


def _longest_piece(word: str) -> str:
    """What of a word stands in JSON as it is."""
    return max(_ESCAPED.split(word), key=len)
