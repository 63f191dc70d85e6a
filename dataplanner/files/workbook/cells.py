"""The one writer of cells: text that can never become a formula, numbers, and formulas of our own hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray

MOST_CHARACTERS = 32_767
"""What a cell of the format can hold, counted as UTF-16 units."""

REPLACED = "\N{REPLACEMENT CHARACTER}"
_MARK = " … (cut)"
_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")
# Not allowed in XML at all, invisible, or half a character.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The format reads “_x0041_” as the letter A; the underscore is written in that way itself.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_QUOTE = re.compile(r"[\s'=+\-@＝＋－＠%$€£/(\d.,]")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula written by us, without its equals sign. Never build one from text that came from outside."""

    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """A cell style as the workbook stores it: plain, and with the mark that keeps text text when it is edited."""

    plain: StyleArray
    quoted: StyleArray


def clean_text(text: str) -> str:
    """A text as a cell can hold it: control characters replaced, over-long text cut with a visible mark."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _FORBIDDEN.sub(REPLACED, text)
    return _cut(text) if 2 * len(text) > MOST_CHARACTERS else text


def put_text(cell: Cell, text: str, look: Look) -> None:
    """Write text as text, whatever it begins with; an empty one leaves the cell empty."""
    cleaned = clean_text(text)
    style = look.quoted if _NEEDS_QUOTE.match(cleaned) else look.plain
    _store(cell, _ESCAPE.sub("_x005F_", cleaned) or None, "s" if cleaned else "n", style)


def put_number(cell: Cell, number: float, look: Look) -> None:
    """Write a number."""
    _store(cell, number, "n", look.plain)


def put_formula(cell: Cell, formula: Formula, look: Look) -> None:
    """Write a formula of our own hand; it holds no value until a spreadsheet program works it out."""
    _store(cell, f"={formula.text}", "f", look.plain)


def _store(cell: Any, value: object, data_type: str, style: StyleArray) -> None:
    """Set what openpyxl stores, past its guess that text with an equals sign is a formula; styles are shared."""
    cell._value, cell.data_type, cell._style = value, data_type, style


def _cut(text: str) -> str:
    """At most MOST_CHARACTERS UTF-16 units, never half a character."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    kept = units[: 2 * (MOST_CHARACTERS - len(_MARK))]
    return kept.decode("utf-16-le", errors="ignore") + _MARK
