"""What is made of a column part by part is what would be made of it at once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner import in_parts
from dataplanner.in_parts import by_key, counted, distinct, in_sequence, let_go


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_parts, "_PART", 3)


@given(st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12))
def test_the_same_part_by_part(cells: list[str]) -> None:
    assert distinct(cells) == set(cells)
    assert counted(iter(cells)) == Counter(cells)
    assert list(by_key(cells, range(len(cells))).items()) == list(dict(zip(cells, range(99), strict=False)).items())


@given(st.lists(st.tuples(st.integers(0, 3), st.text("ab", max_size=2)), max_size=40))
def test_a_sequence_is_the_same_sorted_part_by_part(values: list[tuple[int, str]]) -> None:
    before = list(values)
    assert in_sequence(values) == sorted(values)
    assert values == before


def test_a_value_for_every_key() -> None:
    with pytest.raises(ValueError, match="shorter"):
        by_key(["a", "b"], [1])


def test_lists_are_emptied() -> None:
    one, other = list(range(7)), ["a"]
    let_go(one, other)
    assert (one, other) == ([], [])
