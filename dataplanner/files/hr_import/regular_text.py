"""Finds the cells of a delimited text whose lines all have as many: most exports are so, and they are read at once.

Every line is looked at, none is trusted: a text that differs anywhere is left to those who read with care.
"""

from __future__ import annotations

import numpy as np

from dataplanner.files.hr_import.bitmaps import (
    Bitmap,
    Places,
    between_pairs,
    bitmaps,
    count_before,
    one_before,
    one_behind,
    places,
)
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text_grid import Signs, TextGrid, lines_ending

_FEED, _RETURN, _QUOTE = "\n", "\r", '"'


def regular_rows(text: str, delimiter: str, watch: Watch) -> TextGrid | None:
    """The rows of a text in which all lines have as many cells and quotation marks stand where the format has them.

    None for any other text, and where a cell runs over lines or a return stands alone.
    """
    if not text or delimiter in {_FEED, _RETURN, _QUOTE}:
        return None
    if not text.endswith(_FEED):
        text += _FEED
    delimiters, feeds, returns, quotes = bitmaps(text, (delimiter, _FEED, _RETURN, _QUOTE), watch)
    if np.any(returns & ~one_before(feeds)):
        return None
    quoted = bool(np.any(quotes))
    if quoted:
        inside = between_pairs(quotes)
        if np.any(feeds & inside) or not _well_placed(quotes, inside, delimiters | feeds, returns):
            return None
        delimiters &= ~inside
    lines = lines_ending(places(feeds))
    width = _width(lines, delimiters)
    signs = Signs(delimiter, _FEED, quoted=quoted, returns=bool(np.any(returns)))
    return None if width is None else TextGrid(text, lines, width, signs)


def _well_placed(quotes: Bitmap, inside: Bitmap, ends: Bitmap, returns: Bitmap) -> bool:
    """Whether every mark begins or ends a cell, or is one of two that mean one."""
    opening, closing = quotes & inside, quotes & ~inside
    begun = one_behind(ends | closing)
    begun[0] |= np.uint64(1)  # the text begins a cell as well
    ended = one_before(ends | returns | opening)
    return not np.any(opening & ~begun | closing & ~ended)


def _width(lines: Places, delimiters: Bitmap) -> int | None:
    """How many cells each line has; None where lines differ, or where one is longer than a cell may be."""
    widths = np.diff(count_before(delimiters, lines[:, 1]), prepend=0) + 1
    longest = np.max(lines[:, 1] - lines[:, 0])
    alike = np.all(widths == widths[0]) and longest <= rules().text.field_characters
    return int(widths[0]) if alike else None
