"""Finds the cells of a delimited text whose lines all have as many: most exports are so, and they are read at once.

Every line is looked at, none is trusted: a text that differs anywhere is left to those who read with care.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.text_grid import PIECE, Array, TextGrid, bounds_of, codes_of, places_in
from dataplanner.files.hr_import.vocabulary import vocabulary

_QUOTE, _FEED, _RETURN = ord('"'), ord("\n"), ord("\r")


def regular_rows(text: str, delimiter: str, watch: Watch) -> TextGrid | None:
    """The rows of a text in which all lines have as many cells and quotation marks stand where the format has them.

    None for any other text, and where a cell runs over lines or a return stands alone.
    """
    sign = ord(delimiter)
    if not text or sign in {_QUOTE, _FEED, _RETURN}:
        return None
    codes, quoted = codes_of(text), '"' in text
    marks, feeds, returns = _marks(codes, (sign, _FEED, _QUOTE) if quoted else (sign, _FEED), watch)
    if quoted:
        inside = _inside(marks, codes, sign)
        if inside is None:
            return None
        marks = marks[~inside]
    if codes[-1] != _FEED:
        marks = np.append(marks, marks.dtype.type(len(text)))
        feeds += 1  # the last line ends with the text
    bounds = _bounds(marks, codes, feeds, returns)
    return None if bounds is None else TextGrid(text, bounds, quoted=quoted)


def _marks(codes: Array, signs: Sequence[int], watch: Watch) -> tuple[Array, int, int]:
    """Where any of the signs stands, and how many line feeds and returns there are."""
    found, feeds, returns = [], 0, 0
    for begin in range(0, len(codes), PIECE):
        watch.at("reading", begin, len(codes))
        piece = codes[begin : begin + PIECE]
        found.append(places_in(piece, signs, begin, len(codes)))
        feeds += int(np.count_nonzero(piece == _FEED))
        returns += int(np.count_nonzero(piece == _RETURN))
    return np.concatenate(found), feeds, returns


def _inside(marks: Array, codes: Array, sign: int) -> npt.NDArray[np.bool_] | None:
    """Which marks are quotation marks or stand between two; None where these are not as the format has them."""
    kinds = codes[marks]
    is_quote = kinds == _QUOTE
    quotes = marks[is_quote]
    if len(quotes) % 2 or not _well_placed(quotes[::2], quotes[1::2], codes, sign):
        return None
    opened = np.cumsum(is_quote) % 2 == 1
    return None if np.any(opened & (kinds == _FEED)) else is_quote | opened


def _well_placed(begins: Array, ends: Array, codes: Array, sign: int) -> bool:
    """Whether every mark begins or ends a cell, or is one of two that mean one."""
    before, behind = codes[begins - (begins > 0)], codes[np.minimum(ends + 1, len(codes) - 1)]
    begun = (before == sign) | (before == _FEED) | (begins == 0)
    ended = (behind == sign) | (behind == _FEED) | (behind == _RETURN) | (ends == len(codes) - 1)
    doubled = begins[1:] == ends[:-1] + 1
    begun[1:] |= doubled
    ended[:-1] |= doubled
    return bool(np.all(begun) and np.all(ended))


def _bounds(marks: Array, codes: Array, feeds: int, returns: int) -> Array | None:
    """Where each line begins and each of its cells ends; None where lines differ in their number of cells."""
    width = len(marks) // feeds
    ends = marks[width - 1 :: width]
    if len(marks) != feeds * width or not np.all(codes[ends[:-1]] == _FEED):
        return None
    bounds = bounds_of(marks.reshape(feeds, width))
    returned = (codes[ends - (ends > 0)] == _RETURN) & (ends > 0)
    if np.count_nonzero(returned) != returns:
        return None
    bounds[:, width] = ends - returned
    longest = int((bounds[:, width] - bounds[:, 0]).max())
    return bounds if longest <= vocabulary().rules["text"]["field_characters"] else None
