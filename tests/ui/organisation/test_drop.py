"""Before anybody is dropped it is said what that would do, or why it cannot be; rules without a widget."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.folding import folded_below
from dataplanner.analysis.layout import compact_layout, shelf_layout
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.drop import drop_on, landing_place, top_rows
from dataplanner.ui.theme import Theme
from tests.ui.organisation.charts import BOARD, chart

DATA: ChartData = chart(names={"tomas": "Tomas Bauer", "ravi": "Ravi Menon"})
ROW = DATA.index.row


def said(rows: list[str], target: str) -> tuple[str, bool]:
    drop = drop_on(DATA, [ROW[id_] for id_ in rows], ROW[target])
    return drop.sentence, drop.refused


@pytest.mark.parametrize(
    ("rows", "target", "sentence"),
    [
        (["ravi"], "tomas", "Move Ravi Menon under Tomas Bauer"),
        (["tomas"], "dana", "Move Tomas Bauer and 3 below under Dana"),
        (["ravi", "sofia"], "marta", "Move 2 positions under Marta"),
        (["tomas", "aiko"], "ines", "Move Tomas Bauer and 3 below under Ines"),
        (["ravi", "aiko"], "dana", "Move 2 positions under Dana"),
    ],
)
def test_the_effect_is_said(rows: list[str], target: str, sentence: str) -> None:
    assert said(rows, target) == (sentence, False)


@pytest.mark.parametrize(
    ("rows", "target", "sentence"),
    [
        (["tomas"], "tomas", "Tomas Bauer cannot report to themselves"),
        (["marta"], "aiko", "Aiko reports to Marta, directly or further up"),
        (["priya", "marta"], "aiko", "Aiko reports to Marta, directly or further up"),
        (["ravi"], "dana", "Ravi Menon already reports to Dana"),
        (["ravi", "sofia"], "dana", "Everybody chosen already reports to Dana"),
    ],
)
def test_the_reason_against_it_is_said(rows: list[str], target: str, sentence: str) -> None:
    assert said(rows, target) == (sentence, True)


@given(st.sets(st.sampled_from(sorted(BOARD)), min_size=1), st.sampled_from(sorted(BOARD)))
def test_refused_is_exactly_what_would_make_a_circle_or_change_nothing(rows: set[str], target: str) -> None:
    drop = drop_on(DATA, [ROW[id_] for id_ in rows], ROW[target])
    ids = DATA.index.ids
    chain = {ids[row] for row in DATA.index.chain(ROW[target])}
    circle = bool(chain & {ids[row] for row in drop.rows})
    nothing = all(BOARD[ids[row]] == target for row in drop.rows)
    assert drop.refused == (circle or nothing)


@given(st.sets(st.sampled_from(sorted(BOARD)), min_size=1))
def test_the_top_rows_carry_all_the_others(rows: set[str]) -> None:
    index = DATA.index
    tops = top_rows(index, [ROW[id_] for id_ in rows])
    covered = np.flatnonzero(index.subtree_mask(tops))
    assert {ROW[id_] for id_ in rows} <= set(covered.tolist())
    assert not any(index.is_within(a, b) for a in tops for b in tops if a != b)


@pytest.mark.parametrize("arrange", [compact_layout, shelf_layout])
@pytest.mark.parametrize("target", ["tomas", "marta", "aiko", "ines"])
def test_the_landing_place_is_below_the_manager_and_free(theme: Theme, arrange: object, target: str) -> None:
    layout = arrange(DATA.index, np.zeros(len(DATA.index), bool), theme.chart)  # type: ignore[operator]
    place = landing_place(layout, ROW[target])
    assert place.top() > layout.y[ROW[target]]
    family = DATA.index.children(ROW[target])
    cards = [(layout.x[row], layout.y[row]) for row in family]
    assert (place.left(), place.top()) not in cards


def test_on_a_folded_manager_the_card_itself_is_the_landing_place(theme: Theme) -> None:
    layout = compact_layout(DATA.index, folded_below(DATA.index, 2), theme.chart)
    marta = ROW["marta"]
    assert landing_place(layout, marta).topLeft().toTuple() == (layout.x[marta], layout.y[marta])
