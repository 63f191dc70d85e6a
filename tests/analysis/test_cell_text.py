"""Cells for spreadsheet programs: nothing can be worked out in them, and everything comes back as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dataplanner.analysis.cell_text import cells_of_text, plain_cell, safe_cell, text_of_cells

FORMULAS = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\r=1",
    "\n",
    "'=1",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ann", "-5", "+4", "-1,5", "a=b", "O'Hara", "'tis"])
def test_anything_else_stays(cell: str) -> None:
    assert safe_cell(cell) == plain_cell(cell) == cell


@given(st.text() | st.text("'=+-@ 1\t"))
@example("''=1")
@settings(max_examples=100)
def test_no_cell_begins_like_a_formula_and_each_comes_back(cell: str) -> None:
    safe = safe_cell(cell)
    assert not re.match(r"\s*[=@]|\s*[+-](?!\d+([.,]\d+)?$)", safe)
    assert plain_cell(safe) == cell


def test_the_clipboard_of_a_spreadsheet_is_taken_apart() -> None:
    assert cells_of_text('a\tb\r\n"two\nlines"\t"say ""yes"""\r\n') == [["a", "b"], ["two\nlines", 'say "yes"']]


def test_the_clipboard_holds_no_formula() -> None:
    assert text_of_cells([["=1+1", "Ann"]]) == "'=1+1\tAnn\r\n"


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1), min_size=1))
def test_copied_cells_come_back_as_they_were(rows: list[list[str]]) -> None:
    wide = [[*row, "end"] for row in rows]
    assert cells_of_text(text_of_cells(wide)) == wide
