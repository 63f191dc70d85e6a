"""Places kept as bits answer as places kept in a list."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import import bitmaps
from dataplanner.files.hr_import.bitmaps import Bitmap, between_pairs, count_before, one_before, one_behind, places
from dataplanner.files.hr_import.progress import Watch

TEXTS = st.text(st.sampled_from("ab,,\né€😀"), min_size=1, max_size=300)
SIZE = 192
"""Characters of three words: what is asked goes over the bounds of each."""


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bitmaps, "PIECE", 16)


def bits_at(held: list[int]) -> Bitmap:
    return bitmaps.bitmaps("".join("x" if at in held else "." for at in range(SIZE)), "x", Watch())[0]


@given(TEXTS)
def test_signs_are_found_where_they_stand(text: str) -> None:
    for sign, bits in zip(",\n;€", bitmaps.bitmaps(text, ",\n;€", Watch()), strict=True):
        assert places(bits).tolist() == [at for at, letter in enumerate(text) if letter == sign]


@given(st.lists(st.integers(0, SIZE - 1), unique=True).map(sorted))
def test_what_lies_beside_between_and_before(held: list[int]) -> None:
    bits = bits_at(held)
    assert places(one_behind(bits)).tolist() == [at + 1 for at in held if at + 1 < SIZE]
    assert places(one_before(bits)).tolist() == [at - 1 for at in held if at]
    ends = [*held[1::2], SIZE]
    inside = [at for begin, end in zip(held[::2], ends, strict=False) for at in range(begin, end)]
    assert places(between_pairs(bits)).tolist() == inside
    assert count_before(bits, np.arange(SIZE)).tolist() == [sum(one < at for one in held) for at in range(SIZE)]
