"""Spreadsheets in the exchange formats of old (SYLK, DIF) to rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dataplanner.files.hr_import.grid import without_blank_rows
from dataplanner.files.hr_import.shapes import Block

_SYLK = re.compile(r"ID;P[^;\r\n]*(?:;[A-Z])*\r?\n(?:[BCEFLOPW]|N[NUE]);")
_DIF = re.compile(r"TABLE\r?\n0,1\r?\n")
_PART = re.compile(r";(?!;)(?<!;;)")
_WIDEST, _HIGHEST = 2000, 1_000_000
_PAIR = re.compile(r"(-?\d+),(.*)")
_DATA, _TEXT, _ROW, _END = "DATA", "1", "BOT", "EOD"


def looks_like_exchange(text: str) -> bool:
    """Whether a text begins as a SYLK or a DIF file does."""
    return bool(_SYLK.match(text) or _DIF.match(text))


def read_exchange(text: str, file: str) -> list[Block]:
    """The sheet as one block; row numbers are those of the sheet."""
    rows = list(_sylk_rows(text) if _SYLK.match(text) else _dif_rows(text))
    width = max(map(len, rows), default=0)
    held, numbers = without_blank_rows([row + ("",) * (width - len(row)) for row in rows], first=1)
    return [Block(file, file, held, numbers, is_sheet=False)]


def _sylk_rows(text: str) -> list[tuple[str, ...]]:
    """Rows of records such as ``C;Y2;X1;K"Jane Doe"``; a place that is left out is that of the record before."""
    cells: dict[int, dict[int, str]] = {}
    across, down = 1, 1
    for line in text.splitlines():
        kind, *parts = _PART.split(line)
        told = {part[:1]: part[1:].replace(";;", ";") for part in parts}
        across, down = _place(told.get("X"), across), _place(told.get("Y"), down)
        if kind == "C" and "K" in told and across <= _WIDEST and down <= _HIGHEST:
            cells.setdefault(down, {})[across] = told["K"].removeprefix('"').removesuffix('"')
    width = max((max(row) for row in cells.values()), default=0)
    last = max(cells, default=0)
    return [tuple(cells.get(at, {}).get(place, "") for place in range(1, width + 1)) for at in range(1, last + 1)]


def _place(told: str | None, before: int) -> int:
    return int(told) if told and told.isdecimal() and len(told) < len(str(_HIGHEST)) + 1 else before


def _dif_rows(text: str) -> Iterator[tuple[str, ...]]:
    """Rows of pairs of lines behind the word for the data: a kind with a number, and a text."""
    lines = text.splitlines()
    at = lines.index(_DATA) + 3 if _DATA in lines else len(lines)
    row: list[str] | None = None
    for head, said in [*pairwise(lines[at:])][::2]:
        found = _PAIR.match(head)
        if said in {_ROW, _END} and row is not None:
            yield tuple(row)
        if said == _ROW:
            row = []
        elif found and row is not None:
            row.append(said.strip('"').replace('""', '"') if found[1] == _TEXT else found[2])
