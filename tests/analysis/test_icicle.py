"""The icicle gives everybody a column as wide as their headcount, over those of their reports."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from dataplanner.analysis.icicle import icicle_of
from dataplanner.analysis.index import OrganisationIndex, index_of_parents


@st.composite
def indexes(draw: st.DrawFn) -> OrganisationIndex:
    size = draw(st.integers(1, 40))
    ids = [f"p{i:02}" for i in range(size)]
    choices = [draw(st.integers(-1, i - 1)) for i in range(size)]
    return index_of_parents(ids, {ids[i]: ids[c] if c >= 0 else None for i, c in enumerate(choices)})


@given(indexes())
def test_reports_lie_under_their_manager_and_nobody_overlaps(index: OrganisationIndex) -> None:
    icicle = icicle_of(index)
    start = np.array([icicle.start_of(row) for row in range(len(index))], int)
    end = start + index.headcount
    for row in range(len(index)):
        if (manager := index.parent[row]) >= 0:
            assert start[manager] <= start[row]
            assert end[row] <= end[manager]
    for level in index.levels():
        assert (start[level][1:] >= end[level][:-1]).all()
    assert icicle.people == len(index)


@given(indexes(), st.data())
def test_everybody_is_found_in_the_middle_of_their_column(index: OrganisationIndex, data: st.DataObject) -> None:
    assume(len(index))
    icicle = icicle_of(index)
    row = data.draw(st.integers(0, len(index) - 1))
    middle = icicle.start_of(row) + index.headcount[row] / 2
    assert icicle.rows_at(int(index.depth[row]), np.array([middle]))[0] == row


def test_below_a_leaf_nobody_stands() -> None:
    managers = {"r": None, "a": "r", "b": "r", "b1": "b"}
    icicle = icicle_of(index_of_parents(list(managers), managers))
    assert icicle.rows_at(3, np.arange(4) + 0.5).tolist() == [-1, 3, -1, -1]


def test_an_empty_organisation_has_no_people() -> None:
    assert icicle_of(index_of_parents([], {})).people == 0
