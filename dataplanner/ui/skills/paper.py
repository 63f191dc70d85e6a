"""What a matrix on paper is made of: sizes and texts from resources/skills_paper.toml, and what is to be shown."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from dataplanner.files.resources import resource


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths in millimetres; ``cross`` is a share of a box."""

    margin: float
    title: float
    line: float
    footer: float
    row: float
    row_highest: float
    box: float
    box_widest: float
    name: float
    name_widest: float
    level: float
    header: float
    header_highest: float
    padding: float
    hairline: float
    rule: float
    cross: float


@dataclass(frozen=True, slots=True)
class TextSizes:
    """Sizes of text in points."""

    title: float
    text: float
    head: float
    mark: float
    small: float


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands on the page besides the matrix; words in braces are filled in."""

    title: str
    level: str
    total: str
    page: str
    printed: str
    blank: str
    filled: str
    by: str
    assessed: str
    unnamed: str


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How a matrix looks on paper."""

    lengths: Lengths
    sizes: TextSizes
    texts: Texts


@dataclass(frozen=True, slots=True)
class MatrixPaper:
    """A matrix to be printed. ``cells`` is None for a blank one; ``flags`` are red, amber or empty, one a skill.

    ``levels`` is None where the team has no experience levels.
    """

    title: str
    printed: str
    note: str
    under_title: str
    names: tuple[str, ...]
    levels: tuple[str, ...] | None
    skills: tuple[str, ...]
    cells: tuple[tuple[bool | None, ...], ...] | None
    totals: tuple[int, ...]
    flags: tuple[str, ...]


@cache
def paper_style() -> PaperStyle:
    """The style that ships."""
    raw = tomllib.loads(resource("skills_paper.toml").read_text(encoding="utf-8"))
    return PaperStyle(Lengths(**raw["lengths"]), TextSizes(**raw["sizes"]), Texts(**raw["texts"]))
