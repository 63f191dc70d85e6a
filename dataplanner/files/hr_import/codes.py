"""Codes that hold a row's whole line of managers: outline numbers, paths and SQL Server's hierarchyid."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap

Code = tuple[str, ...]

_OUTLINE = re.compile(r"^\d+(?:[.\-]\d+)*[.]?$")
_HEX = re.compile(r"^(?:0[xX])?(?:[0-9A-Fa-f]{2})+$")
_PATH = re.compile(r"^[/\\].*|^[^/\\>|]+(?:[/\\>|][^/\\>|]+)+[/\\]?$")
_STEP_WIDTHS = (1, 2, 3)
_PATH_SIGNS = re.compile(r"\s*(?:->|=>|[/\\>|»→])\s*")

# Milazzo's description of the encoding: each step of the path is a prefix, then bits of the number among fixed ones,
# then one bit that tells a step from a fraction.
_PATTERNS = (
    "01xxT",
    "100xxT",
    "101xxxT",
    "110xx0x1xxxT",
    "1110xxx0xxx0x1xxxT",
    "11110xxxxx0xxx0x1xxxT",
    "00111xxxT",
    "0010xxT",
)


@dataclass(frozen=True, slots=True)
class CodeWay:
    """A kind of code, and how it is taken apart: None for a text that is no such code."""

    name: str
    parts: Callable[[str], Code | None]


def outline(text: str) -> Code | None:
    """``27.7.3.0.0`` gives (27, 7, 3): zeros at the end only fill up."""
    if not _OUTLINE.match(text):
        return None
    parts = re.split(r"[.\-]", text.rstrip("."))
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return tuple(part.lstrip("0") or "0" for part in parts)


def path(text: str) -> Code | None:
    """``/Board/Sales/EMEA`` gives (Board, Sales, EMEA)."""
    if not _PATH.match(text):
        return None
    return tuple(part.casefold() for part in _PATH_SIGNS.split(text.strip()) if part)


def hierarchyid(text: str) -> Code | None:
    """The hexadecimal form of SQL Server's hierarchyid: ``5AC0`` gives (1, 1) as bits of each step."""
    if not _HEX.match(text):
        return None
    digits = text[2:] if text[:2] in {"0x", "0X"} else text
    return _steps("".join(f"{int(digit, 16):04b}" for digit in digits))


def _steps(bits: str) -> Code | None:
    steps: list[str] = []
    while "1" in bits:
        found = next((match for pattern in _step_patterns() if (match := pattern.match(bits))), None)
        if not found:
            return None
        steps.append(found[0])
        bits = bits[found.end() :]
    return tuple(steps)


@cache
def _step_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern.replace("x", "[01]").replace("T", "[01]")) for pattern in _PATTERNS)


def steps_without_signs(codes: Sequence[str]) -> list[Code | None]:
    """The steps of codes that grow with each, as ``A``, ``AB``, ``ABC`` or ``1000``, ``1200``, ``1230`` do, below one
    top and at least three deep; [] where some code lacks the one above."""
    alike = len({len(code) for code in codes}) == 1
    bare = [code.rstrip("0") if alike else code for code in codes]
    known, top = {*bare}, min(bare, key=len, default="")
    if not top or len(known) < len(bare):
        return []
    for width in _STEP_WIDTHS:
        if all(code == top or (code[:-width] in known and code.startswith(top)) for code in bare):
            found: list[Code | None] = [(top, *wrap(code[len(top) :], width)) for code in bare]
            return found if max(map(len, bare)) > len(top) + width else []
    return []


CODE_WAYS = (CodeWay("hierarchyid", hierarchyid), CodeWay("outline", outline), CodeWay("path", path))


def parents(codes: Sequence[Code | None], rows: Sequence[int]) -> dict[int, int | None]:
    """For each row with a code the row of its nearest ancestor that has one, None at the top.

    A row without a code is the top of all when it is the only one (the root of a hierarchyid is empty).
    """
    at: dict[Code, int] = {}
    for row in rows:
        at.setdefault(codes[row] or (), row)
    blank = [row for row in rows if not codes[row]]
    if len(blank) != 1:
        at.pop((), None)
    return {row: _nearest(codes[row] or (), at) for row in rows if codes[row] or len(blank) == 1}


def _nearest(code: Code, at: dict[Code, int]) -> int | None:
    for length in range(len(code) - 1, -1, -1):
        if code[:length] in at:
            return at[code[:length]]
    return None
