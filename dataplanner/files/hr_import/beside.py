"""An id written beside a name in one cell: ``Doe, Jane (12345)``, ``12345 - Jane Doe``, ``Jane Doe | E12345``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from dataplanner.files.hr_import.rules import rules

_ID = r"[A-Za-z]{0,6}[-_]?\d+[A-Za-z]?"
_BEHIND = re.compile(rf"(?:\s*[(\[<]\s*({_ID})\s*[)\]>]|\s*[-–—:|/,;]\s*({_ID})|\s+((?:[A-Z]{{1,6}})?\d{{3,}}))$")
_BEFORE = re.compile(rf"^(?:[(\[<]\s*({_ID})\s*[)\]>]\s*|({_ID})(?:\s*[-–—:|/,;]\s*)|(\d{{3,}})\s+)(?=[^\W\d_])")
_ADDRESS = re.compile(r"[(\[<]([^\s()\[\]<>@]+@[^\s()\[\]<>@]+)[)\]>]\s*$")
_MARKS = re.compile(r"^(?:[\s.\-–—>|+*•·└├─│_»→]+)(?=\w)")
_FORMULA = re.compile(r"[=+@]\w")
_DIGIT = re.compile(r"\d")
_ENDS = ")]>"
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SAMPLE = 200


def id_beside(text: str) -> str:
    """The id that stands beside a name, else ""."""
    found = _found(text)
    return next(filter(None, found.groups()), "") if found else ""


def address_beside(text: str) -> str:
    """The e-mail address in brackets behind a name, else ""."""
    found = _ADDRESS.search(text)
    return found[1] if found else ""


def name_beside(text: str) -> str:
    """The name without an id beside it and without the marks by which an outline sets it in.

    What a spreadsheet would take for a formula is no name with marks and stays as it is.
    """
    found = _found(text)
    name = f"{text[: found.start()]}{text[found.end() :]}".strip() if found else text
    return name if name[:1].isalnum() or _FORMULA.match(name) else _MARKS.sub("", name)


def _found(text: str) -> re.Match[str] | None:
    if not _DIGIT.search(text) or _FORMULA.match(text):
        return None
    found = (_BEHIND.search(text) if text[-1] in _ENDS or text[-1].isdigit() else None) or _BEFORE.match(text)
    # What is left has to be a name: "HQ-12" is none with an id beside it.
    return found if found and _LETTERS.search(text[: found.start()] + text[found.end() :]) else None


def holds_addresses_beside(cells: Sequence[str]) -> bool:
    """Whether nearly every name of a column has an e-mail address behind it."""
    held = list(islice(filter(None, cells), _SAMPLE))
    return bool(held) and sum(bool(address_beside(cell)) for cell in held) > len(held) * rules().cells.beside


def holds_ids_beside(cells: Sequence[str]) -> bool:
    """Whether nearly every name of a column has an id of its own beside it."""
    held = list(islice(filter(None, cells), _SAMPLE))
    ids = [found for cell in held if (found := id_beside(cell))]
    return len(ids) > len(held) * rules().cells.beside and len(set(ids)) > len(ids) * rules().cells.beside
