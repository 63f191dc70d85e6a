"""Where signs stand in a text, one bit a character: a question to all characters is answered for 64 at once.

After Langdale and Lemire, *Parsing gigabytes of JSON per second* (VLDB Journal, 2019).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dataplanner.files.hr_import.progress import Watch

Bitmap = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
PIECE = 1 << 17
"""Characters looked at in one go, a multiple of 8, so that what is made of them stays in the processor's cache."""
_WORD = 64
_ONE, _LAST = np.uint64(1), np.uint64(_WORD - 1)


def bitmaps(text: str, signs: Sequence[str], watch: Watch) -> list[Bitmap]:
    """Where each of the signs stands in a text that is not empty."""
    packed = np.zeros((len(signs), -(-len(text) // _WORD) * _WORD // 8), np.uint8)
    for begin in range(0, len(text), PIECE):
        watch.at("reading", begin, len(text))
        piece = text[begin : begin + PIECE]
        codes, at = _codes(piece), slice(begin // 8, -(-(begin + len(piece)) // 8))
        for sign, bits in zip(signs, packed, strict=True):
            if sign in piece:
                bits[at] = np.packbits(codes == ord(sign), bitorder="little")
    return list(packed.view(np.uint64))


def _codes(text: str) -> npt.NDArray[np.unsignedinteger]:
    """The characters as numbers, each as narrow as the widest of them allows."""
    try:
        return np.frombuffer(text.encode("latin-1"), np.uint8)
    except UnicodeEncodeError:
        data = text.encode("utf-16-le", "surrogatepass")
        if len(data) == 2 * len(text):
            return np.frombuffer(data, np.uint16)
        return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def places(bits: Bitmap) -> Places:
    """The places as numbers, ascending."""
    words = np.flatnonzero(bits != 0)
    found = np.flatnonzero(np.unpackbits(bits[words].view(np.uint8), bitorder="little").view(np.bool_))
    return words[found // _WORD] * _WORD + found % _WORD


def count_before(bits: Bitmap, at: Places) -> Places:
    """How many of the places lie before each of these."""
    words = at // _WORD
    through = np.cumsum(np.bitwise_count(bits), dtype=np.int64)[words]
    from_there: Places = np.bitwise_count(bits[words] >> (at % _WORD).astype(np.uint64))
    return through - from_there


def one_behind(bits: Bitmap) -> Bitmap:
    """The places one character behind these."""
    moved = bits << _ONE
    moved[1:] |= bits[:-1] >> _LAST
    return moved


def one_before(bits: Bitmap) -> Bitmap:
    """The places one character before these."""
    moved = bits >> _ONE
    moved[:-1] |= bits[1:] << _LAST
    return moved


def between_pairs(bits: Bitmap) -> Bitmap:
    """All places from the first of these up to the second, without it, from the third up to the fourth, and so on."""
    inside = bits.copy()
    for power in range(6):
        inside ^= inside << np.uint64(1 << power)
    opened = np.cumsum(inside[:-1] >> _LAST) & _ONE  # whether a pair is open where the next word begins
    inside[1:] ^= np.negative(opened)  # all bits of a word where it is
    return inside
