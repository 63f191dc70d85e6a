"""The charts of a comparison: who is marked on each, and where those stand who left."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dataplanner.analysis.comparison import compared
from dataplanner.analysis.layout import compact_layout
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, ChangePosition, CopyScenario, MovePosition, RemoveBranch
from dataplanner.model.positions import AS_IS
from dataplanner.ui.compare.charts import FORMER, after_chart, before_chart, changes_chart
from dataplanner.ui.organisation.cards import folded_text
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.scene import chart_scene
from dataplanner.ui.theme import load_theme
from tests.model.builders import HANSA, document_of

TO_BE = "to-be"


@pytest.fixture
def document() -> Document:
    document = document_of(HANSA)
    document.do(CopyScenario(AS_IS, "To be", TO_BE))
    for edit in (
        AddPosition(TO_BE, "CDO", "ceo", id="cdo"),
        MovePosition(TO_BE, "dana", "cdo"),
        ChangePosition(TO_BE, "dana", {"title": "Director"}),
        RemoveBranch(TO_BE, "bauer"),
    ):
        document.do(edit)
    return document


def charts(document: Document) -> tuple[ChartData, ChartData, ChartData]:
    comparison = compared(document.plan, AS_IS, TO_BE)
    made = (
        chart(document.plan, comparison, lambda position: position.id)
        for chart in (before_chart, changes_chart, after_chart)
    )
    before, changes, after = made
    return before, changes, after


def marks(chart: ChartData) -> dict[str, str]:
    return {id_: chart.kind_of(row) for row, id_ in enumerate(chart.index.ids) if chart.kind_of(row)}


def manager(chart: ChartData, position: str) -> str:
    return chart.index.ids[chart.index.parent[chart.index.row[position]]]


def test_each_chart_marks_who_differs_on_it(document: Document) -> None:
    before, changes, after = map(marks, charts(document))
    left = dict.fromkeys(("bauer", "mori", "roth"), "left")
    assert before == {**left, "dana": "moved"}
    assert after == {"cdo": "joined", "dana": "moved"}
    assert changes == {**left, "cdo": "joined", "dana": "moved"}


def test_a_folded_card_tells_how_many_have_changed_below_it(document: Document) -> None:
    before, changes, _ = charts(document)
    assert before.folded_note(before.index.row["bauer"]) == "2 changed"
    assert changes.folded_note(changes.index.row["cdo"]) == "1 changed"
    assert changes.folded_note(changes.index.row["mori"]) == ""
    nobody = np.zeros(len(changes.index), bool)
    folded = nobody.copy()
    folded[changes.index.row["cdo"]] = True
    sizes = load_theme().chart
    scene = chart_scene(changes, compact_layout(changes.index, folded, sizes))
    assert folded_text(scene, changes.index.row["cdo"]).endswith("folded · 1 changed")
    plain = replace(changes, folded_note=lambda _row: "")
    assert folded_text(chart_scene(plain, compact_layout(changes.index, folded, sizes)), 0).endswith("folded")


def test_the_changes_show_everybody_at_their_later_place_and_who_left_where_they_were(document: Document) -> None:
    before, changes, after = charts(document)
    assert set(changes.index.ids) == set(before.index.ids) | set(after.index.ids)
    assert (manager(changes, "dana"), manager(changes, "bauer"), manager(changes, "mori")) == ("cdo", "cfo", "bauer")


def test_a_dashed_line_leads_to_the_former_manager(document: Document) -> None:
    before, changes, after = charts(document)
    pairs = [tuple(changes.index.ids[row] for row in pair) for pair in changes.dotted.tolist()]
    assert pairs == [("dana", "cto")]
    assert changes.dotted_name == FORMER
    assert not len(before.dotted)
    assert not len(after.dotted)


def test_titles_are_those_of_each_side(document: Document) -> None:
    titles = [chart.title(chart.index.row["dana"]) for chart in charts(document)]
    assert titles == ["VP Data Platform", "Director", "Director"]
