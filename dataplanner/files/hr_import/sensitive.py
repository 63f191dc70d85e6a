"""Which columns an import leaves out because nobody needs them in an org chart and somebody might mind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import header_words
from dataplanner.files.hr_import.vocabulary import vocabulary
from dataplanner.in_parts import distinct

_IN_BRACKETS = re.compile(r"[()\[\]]")
"""Signs around what a header adds and nobody needs, but a status may say."""


def category(header: str, cells: Sequence[str] = ()) -> str | None:
    """The sensitive category of a column, by its header or by what most of its cells look like, or None."""
    return sensitive_header(header) or _by_cells([cell for cell in cells if cell])


@cache
def sensitive_header(header: str) -> str | None:
    """The sensitive category that a header names."""
    padded, known = f" {header_words(header)} ", vocabulary().sensitive
    return _kind_with(padded, known.phrases, " ") or _kind_with(padded, known.beginnings, "")


def sensitive_status(cells: Iterable[str]) -> str | None:
    """The sensitive category of a column of statuses, one of which tells why somebody has left or is away."""
    reasons = vocabulary().sensitive.statuses
    said = (_IN_BRACKETS.sub(" ", cell) for cell in distinct(cells))
    kinds = (sensitive_header(cell) or _kind_with(f" {header_words(cell)} ", reasons, " ") for cell in said)
    return next(filter(None, kinds), None)


def _kind_with(padded: str, kinds: Mapping[str, tuple[str, ...]], end: str) -> str | None:
    """The first kind that has a word in some words, all of which stand between spaces."""
    return next((kind for kind, words in kinds.items() if any(f" {word}{end}" in padded for word in words)), None)


def _by_cells(cells: Sequence[str]) -> str | None:
    for kind, patterns in vocabulary().sensitive.patterns.items():
        if cells and any(
            sum(bool(p.match(cell)) for cell in cells) > len(cells) * rules().guess.sensitive for p in patterns
        ):
            return kind
    return None
