"""Which columns an import leaves out because nobody needs them in an org chart and somebody might mind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dataplanner.files.hr_import.text import header_words
from dataplanner.files.hr_import.vocabulary import vocabulary

_MOST = 0.6


def category(header: str, cells: Sequence[str] = ()) -> str | None:
    """The sensitive category of a column, by its header or by what most of its cells look like, or None."""
    return sensitive_header(header) or _by_cells([cell for cell in cells if cell])


@cache
def sensitive_header(header: str) -> str | None:
    """The sensitive category that a header names."""
    padded = f" {header_words(header)} "
    for kind, phrases in vocabulary().sensitive.phrases.items():
        if any(f" {phrase} " in padded for phrase in phrases):
            return kind
    return None


def _by_cells(cells: Sequence[str]) -> str | None:
    for kind, patterns in vocabulary().sensitive.patterns.items():
        if cells and any(sum(bool(p.match(cell)) for cell in cells) > len(cells) * _MOST for p in patterns):
            return kind
    return None
