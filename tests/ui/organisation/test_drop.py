"""Before anybody is dropped it is said what that would do, or why it cannot be; rules without a widget."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt

from dataplanner.analysis.arrangements import ARRANGEMENTS
from dataplanner.analysis.folding import folded_below
from dataplanner.analysis.layout import compact_layout, shelf_layout
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.drop import How, drop_on, top_rows
from dataplanner.ui.organisation.landing import landing_place, meant_on
from dataplanner.ui.theme import Theme
from tests.ui.organisation.charts import BOARD, chart

DATA: ChartData = chart(names={"tomas": "Tomas Bauer", "ravi": "Ravi Menon"})
ROW = DATA.index.row


def said(rows: list[str], target: str, how: How = How.UNDER) -> tuple[str, bool]:
    drop = drop_on(DATA, [ROW[id_] for id_ in rows], ROW[target], how)
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


@pytest.mark.parametrize(
    ("rows", "target", "how", "sentence"),
    [
        (["tomas"], "dana", How.ALONE, "Move Tomas Bauer under Dana"),
        (["marta"], "aiko", How.ALONE, "Move Marta under Aiko"),
        (["tomas", "aiko"], "dana", How.ALONE, "Move 2 positions under Dana"),
        (["tomas"], "priya", How.BEFORE, "Place Tomas Bauer and 3 below before Priya"),
        (["ravi"], "sofia", How.AFTER, "Place Ravi Menon after Sofia"),
        (["ravi"], "tomas", How.DOTTED, "Dotted line from Ravi Menon to Tomas Bauer"),
        (["marta"], "aiko", How.DOTTED, "Dotted line from Marta to Aiko"),
    ],
)
def test_every_way_of_dropping_says_what_it_does(rows: list[str], target: str, how: How, sentence: str) -> None:
    assert said(rows, target, how) == (sentence, False)


@pytest.mark.parametrize(
    ("rows", "target", "how", "sentence"),
    [
        (["ravi"], "dana", How.ALONE, "Ravi Menon already reports to Dana"),
        (["ravi"], "ravi", How.ALONE, "Ravi Menon cannot report to themselves"),
        (["marta"], "aiko", How.BEFORE, "Aiko reports to Marta, directly or further up"),
        (["ravi"], "ravi", How.AFTER, "Ravi Menon already stands there"),
        (["ravi"], "dana", How.DOTTED, "Ravi Menon already reports to Dana"),
        (["ravi"], "ravi", How.DOTTED, "A dotted line needs two positions"),
    ],
)
def test_every_way_of_dropping_says_why_it_cannot_be(rows: list[str], target: str, how: How, sentence: str) -> None:
    assert said(rows, target, how) == (sentence, True)


def test_a_dotted_line_is_drawn_once() -> None:
    data = chart(dotted=[("ravi", "tomas")])
    row = data.index.row
    drop = drop_on(data, [row["ravi"]], row["tomas"], How.DOTTED)
    assert (drop.sentence, drop.refused) == ("That dotted line to Tomas is already there", True)


@pytest.mark.parametrize(
    ("rows", "target", "how", "effect"),
    [
        (["ravi"], "tomas", How.UNDER, "Span of Tomas Bauer 3 → 4"),
        (["ravi"], "marta", How.UNDER, "Span of Marta 1 → 2 · layer 4 → 3"),
        (["tomas"], "dana", How.ALONE, "3 reports go up a level · span of Dana 2 → 3 · layer 3 → 4"),
        (["ravi"], "sofia", How.AFTER, ""),
        (["ravi"], "ines", How.BEFORE, "Layer 4 → 1"),
        (["ravi", "sofia"], "tomas", How.UNDER, "Span of Tomas Bauer 3 → 5"),
    ],
)
def test_the_effect_on_span_and_layer_is_shown(rows: list[str], target: str, how: How, effect: str) -> None:
    assert drop_on(DATA, [ROW[id_] for id_ in rows], ROW[target], how).effect == effect


def test_the_place_on_the_card_and_the_keys_decide_what_is_meant(theme: Theme) -> None:
    layout = compact_layout(DATA.index, np.zeros(len(DATA.index), bool), theme.chart)
    row, width = ROW["dana"], theme.chart.card_width

    def meant(across: float, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> How:
        at = QPointF(float(layout.x[row]) + across * width, float(layout.y[row]) + 10)
        return meant_on(layout, row, at, modifiers)

    assert [meant(share) for share in (0.05, 0.5, 0.95)] == [How.BEFORE, How.UNDER, How.AFTER]
    assert meant(0.05, Qt.KeyboardModifier.ShiftModifier) is How.ALONE
    assert meant(0.95, Qt.KeyboardModifier.ControlModifier) is How.DOTTED


def test_a_place_beside_a_card_is_marked_between_the_cards(theme: Theme) -> None:
    layout = compact_layout(DATA.index, np.zeros(len(DATA.index), bool), theme.chart)
    row = ROW["dana"]
    before, after = landing_place(layout, row, How.BEFORE), landing_place(layout, row, How.AFTER)
    assert before.right() <= layout.x[row]
    assert after.left() >= layout.x[row] + theme.chart.card_width
    assert before.height() == theme.chart.card_height


@pytest.mark.parametrize("arrangement", ["Left to right", "Indented"])
def test_where_siblings_stand_below_each_other_beside_means_above_or_below(theme: Theme, arrangement: str) -> None:
    layout = ARRANGEMENTS[arrangement](DATA.index, np.zeros(len(DATA.index), bool), theme.chart, 1000, 1000)
    row = ROW["dana"]
    corner = QPointF(float(layout.x[row]), float(layout.y[row]))
    places = [corner + QPointF(80, share * theme.chart.card_height) for share in (0.05, 0.5, 0.95)]
    assert [meant_on(layout, row, at, Qt.KeyboardModifier.NoModifier) for at in places] == [
        How.BEFORE, How.UNDER, How.AFTER,
    ]  # fmt: skip
    assert landing_place(layout, row, How.BEFORE).bottom() <= layout.y[row]
    assert landing_place(layout, row, How.AFTER).top() >= layout.y[row] + theme.chart.card_height
    under = landing_place(layout, ROW["aiko"])
    assert (under.left(), under.top()) > (float(layout.x[ROW["aiko"]]), 0)


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
    covered = {row for top in tops for part in index.subtree(top) for row in part}
    assert {ROW[id_] for id_ in rows} <= covered
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
