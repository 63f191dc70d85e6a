"""Lines of managers written out in a row: a chain in one cell, or one column a level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dataplanner.files.hr_import.columns import field_scores
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import header_words, plain

Chain = tuple[str, ...]  # from the top down

_SEPARATORS = re.compile(r"\s*(?:>|→|»|\||\\|/|;|->|=>)\s*")
_NUMBERED = re.compile(r"^(.*?)\s*0*(\d{1,2})\s*(.*)$")
_REPEATED = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class Levels:
    """Columns that hold one level each, the top first."""

    label: str
    columns: tuple[str, ...]


def split_chain(text: str) -> Chain:
    """The links of ``A > B > C``."""
    return tuple(part for part in _SEPARATORS.split(text) if part)


def is_chain_column(cells: Sequence[str]) -> bool:
    """Whether most of the filled cells of a column are chains of two links or more."""
    held = [cell for cell in cells if cell][:500]
    return bool(held) and sum(len(split_chain(cell)) > 1 for cell in held) > len(held) * rules().chains.links


def level_groups(header: Sequence[str]) -> list[Levels]:
    """Groups of numbered columns, such as Level 1 to Level 7, by number; repeated numbers make further groups."""
    groups: dict[tuple[str, int], dict[int, str]] = {}
    for name in header:
        stem, number = _numbered(name)
        if number is None:
            continue
        turn = 0
        while number in groups.setdefault((stem, turn), {}):
            turn += 1
        groups[stem, turn][number] = name
    return [_levels(columns) for columns in groups.values() if _is_run(columns)]


def _numbered(name: str) -> tuple[str, int | None]:
    words = _NUMBERED.match(header_words(_REPEATED.sub("", name)))
    if not words:
        return "", None
    stem = f"{words[1]} {words[3]}".strip()
    scores = field_scores(stem) if stem else {"level": 1.0}
    return stem, int(words[2]) if {"level", "manager", "path"} & scores.keys() else None


def _is_run(columns: dict[int, str]) -> bool:
    numbers = sorted(columns)
    return (
        len(numbers) >= rules().chains.fewest_levels
        and numbers == list(range(numbers[0], numbers[-1] + 1))
        and numbers[0] < 2
    )


def _levels(columns: dict[int, str]) -> Levels:
    names = [columns[number] for number in sorted(columns)]
    return Levels(f"{names[0]} … {names[-1]}", tuple(names))


def chains_of_levels(columns: Sequence[Sequence[str]]) -> list[Chain]:
    """The chain of every row, top first; blank cells and a value repeated to fill the lower levels are skipped."""
    rows = list(zip(*columns, strict=True))
    if all(sum(map(bool, cells)) == 1 for cells in rows):
        return _stairs(rows)
    return top_first([_without_repeats(cells) for cells in rows])


def _stairs(rows: Sequence[Sequence[str]]) -> list[Chain]:
    """Chains of rows that only fill the column of their own level; the levels above stand in earlier rows."""
    above: list[str] = []
    chains = []
    for cells in rows:
        level = next(level for level, cell in enumerate(cells) if cell)
        above = [*above[:level], cells[level]]
        chains.append(tuple(above))
    return chains


def _without_repeats(cells: Sequence[str]) -> Chain:
    chain: list[str] = []
    for cell in cells:
        if cell and (not chain or plain(chain[-1]) != plain(cell)):
            chain.append(cell)
    return tuple(chain)


def is_hierarchy(chains: Sequence[Chain]) -> bool:
    """Whether chains agree on what stands above what, as levels do; a first and a second manager do not."""
    pairs = {pair for chain in chains for pair in pairwise(chain)}
    return len({lower for _, lower in pairs}) >= len(pairs) * rules().chains.agreed


def top_first(chains: Sequence[Chain]) -> list[Chain]:
    """The chains turned so that their tops stand first: tops differ less than bottoms."""
    firsts, lasts = {chain[0] for chain in chains if chain}, {chain[-1] for chain in chains if chain}
    return [chain[::-1] for chain in chains] if len(firsts) > len(lasts) else list(chains)
