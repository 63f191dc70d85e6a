"""How much room a text takes on paper: its width, the lines that it wraps into, and where to cut it visibly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from dataplanner.files.workbook.theme import StyleSpec, load_theme

CUT = " … (cut, {length:,} characters)"
_WORD = re.compile(r"\n|[^\S\n]*[^\s]+[^\S\n]*|[^\S\n]+")


def text_width(text: str, style: StyleSpec) -> float:
    """The width of a text on one line, in points."""
    bold = load_theme().letters["bold"] if style.bold else 1.0
    return float(_ems(text) * style.size * bold)


def longest_line(text: str, style: StyleSpec) -> float:
    """The width of the widest of a text's own lines, in points."""
    return max(text_width(line, style) for line in text.split("\n"))


def line_count(text: str, room: float, style: StyleSpec) -> int:
    """How many lines a text takes when it wraps at ``room`` points."""
    if "\n" not in text and text_width(text, style) <= room:
        return 1
    return sum(1 for _ in _line_ends(text, room, style))


def cut_to_lines(text: str, lines: int, room: float, style: StyleSpec) -> str:
    """The text, or what fits into ``lines`` lines followed by a mark that says how long it was."""
    ends = []
    for end in _line_ends(text, room, style):
        ends.append(end)
        if len(ends) > lines:
            mark = CUT.format(length=len(text))
            return text[: max(ends[lines - 1] - len(mark) - 2, 0)].rstrip() + mark
    return text


def cut_to_width(text: str, room: float, style: StyleSpec) -> str:
    """The text on one line, or its beginning with “…” where it is wider than ``room`` points."""
    line = " ".join(text.split())
    if text_width(line, style) <= room:
        return line
    kept = line[: next(_line_ends(line.replace(" ", "\u00a0"), room - text_width("…", style), style))]
    return kept.rstrip() + "…"


def _line_ends(text: str, room: float, style: StyleSpec) -> Iterator[int]:
    """Where each line ends when words wrap at ``room`` and longer words break."""
    used, end = 0.0, 0
    for found in _WORD.finditer(text):
        word = found.group()
        wide = text_width(word.rstrip(), style)
        if word == "\n" or (used and used + wide > room):
            yield end
            used = 0.0
        if word == "\n":
            end = found.end()
        elif wide > room:
            for letter in word:
                step = text_width(letter, style)
                if used and used + step > room:
                    yield end
                    used = 0.0
                used, end = used + step, end + 1
        else:
            used, end = used + text_width(word, style), found.end()
    yield len(text)


@lru_cache(maxsize=50_000)
def _ems(text: str) -> float:
    widths = _letter_widths()
    return sum(widths.get(letter) or _other_width(letter) for letter in text) / 1000


@cache
def _letter_widths() -> dict[str, float]:
    listed = load_theme().letters["widths"].items()
    return {letter: float(width) for width, letters in listed for letter in letters}


@lru_cache(maxsize=4_096)
def _other_width(letter: str) -> float:
    letters = load_theme().letters
    if unicodedata.category(letter) in ("Mn", "Cf", "Me"):
        return 0.0
    wide = unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF
    return float(letters["wide" if wide else "other"])
