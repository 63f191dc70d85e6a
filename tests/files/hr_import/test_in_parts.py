"""What is made of a column part by part is what would be made of it at once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import import in_parts
from dataplanner.files.hr_import.in_parts import counted, distinct, shared


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_parts, "_PART", 3)


@given(st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12))
def test_the_same_part_by_part(cells: list[str]) -> None:
    assert distinct(cells) == set(cells)
    assert counted(iter(cells)) == Counter(cells)
    assert shared(cells) == cells


def test_equal_cells_become_one_object() -> None:
    cells = ["".join(["some ", "unit"]) for _ in range(8)]
    assert len(set(map(id, cells))) == 8
    assert len(set(map(id, shared(cells)))) == 1
