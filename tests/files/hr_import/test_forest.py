"""Circles, tops and sizes of reporting lines, against NetworkX and a count by climbing."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import.forest import Lines, circles, line_to_cut, own_managers, sizes, tops

lines = st.integers(1, 30).flatmap(
    lambda size: st.dictionaries(st.integers(0, size - 1), st.integers(0, size - 1), max_size=size)
)


def without_own(found: Lines) -> Lines:
    return {row: manager for row, manager in found.items() if row != manager}


@given(lines)
def test_circles_are_those_of_networkx(found: Lines) -> None:
    found = without_own(found)
    graph = networkx.DiGraph(found.items())
    expected = {frozenset(circle) for circle in networkx.simple_cycles(graph)}
    ours = circles(found)
    assert {frozenset(circle) for circle in ours} == expected
    assert len(ours) == len(expected)
    assert all(
        found[row] == upper for circle in ours for row, upper in zip(circle, [*circle[1:], circle[0]], strict=True)
    )


@given(lines)
def test_one_cut_a_circle_leaves_a_forest(found: Lines) -> None:
    found = without_own(found)
    rings = circles(found)
    below = sizes(found, [row for circle in rings for row in circle])
    for circle in rings:
        del found[line_to_cut(circle, below)]
    assert circles(found) == []


@given(lines)
def test_sizes_count_all_below(found: Lines) -> None:
    found = without_own(found)
    for circle in circles(found):
        del found[circle[0]]
    graph = networkx.DiGraph([(manager, row) for row, manager in found.items()])
    expected = {row: len(networkx.descendants(graph, row)) for row in graph}
    assert {row: count for row, count in sizes(found).items() if count} == {row: n for row, n in expected.items() if n}


def test_own_managers_and_tops() -> None:
    assert own_managers({0: 0, 1: 0}) == [0]
    assert tops([0, 1, 2, 3], {1: 0, 2: 0}) == ([0], [3])


def test_the_member_with_most_below_is_cut() -> None:
    found = {0: 1, 1: 2, 2: 0, 3: 1, 4: 3}
    below = sizes(found, [0, 1, 2])
    assert line_to_cut([0, 1, 2], below) == 1
