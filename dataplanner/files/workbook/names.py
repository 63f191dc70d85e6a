"""Names of sheets: valid, at most 31 characters, each used once whatever its case."""

from __future__ import annotations

import re

from dataplanner.files.workbook.cells import REPLACED, clean_text

LONGEST = 31
_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_RESERVED = ("history",)


class SheetNames:
    """The names that a workbook has given out."""

    def __init__(self) -> None:
        self._taken: set[str] = set(_RESERVED)

    def free(self, wanted: str) -> str:
        """``wanted`` as a sheet may be called, with a number where the name is taken."""
        name = sheet_name(wanted)
        number = 2
        while name.casefold() in self._taken:
            suffix = f" ({number})"
            name = _shortened(sheet_name(wanted), LONGEST - len(suffix)) + suffix
            number += 1
        self._taken.add(name.casefold())
        return name


def sheet_name(wanted: str) -> str:
    """``wanted`` without what sheet names must not have, cut with “…” where it is too long."""
    name = " ".join(_FORBIDDEN.sub(" ", clean_text(wanted).replace(REPLACED, " ")).split()).strip("' ")
    return _shortened(name, LONGEST).strip("' ") or "Sheet"


def _shortened(name: str, longest: int) -> str:
    """At most ``longest`` UTF-16 units, which is how spreadsheet programs count."""
    if _units(name) <= longest:
        return name
    while _units(name) > longest - 1:
        name = name[:-1]
    return name.rstrip("' ") + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
