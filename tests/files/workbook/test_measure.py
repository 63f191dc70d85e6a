"""The room that text takes on paper, and cutting that shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.workbook.measure import cut_to_lines, cut_to_width, line_count, text_width
from dataplanner.files.workbook.theme import StyleSpec

SPEC = StyleSpec(size=10, colour="ink")
BOLD = StyleSpec(size=10, colour="ink", bold=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=200)


def test_widths_are_those_of_the_letters() -> None:
    assert text_width("0000000000", SPEC) == pytest.approx(55.6)  # Arial’s digits are 0.556 of the size
    assert text_width("iiii", SPEC) < text_width("MMMM", SPEC) < text_width("MMMM", BOLD)
    assert text_width("山田", SPEC) > 2 * SPEC.size


def test_lines_wrap_between_words_and_break_in_words_that_are_too_long() -> None:
    assert line_count("one two", text_width("one two", SPEC), SPEC) == 1
    assert line_count("one two", text_width("one tw", SPEC), SPEC) == 2
    assert line_count("a\nb\n\nc", 100, SPEC) == 4
    assert line_count("m" * 30, text_width("m" * 10, SPEC), SPEC) == 3


@given(TEXTS, st.floats(20, 300))
def test_more_room_never_takes_more_lines_and_less_than_all_words_never_fewer(text: str, room: float) -> None:
    assert line_count(text, 2 * room + 40, SPEC) <= line_count(text, room, SPEC)
    assert line_count(text, room, SPEC) >= text_width(text.replace("\n", ""), SPEC) / room * 0.5


@given(TEXTS, st.integers(2, 6))
def test_a_cut_text_fits_its_lines_and_says_so(text: str, lines: int) -> None:
    cut = cut_to_lines(text, lines, 160, SPEC)

    assert line_count(cut, 160, SPEC) <= max(lines, line_count(text, 160, SPEC) if cut == text else 0)
    assert cut == text or cut.endswith(f" … (cut, {len(text):,} characters)")
    assert (cut == text) == (line_count(text, 160, SPEC) <= lines)


@given(TEXTS, st.floats(30, 200))
def test_a_line_cut_to_a_width_fits_it(text: str, room: float) -> None:
    cut = cut_to_width(text, room, SPEC)

    assert text_width(cut, SPEC) <= room or len(cut) <= 2
    assert cut == " ".join(text.split()) or cut.endswith("…")
