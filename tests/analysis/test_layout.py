"""The layout keeps its promises on any forest and any folding: nothing overlaps, leaders stand above and centred."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dataplanner.analysis.folding import folded_below, unfolded_to, visible_rows
from dataplanner.analysis.index import OrganisationIndex, index_of_parents
from dataplanner.analysis.layout import (
    Layout,
    LayoutSizes,
    Wanted,
    compact_layout,
    default_folding,
    fitting_layout,
    shelf_layout,
)
from dataplanner.analysis.lines import lines_of
from dataplanner.analysis.parking import with_parked
from tests.analysis.edges import bar, line_x, line_y, stem

SIZES = LayoutSizes(
    card_width=168, card_height=54, sibling_gap=24, level_gap=56, stack_gap_x=10, stack_gap_y=8, list_gap=18,
    frame_padding=12, stack_aspect=1.0, row_limit=4, shelf_indent=32, page_aspect=1.6, row_patience=1.3,
)  # fmt: skip


@st.composite
def charts(draw: st.DrawFn, largest: int = 60) -> tuple[OrganisationIndex, list[bool]]:
    """A forest of up to ``largest`` positions, bushy or deep, and a folding of it."""
    size = draw(st.integers(0, largest))
    reach = draw(st.integers(1, largest))
    managers: list[int] = [draw(st.integers(max(-1, i - reach), i - 1)) for i in range(size)]
    ids = [f"p{i:03}" for i in range(size)]
    index = index_of_parents(ids, {ids[i]: ids[m] if m >= 0 else None for i, m in enumerate(managers)})
    folded = draw(st.lists(st.booleans(), min_size=len(index), max_size=len(index)))
    return index, folded


Chart = tuple[OrganisationIndex, list[bool]]
Arrangement = Callable[[OrganisationIndex, NDArray[np.bool_], LayoutSizes], Layout]

both = pytest.mark.parametrize("arrange", [compact_layout, shelf_layout])


def layout_of(chart: Chart, arrange: Arrangement = compact_layout) -> Layout:
    return arrange(chart[0], np.array(chart[1], dtype=bool), SIZES)


def tree(*spans: int) -> OrganisationIndex:
    """A regular tree: ``spans[d]`` reports for everybody in layer d + 1."""
    managers: dict[str, str | None] = {"r": None}
    level = ["r"]
    for span in spans:
        level = [f"{above}.{i:03}" for above in level for i in range(span)]
        managers |= {id_: id_.rpartition(".")[0] for id_ in level}
    return index_of_parents(list(managers), managers)


def open_layout(index: OrganisationIndex) -> Layout:
    return compact_layout(index, np.zeros(len(index), dtype=bool), SIZES)


def rectangles(layout: Layout) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of every block: the cards outside frames, and the frames."""
    alone = [row for row in layout.block_rows.tolist() if not (layout.block == row)[row + 1 :].any()]
    framed = {int(layout.block[row]) for row in np.flatnonzero(layout.block != np.arange(len(layout.index)))}
    cards = [
        (layout.x[r], layout.y[r], layout.x[r] + SIZES.card_width, layout.y[r] + SIZES.card_height)
        for r in alone
        if r not in framed
    ]
    frames = layout.frames
    return cards + list(zip(frames.x, frames.y, frames.x + frames.width, frames.y + frames.height, strict=True))


def overlapping(rects: list[tuple[float, float, float, float]]) -> bool:
    """The slow, obvious test: any two rectangles that share area."""
    return any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for i, a in enumerate(rects) for b in rects[i + 1 :]
    )


@both
@given(charts())
def test_no_blocks_overlap(arrange: Arrangement, chart: Chart) -> None:
    assert not overlapping(rectangles(layout_of(chart, arrange)))


@both
@given(charts())
def test_no_cards_overlap_and_all_lie_within_the_chart(arrange: Arrangement, chart: Chart) -> None:
    layout = layout_of(chart, arrange)
    rows = np.flatnonzero(layout.visible)
    cards = [(x, y, x + 168, y + 54) for x, y in zip(layout.x[rows], layout.y[rows], strict=True)]
    assert not overlapping(cards)
    for left, top, right, bottom in cards + rectangles(layout):
        assert left >= -1e-6
        assert top >= 0
        assert right <= layout.width + 1e-6
        assert bottom <= layout.height + 1e-6


@both
@given(charts())
def test_everybody_without_a_folded_leader_is_on_the_chart(arrange: Arrangement, chart: Chart) -> None:
    index, folded = chart
    layout = layout_of(chart, arrange)
    for row in range(len(index)):
        assert layout.visible[row] == (not any(folded[leader] for leader in index.chain(row)[1:]))
        assert layout.folded[row] == (layout.visible[row] and folded[row] and index.child_count[row] > 0)


@both
@given(charts())
def test_reports_stand_below_their_manager(arrange: Arrangement, chart: Chart) -> None:
    index, layout = chart[0], layout_of(chart, arrange)
    for row in np.flatnonzero(layout.visible & (index.parent >= 0)):
        manager = index.parent[row]
        assert layout.y[row] >= layout.y[manager] + SIZES.level_step
        assert line_y(layout)[layout.block[row]] >= layout.y[manager] + SIZES.card_height + SIZES.level_gap / 2


@given(charts())
def test_a_manager_stands_over_the_middle_of_the_blocks_below(
    chart: Chart,
) -> None:
    index, layout = chart[0], layout_of(chart)
    for row in np.flatnonzero(layout.visible & ~layout.folded & (index.child_count > 0)):
        below = [line_x(layout)[layout.block[child]] for child in index.children(row)]
        middle = layout.x[row] + SIZES.card_width / 2
        assert abs((min(below) + max(below)) / 2 - middle) < 1e-6


@given(charts())
def test_siblings_keep_their_sequence_and_layers_run_left_to_right(
    chart: Chart,
) -> None:
    layout = layout_of(chart)
    for start, end in zip(layout.block_starts, layout.block_starts[1:], strict=False):
        across = line_x(layout)[layout.block_rows[start:end]]
        assert (np.diff(across) >= SIZES.card_width + SIZES.sibling_gap - 1e-6).all()


@given(charts(), st.integers(2, 3))
def test_the_same_input_gives_the_same_layout(chart: Chart, times: int) -> None:
    first, *others = (layout_of(chart) for _ in range(times))
    for other in others:
        assert np.array_equal(first.x, other.x)
        assert np.array_equal(first.y, other.y)


def test_leaves_of_one_manager_stack_in_a_frame_row_by_row() -> None:
    layout = open_layout(tree(8))
    assert layout.frames.owner.tolist() == [0]
    assert len(set(layout.x[1:])) == 2
    assert len(set(layout.y[1:])) == 4
    assert (layout.y[1], layout.y[2]) == (layout.y[2], layout.y[1])
    assert layout.x[1] < layout.x[2]


def test_a_single_report_stands_straight_below_without_a_frame() -> None:
    layout = open_layout(tree(1, 1))
    assert len(layout.frames.owner) == 0
    assert len(set(layout.x)) == 1


def test_a_large_stack_stays_roughly_square() -> None:
    frames = open_layout(tree(400)).frames
    assert 0.6 < frames.width[0] / frames.height[0] < 1.6


def test_folded_managers_stack_only_when_there_are_many() -> None:
    few, many = tree(4, 3), tree(5, 3)
    assert len(compact_layout(few, folded_below(few, 2), SIZES).frames.owner) == 0
    assert len(compact_layout(many, folded_below(many, 2), SIZES).frames.owner) == 1


def test_a_single_leaf_joins_the_stack_of_a_folded_crowd() -> None:
    managers: dict[str, str | None] = {"r": None, "leaf": "r"}
    for i in range(5):
        managers |= {f"m{i}": "r", f"n{i}": f"m{i}"}
    index = index_of_parents(list(managers), managers)
    layout = compact_layout(index, folded_below(index, 2), SIZES)
    assert len(layout.block_rows) == 2
    assert layout.block[index.row["leaf"]] == layout.block[index.row["m4"]]


def test_trees_stand_side_by_side_from_the_top() -> None:
    managers = {"a": None, "a1": "a", "b": None, "b1": "b"}
    layout = open_layout(index_of_parents(list(managers), managers))
    assert layout.y[0] == layout.y[1]
    assert layout.x[0] + SIZES.card_width + SIZES.sibling_gap == layout.x[1]


def test_a_small_team_between_large_ones_is_spread_evenly() -> None:
    """Blocks pushed against the left neighbour only would leave all the room on the right."""
    managers: dict[str, str | None] = {"r": None, "a": "r", "m": "r", "z": "r"}
    managers |= {f"{top}{i}": top for top in "az" for i in range(8)}
    layout = open_layout(index_of_parents(list(managers), managers))
    a, m, z = (line_x(layout)[layout.index.row[id_]] for id_ in "amz")
    assert m == (a + z) / 2


def test_deep_chains_beside_wide_teams_never_overlap() -> None:
    """Deeper than the contours reach: they may spread, not collide."""
    managers: dict[str, str | None] = {"r": None}
    for top in "abc":
        managers[f"{top}000"] = "r"
        managers |= {f"{top}{i:03}": f"{top}{i - 1:03}" for i in range(1, 90)}
        managers |= {f"{top}wide{i}": f"{top}089" for i in range(9)}
    assert not overlapping(rectangles(open_layout(index_of_parents(list(managers), managers))))


def test_the_first_view_fits_where_it_can() -> None:
    index = tree(4, 4, 4)
    folded = default_folding(index, SIZES, 1600, 1000)
    layout = fitting_layout(index, folded, SIZES, 1600, 1000)
    assert layout.width <= 1600
    assert layout.height <= 1000
    assert visible_rows(index, folded).sum() == 21
    assert not default_folding(index, SIZES, 1e6, 1e6).any()


def test_the_first_view_always_opens_the_top() -> None:
    folded = default_folding(tree(40, 40), SIZES, 10, 10)
    assert not folded[0]
    assert folded[1:41].all()


def test_the_first_view_opens_the_wanted_before_it_opens_whole_layers() -> None:
    index = tree(6, 5, 2)
    leads = [index.row["r.000.000"], index.row["r.001.000"]]
    folded = default_folding(index, SIZES, 2900, 430, Wanted(leads))
    assert not folded[leads].any()
    assert folded[index.row["r.002"]], "nothing else of their layer is open"
    layers = default_folding(index, SIZES, 2900, 430)
    assert layers[leads].all(), "whole layers would leave no room for them"


@given(charts(), st.data())
def test_unfolding_to_somebody_makes_them_visible(chart: Chart, data: st.DataObject) -> None:
    index, folded = chart[0], np.array(chart[1], dtype=bool)
    if len(index):
        row = data.draw(st.integers(0, len(index) - 1))
        opened = unfolded_to(index, folded, [row])
        assert visible_rows(index, opened)[row]
        assert (opened <= folded).all()


def test_an_empty_organisation_has_an_empty_chart() -> None:
    layout = open_layout(index_of_parents([], {}))
    assert (layout.width, layout.height, len(layout.block_rows)) == (0, 0, 0)


def test_where_everybody_is_parked_the_shelves_hold_them_alone() -> None:
    index = with_parked(index_of_parents(["p0", "p1", "p2"], dict.fromkeys(["p0", "p1", "p2"])))
    layout = shelf_layout(index, np.zeros(len(index), bool), SIZES)
    assert layout.width > 0
    assert np.isfinite(layout.x).all()


def test_sizes_are_obeyed() -> None:
    wide = compact_layout(tree(2, 2), np.zeros(7, bool), replace(SIZES, sibling_gap=100))
    left, right = wide.frames.x
    assert right - (left + wide.frames.width[0]) == 100


@given(charts())
def test_on_shelves_every_line_turns_between_the_manager_and_the_block(chart: Chart) -> None:
    """Above the block and below the manager, where no card stands."""
    index, layout = chart[0], layout_of(chart, shelf_layout)
    for row in layout.block_rows.tolist():
        if (manager := index.parent[row]) >= 0:
            assert layout.y[manager] + SIZES.card_height < bar(layout)[row] < line_y(layout)[row]
            left = layout.x[manager]
            assert left < stem(layout)[manager] < left + SIZES.card_width


@given(charts())
def test_on_shelves_no_line_crosses_a_card(chart: Chart) -> None:
    layout = layout_of(chart, shelf_layout)
    lines = lines_of(layout)
    cards = [
        (layout.x[r] + 1, layout.y[r] + 1, layout.x[r] + 167, layout.y[r] + 53) for r in np.flatnonzero(layout.visible)
    ]
    for x1, y1, x2, y2 in [*lines.bars.tolist(), *lines.uprights.tolist()]:
        assert not any(x1 <= card[2] and x2 >= card[0] and y1 <= card[3] and y2 >= card[1] for card in cards)


def test_shelves_keep_a_large_chart_near_the_shape_of_a_page() -> None:
    index = tree(6, 6, 6, 6)
    tree_layout, page = open_layout(index), shelf_layout(index, np.zeros(len(index), bool), SIZES)
    assert tree_layout.width / tree_layout.height > 20
    assert 0.6 < page.width / page.height < 4


def test_a_few_teams_stay_a_row_on_shelves_too() -> None:
    index = tree(3, 4)
    shelves = shelf_layout(index, np.zeros(len(index), bool), SIZES)
    assert len(set(shelves.y[1:4])) == 1
    assert stem(shelves)[0] == line_x(shelves)[0] == line_x(shelves)[2]


def test_the_tree_is_chosen_as_long_as_it_fits() -> None:
    index = tree(6, 6)
    tree_layout = open_layout(index)
    roomy = fitting_layout(index, np.zeros(len(index), bool), SIZES, tree_layout.width, tree_layout.height)
    tight = fitting_layout(index, np.zeros(len(index), bool), SIZES, tree_layout.width - 1, tree_layout.height)
    assert np.array_equal(roomy.x, tree_layout.x)
    assert tight.width < tree_layout.width


def test_what_is_wanted_is_opened_as_far_as_there_is_room() -> None:
    index = tree(4, 6, 6)
    lead = index.row["r.000.000"]
    folded = default_folding(index, SIZES, 2000, 900, Wanted([lead]))
    assert not folded[lead]
    assert visible_rows(index, folded)[index.row["r.000.000.005"]]
    assert folded[index.row["r.001.000"]]
    assert default_folding(index, SIZES, 800, 200, Wanted([lead]))[lead]


def test_some_of_what_is_wanted_is_seen_even_where_that_is_crowded() -> None:
    index = tree(4, 6, 6)
    leads = [index.row["r.000.000"], index.row["r.001.000"], index.row["r.002.000"]]

    def opened(least: int, crowd: float) -> list[bool]:
        return [not folded for folded in default_folding(index, SIZES, 1000, 450, Wanted(leads, least, crowd))[leads]]

    assert opened(0, 2.0) == [False, False, False]
    assert opened(1, 2.0) == [True, False, False]
    assert opened(2, 4.0) == [True, True, False]
    assert opened(1, 1.1) == [False, False, False], "no more crowded than was said"
