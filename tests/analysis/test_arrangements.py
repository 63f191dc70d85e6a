"""Every way of laying a chart out shows the same people, lets none overlap, and joins all to their managers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given

from dataplanner.analysis.arrangements import ARRANGEMENTS
from dataplanner.analysis.folding import visible_rows
from dataplanner.analysis.layout import Layout, default_folding
from dataplanner.analysis.lines import line_corners, lines_of
from dataplanner.analysis.parking import parked_rows, with_parked
from tests.analysis.test_layout import SIZES, Chart, charts, overlapping, tree

WIDTH, HEIGHT = 1600.0, 900.0
every = pytest.mark.parametrize("name", ARRANGEMENTS)


def layout_of(name: str, chart: Chart) -> Layout:
    return ARRANGEMENTS[name](chart[0], np.array(chart[1], bool), SIZES, WIDTH, HEIGHT)


@every
@given(charts(30))
def test_the_same_people_are_seen_and_no_cards_overlap(name: str, chart: Chart) -> None:
    layout = layout_of(name, chart)
    assert np.array_equal(layout.visible, visible_rows(chart[0], np.array(chart[1], bool)))
    rows = np.flatnonzero(layout.visible)
    cards = [(x, y, x + 168, y + 54) for x, y in zip(layout.x[rows], layout.y[rows], strict=True)]
    assert not overlapping(cards)
    for left, top, right, bottom in cards:
        assert left >= -1e-6
        assert top >= -1e-6
        assert right <= layout.width + 1e-6
        assert bottom <= layout.height + 1e-6


def covered(a: tuple[float, float], b: tuple[float, float], pieces: list[list[float]]) -> bool:
    """Whether a straight stretch lies on one of the pieces."""
    left, right, top, bottom = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
    return any(
        x1 <= left + 1e-6 and right <= x2 + 1e-6 and y1 <= top + 1e-6 and bottom <= y2 + 1e-6
        for x1, y1, x2, y2 in pieces
    )


@every
@given(charts(30))
def test_the_pieces_of_lines_join_everybody_to_their_manager(name: str, chart: Chart) -> None:
    layout = layout_of(name, chart)
    lines = lines_of(layout)
    pieces = [*lines.bars.tolist(), *lines.uprights.tolist()]
    for row in layout.block_rows.tolist():
        if (manager := int(layout.index.parent[row])) < 0:
            continue
        corners = line_corners(layout, row)
        assert all(a == b or covered(a, b, pieces) for a, b in pairwise(corners))
        (x, y), card = corners[0], (layout.x[manager], layout.y[manager])
        assert card[0] <= x <= card[0] + SIZES.card_width
        assert card[1] <= y <= card[1] + SIZES.card_height


@given(charts(30))
def test_from_left_to_right_a_layer_is_a_column_and_reports_keep_their_sequence(chart: Chart) -> None:
    index, layout = chart[0], layout_of("Left to right", chart)
    for row in np.flatnonzero(layout.visible & (index.parent >= 0)):
        manager = index.parent[row]
        assert layout.x[row] - layout.x[manager] == SIZES.card_width + SIZES.level_gap
        assert row == index.children(manager)[0] or layout.y[row] > layout.y[row - 1]


@given(charts(30))
def test_indented_everybody_stands_right_below_who_is_read_before(chart: Chart) -> None:
    index, layout = chart[0], layout_of("Indented", chart)
    shown = sorted(np.flatnonzero(layout.visible).tolist(), key=lambda row: float(layout.y[row]))
    assert [float(layout.y[row]) for row in shown] == [number * SIZES.list_step for number in range(len(shown))]
    for before, row in pairwise(shown):
        assert index.parent[row] in {-1, *index.chain(before)}
        assert layout.x[row] == (index.depth[row] - 1) * SIZES.shelf_indent


def test_top_down_nobody_is_stacked() -> None:
    index = tree(2, 8)
    layout = ARRANGEMENTS["Top-down"](index, np.zeros(len(index), bool), SIZES, WIDTH, HEIGHT)
    assert len(layout.frames.owner) == 0
    assert len(set(layout.y.tolist())) == 3


@every
def test_the_first_view_fits_in_every_arrangement(name: str) -> None:
    index = tree(6, 6, 6)
    folded = default_folding(index, SIZES, WIDTH, HEIGHT, arrange=ARRANGEMENTS[name])
    layout = ARRANGEMENTS[name](index, folded, SIZES, WIDTH, HEIGHT)
    assert layout.height <= HEIGHT
    assert layout.visible.sum() >= 7


@every
def test_nobody_makes_an_empty_chart(name: str) -> None:
    index = tree(1)
    nobody = type(index)((), {}, *(array[:0] for array in (
        index.parent, index.depth, index.first_child, index.child_count, index.headcount,
    )), index.level_starts[:1])  # fmt: skip
    layout = ARRANGEMENTS[name](nobody, np.zeros(0, bool), SIZES, WIDTH, HEIGHT)
    assert (layout.width, layout.height) == (0, 0)


@every
@given(charts(25))
def test_whoever_is_parked_stands_together_below_the_trees(name: str, chart: Chart) -> None:
    index = with_parked(chart[0])
    layout = ARRANGEMENTS[name](index, np.zeros(len(index), bool), SIZES, WIDTH, HEIGHT)
    parked = list(parked_rows(index))
    trees = [row for row in range(len(index)) if row not in parked]
    cards = [(x, y, x + 168, y + 54) for x, y in zip(layout.x, layout.y, strict=True)]
    assert not overlapping(cards)
    assert max((card[3] for card in cards), default=0) <= layout.height + 1e-6
    if parked and trees:
        assert min(layout.y[parked]) > max(layout.y[trees])
        assert max(layout.y[trees]) + 54 <= layout.tree_height + 1e-6 < layout.height
    else:
        assert (layout.tree_width, layout.tree_height) == (layout.width, layout.height)
