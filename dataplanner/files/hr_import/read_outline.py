"""Outlines as text to rows: names set in by blanks, tabs or bullets, perhaps each with a title behind it.

Headings of several depths, numbers such as 1.2.3 and the branches of a drawn tree are read as such blanks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dataplanner.files.hr_import.columns import recognised
from dataplanner.files.hr_import.indents import depths_of
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.vocabulary import vocabulary

_LINE = re.compile(r"([ \t\u00a0]*)(?:[-*+•–▪◦o]\s+|\d{1,2}[.)]\s+)?(\S.*?)\s*")
_NO_OUTLINE = re.compile(r"[;|\t]|,\S|: |\S {2,}\S|[{}\[\]<>=]")
_SEPARATORS = (" - ", " – ", " — ", ", ", " (")
_SAMPLE = 400
_TITLE_LINE, _BOLD, _STEP = "#", "**", "  "
_HEADING = re.compile(r"(#{1,12})\s+(?=\S)")
_NUMBERED = re.compile(r"\s*(\d+(?:\.\d+)*\.?)\s+(?=[^\W\d])")
_BRANCH = re.compile(r"[│|├└\s]*(?:[├└]─+|\|--+|`--+|\+--+)\s*")
Line = tuple[int, int, str]  # its number, its indent, what it says


def looks_like_outline(text: str) -> bool:
    """Whether the first lines step in and out like an outline, at least three deep, and hold no cells."""
    lines = _lines("\n".join(text.split("\n")[:_SAMPLE]))
    if len(lines) < rules().outline.fewest_lines or any(_NO_OUTLINE.search(said) for _, _, said in lines):
        return False
    depths = depths_of([indent for _, indent, _ in lines])
    separator = _separator([said for _, _, said in lines])
    first = lines[0][2].split(separator) if separator else []
    others = separator != ", " and any(said.count(",") > 1 for _, _, said in lines)
    steps = all(lower <= upper + 1 for upper, lower in pairwise(depths))
    deep = len(set(depths)) >= rules().outline.fewest_depths
    return steps and not others and deep and recognised(first) < len(first or [""])


def read_outline(text: str, file: str) -> list[Block]:
    """The lines as one block of names, still set in, and titles; row numbers are those of the lines."""
    lines = _lines(text)
    separator = _separator([said for _, _, said in lines]) or "\n"
    rows = []
    for _, indent, said in lines:
        name, _, title = said.partition(separator)
        rows.append((" " * indent + name, title.removesuffix(")") if separator == " (" else title))
    header = tuple(vocabulary().synonyms[field][0].title() for field in ("name", "title"))
    return [Block(file, file, rows, [number for number, _, _ in lines], header)]


def _lines(text: str) -> list[Line]:
    """The lines that say something, the title of the text aside; a tab sets in as far as it reaches."""
    found = []
    for number, line in enumerate(_set_in(text.expandtabs(4).split("\n")), 1):
        if line.strip() and not line.startswith(_TITLE_LINE) and (parts := _LINE.fullmatch(line)):
            found.append((number, len(parts[1]), parts[2].replace(_BOLD, "")))
    return found


def _set_in(lines: list[str]) -> list[str]:
    """The lines set in by blanks where headings, numbers or drawn branches tell how deep each is."""
    said = [line for line in lines if line.strip()]
    if len(said) >= rules().outline.fewest_lines and all(map(_HEADING.match, said)):
        return [_HEADING.sub(lambda found: _STEP * (len(found[1]) - 1), line) for line in lines]
    if len(said) >= rules().outline.fewest_lines and all(map(_NUMBERED.match, said)):
        return [_NUMBERED.sub(lambda found: _STEP * found[1].rstrip(".").count("."), line) for line in lines]
    return [_BRANCH.sub(lambda found: " " * len(found[0]), line) for line in lines]


def _separator(lines: list[str]) -> str:
    """What parts names from titles in nearly every line; "" where nothing does."""
    most = len(lines) * rules().outline.parted
    return next((sign for sign in _SEPARATORS if sum(sign in line for line in lines) > most), "")
