"""What lies in a rectangle is found by searching; the slow, obvious test finds the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.box import Box, row_at, rows_in
from dataplanner.analysis.index import index_of_parents
from dataplanner.analysis.layout import Layout, LayoutSizes, compact_layout, shelf_layout
from dataplanner.analysis.lines import lines_of
from tests.analysis.edges import bar, line_x, line_y, stem

SIZES = LayoutSizes(
    card_width=168, card_height=54, sibling_gap=24, level_gap=56, stack_gap_x=10, stack_gap_y=8, list_gap=18,
    frame_padding=12, stack_aspect=1.0, row_limit=4, shelf_indent=32, page_aspect=1.6, row_patience=1.3,
)  # fmt: skip


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    size = draw(st.integers(1, 50))
    ids = [f"p{i:02}" for i in range(size)]
    managers = {id_: ids[draw(st.integers(0, i - 1))] if i else None for i, id_ in enumerate(ids)}
    index = index_of_parents(ids, managers)
    folded = np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)), bool)
    return draw(st.sampled_from([compact_layout, shelf_layout]))(index, folded, SIZES)


boxes = st.tuples(st.floats(-300, 2500), st.floats(-200, 1500), st.floats(0, 1500), st.floats(0, 900)).map(
    lambda b: Box(b[0], b[1], b[0] + b[2], b[1] + b[3])
)


@given(layouts(), boxes)
def test_the_cards_in_a_rectangle_are_those_that_touch_it(layout: Layout, box: Box) -> None:
    touching = {
        row
        for row in np.flatnonzero(layout.visible).tolist()
        if layout.x[row] <= box.right
        and layout.x[row] + 168 >= box.left
        and layout.y[row] <= box.bottom
        and layout.y[row] + 54 >= box.top
    }
    assert set(rows_in(layout, box).tolist()) == touching


@given(layouts(), st.data())
def test_the_card_at_a_point_is_found_and_nothing_beside_it(layout: Layout, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(np.flatnonzero(layout.visible).tolist()))
    assert row_at(layout, layout.x[row] + 100, layout.y[row] + 20) == row
    assert row_at(layout, -50, 20) == -1


@given(layouts())
def test_lines_join_every_block_to_its_manager(layout: Layout) -> None:
    """Following the pieces from a block upwards leads to the lower edge of the manager's card."""
    pieces = lines_of(layout)
    for row in layout.block_rows.tolist():
        if (manager := int(layout.index.parent[row])) < 0:
            continue
        x, turn = line_x(layout)[row], bar(layout)[row]
        assert [x, turn, x, line_y(layout)[row]] in pieces.uprights.tolist()
        start = stem(layout)[manager]
        bars = pieces.bars[pieces.bars[:, 1] == turn]
        along = any(left <= min(x, start) and right >= max(x, start) for left, _, right, _ in bars.tolist())
        assert along or x == start
        bottom = layout.y[manager] + 54
        stems = pieces.uprights[(pieces.uprights[:, 0] == start) & (pieces.uprights[:, 1] == bottom)]
        assert (stems[:, 3] >= turn).any()


@given(layouts(), boxes)
def test_lines_in_a_rectangle_are_cut_to_it(layout: Layout, box: Box) -> None:
    pieces = lines_of(layout)
    for left, y, right, _ in pieces.bars_in(box, 0).tolist():
        assert box.left <= left <= right <= box.right
        assert box.top <= y <= box.bottom
    touching = [p for p in pieces.uprights.tolist() if box.left <= p[0] <= box.right and p[1] <= box.bottom <= 1e9]
    touching = [p for p in touching if p[3] >= box.top]
    assert pieces.uprights_in(box, 0).tolist() == touching


def test_bars_shorter_than_a_pixel_are_left_out() -> None:
    managers = {"r": None, "a": "r", "b": "r", "a1": "a", "b1": "b"}
    pieces = lines_of(compact_layout(index_of_parents(list(managers), managers), np.zeros(5, bool), SIZES))
    everything = Box(-1e6, -1e6, 1e6, 1e6)
    assert len(pieces.bars_in(everything, 100)) == 1
    assert len(pieces.bars_in(everything, 300)) == 0


@pytest.mark.parametrize("size", [0, 1])
def test_no_reports_no_lines(size: int) -> None:
    layout = compact_layout(index_of_parents(["a"][:size], {}), np.zeros(size, bool), SIZES)
    pieces = lines_of(layout)
    assert len(pieces.bars) == len(pieces.uprights) == 0
    assert len(rows_in(layout, Box(-1e6, -1e6, 1e6, 1e6))) == size
