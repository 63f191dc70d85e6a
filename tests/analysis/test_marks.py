"""What people type for yes, no and not yet; halves are not understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.marks import TEXTS, mark_of
from dataplanner.analysis.method import Method


@pytest.mark.parametrize("text", ["X", "x", " X ", "yes", "YES", "Ja", "✓", "×", "ｘ", "true"])
def test_what_says_that_a_skill_is_there(text: str, method: Method) -> None:
    mark = mark_of(text, method.marks)
    assert (mark.held, mark.understood) == (True, True)


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "no", "No ", "nein", "-", "FALSE"])
def test_what_says_that_it_is_not(text: str, method: Method) -> None:
    mark = mark_of(text, method.marks)
    assert (mark.held, mark.understood) == (False, True)


@pytest.mark.parametrize("text", ["0.5", "0,5", "½", "50 %", "1", "0", "10%", "emerging", "X?", "half", "xx", "partly"])
def test_a_half_is_not_understood(text: str, method: Method) -> None:
    assert not mark_of(text, method.marks).understood


def test_a_question_mark_is_not_yet_assessed(method: Method) -> None:
    assert mark_of(" ? ", method.marks).held is None
    assert mark_of("？", method.marks).held is None


@pytest.mark.parametrize("held", [True, False, None])
def test_what_is_written_is_understood_again(held: bool | None, method: Method) -> None:
    mark = mark_of(TEXTS[held], method.marks)
    assert mark.understood
    assert mark.held is held


@given(st.text(max_size=6))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    from dataplanner.files.method_file import load_method

    mark = mark_of(text, load_method().marks)
    assert mark.understood or text.strip()
