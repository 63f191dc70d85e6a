"""Laid out among those who are seen, everybody who is seen stands where they would stand anyway."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis import seen
from dataplanner.analysis.arrangements import ARRANGEMENTS, indented_layout, sideways_layout
from dataplanner.analysis.folding import rows_seen, visible_rows
from dataplanner.analysis.layout import Arrangement
from dataplanner.analysis.lines import lines_of
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.seen import of_the_seen
from tests.analysis.test_index import forests, index_of_map
from tests.analysis.test_layout import SIZES

EVERY: dict[str, Arrangement] = {
    "Left to right": lambda index, folded, sizes, _width, _height: sideways_layout(index, folded, sizes),
    "Indented": lambda index, folded, sizes, _width, _height: indented_layout(index, folded, sizes),
}
ROOM = (1500.0, 900.0)


@pytest.mark.parametrize("name", EVERY)
@given(managers=forests(), data=st.data())
def test_who_is_seen_stands_where_they_would_anyway(
    name: str, managers: dict[str, str | None], data: st.DataObject
) -> None:
    index = with_parked(index_of_map(managers))
    folded = np.array(data.draw(st.lists(st.booleans(), min_size=len(index), max_size=len(index))), bool)
    plain = EVERY[name](index, folded, SIZES, *ROOM)
    seen.MOST_SEEN, before = 2.0, seen.MOST_SEEN
    try:
        found = of_the_seen(EVERY[name])(index, folded, SIZES, *ROOM)
    finally:
        seen.MOST_SEEN = before
    rows = plain.visible
    for field in ("x", "y", "folded", "after", "framed", "aside"):
        assert np.array_equal(getattr(found, field)[rows], getattr(plain, field)[rows]), field
    assert np.array_equal(found.visible, plain.visible)
    for extent in ("width", "height", "tree_width", "tree_height", "flow"):
        assert getattr(found, extent) == getattr(plain, extent), extent
    assert np.array_equal(lines_of(found).bars, lines_of(plain).bars)
    assert np.array_equal(lines_of(found).uprights, lines_of(plain).uprights)


@given(managers=forests(), data=st.data())
def test_rows_seen_are_the_visible_ones(managers: dict[str, str | None], data: st.DataObject) -> None:
    index = index_of_map(managers)
    folded = np.array(data.draw(st.lists(st.booleans(), min_size=len(index), max_size=len(index))), bool)
    assert rows_seen(index, folded).tolist() == np.flatnonzero(visible_rows(index, folded)).tolist()


def test_these_arrangements_are_worked_out_among_those_who_are_seen() -> None:
    assert set(EVERY) < set(ARRANGEMENTS)
