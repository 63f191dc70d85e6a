"""No text ever becomes a formula, breaks the file or is cut without a mark."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray

from dataplanner.files.workbook.cells import (
    MOST_CHARACTERS,
    REPLACED,
    Formula,
    Look,
    clean_text,
    put_formula,
    put_number,
    put_text,
)
from tests.files.workbook.plans import HOSTILE_NAMES

QUOTED = StyleArray()
QUOTED.quotePrefix = 1
LOOK = Look(StyleArray(), QUOTED)


def read_back(text: str) -> Cell:
    """The cell that a text becomes once the workbook has been stored and read again."""
    workbook, stored = Workbook(), io.BytesIO()
    put_text(workbook.worksheets[0]["A1"], text, LOOK)
    workbook.save(stored)
    return load_workbook(stored).worksheets[0]["A1"]


@given(st.text(max_size=60))
def test_any_text_comes_back_as_the_clean_text_and_never_as_a_formula(text: str) -> None:
    cell = read_back(text)

    assert (cell.value or "") == clean_text(text)
    assert cell.data_type in ("s", "n")  # an empty cell has the type n


@pytest.mark.parametrize("text", [name for name in HOSTILE_NAMES if name.strip()])
def test_hostile_text_stays_text(text: str) -> None:
    cell = read_back(text)

    assert cell.data_type == "s"
    assert str(cell.value).replace("_x005F_", "_") == clean_text(text)


def test_what_the_format_reads_as_an_escape_is_escaped_itself() -> None:
    assert read_back("_x0041_ and x_y").value == "_x005F_x0041_ and x_y"  # openpyxl does not undo it, programs do


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "'x", " x", "00123", "1E5", "2-3", "$5"])
def test_text_that_a_program_could_take_for_something_else_is_marked_as_text(text: str) -> None:
    assert read_back(text).quotePrefix


@pytest.mark.parametrize("text", ["Ada", "x=1", "R&D", "Ünal"])
def test_plain_words_carry_no_mark(text: str) -> None:
    assert not read_back(text).quotePrefix


@given(st.text())
def test_clean_text_holds_nothing_that_xml_refuses(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", clean_text(text))
    assert clean_text(clean_text(text)) == clean_text(text)


def test_control_characters_are_replaced_visibly() -> None:
    assert clean_text("a\x07b\x00") == f"a{REPLACED}b{REPLACED}"


def test_all_line_ends_become_one_and_a_tab_a_blank() -> None:
    assert clean_text("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"


def test_a_text_of_the_greatest_length_is_whole() -> None:
    assert clean_text("x" * MOST_CHARACTERS) == "x" * MOST_CHARACTERS


@pytest.mark.parametrize("letter", ["x", "ä", "👩"])
def test_a_longer_text_is_cut_with_a_mark_and_no_letter_is_halved(letter: str) -> None:
    cut = clean_text(letter * 40_000)

    assert cut.endswith(" … (cut)")
    assert len(cut.encode("utf-16-le")) <= 2 * MOST_CHARACTERS
    assert set(cut.removesuffix(" … (cut)")) == {letter}


def test_numbers_and_formulas_are_what_they_say() -> None:
    sheet = Workbook().worksheets[0]
    put_number(sheet["A1"], 7, LOOK)
    put_formula(sheet["A2"], Formula("A1+1"), LOOK)

    assert (sheet["A1"].value, sheet["A1"].data_type) == (7, "n")
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=A1+1", "f")
