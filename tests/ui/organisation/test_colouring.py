"""Charts coloured by any field: the commonest values by a mark each, the rest together, none without a value."""

from __future__ import annotations

import pytest

from dataplanner.model.document import Document
from dataplanner.model.edits import ChangePosition, VacatePosition
from dataplanner.model.positions import AS_IS
from dataplanner.ui.organisation.chart_data import ChartData, chart_data
from dataplanner.ui.organisation.colouring import coloured, colourings
from tests.model.builders import HANSA, document_of, mark
from tests.ui.organisation.charts import KINDS


@pytest.fixture
def document() -> Document:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Squad", "other", None, "mori", "ravi")
    for id_, place in (("ravi", "Oslo"), ("uma", "Oslo"), ("mori", "Bonn")):
        document.do(ChangePosition(AS_IS, id_, {"location": place, "fields": {"Grade band": place[0]}}))
    return document


def shown(document: Document, by: str) -> tuple[list[str], dict[str, str]]:
    """The legend and the name of each position's mark."""
    organisation = document.plan.organisation()
    data: ChartData = coloured(chart_data(document.plan, kind_names=KINDS), organisation, by)
    marks = {id_: data.kind_of(row) for row, id_ in enumerate(data.index.ids)}
    names = [data.kind_names[kind] for kind in data.kinds_present()]
    return names, {id_: data.kind_names[kind] for id_, kind in marks.items() if kind}


def test_what_can_be_chosen_is_what_somebody_has(document: Document) -> None:
    assert list(colourings(document.plan.organisation()).values()) == [
        "Team kind", "Team", "Layer", "Location", "Title", "Grade band",
    ]  # fmt: skip
    document.do(VacatePosition(AS_IS, "uma"))
    assert "vacant" in colourings(document.plan.organisation())


def test_by_location_the_commonest_first(document: Document) -> None:
    names, marks = shown(document, "location")
    assert names == ["Oslo", "Bonn"]
    assert marks == {"ravi": "Oslo", "uma": "Oslo", "mori": "Bonn"}


def test_by_any_other_column_of_the_export(document: Document) -> None:
    assert shown(document, "Grade band")[1] == {"ravi": "O", "uma": "O", "mori": "B"}


def test_by_layer_from_the_top(document: Document) -> None:
    names, marks = shown(document, "layer")
    assert names == ["Layer 1", "Layer 2", "Layer 3", "Layer 4"]
    assert marks["dana"] == "Layer 3"


def test_by_team_the_first_of_several(document: Document) -> None:
    marks = shown(document, "team")[1]
    assert (marks["mori"], marks["ravi"], marks.get("uma")) == ("Science", "Squad", None)


def test_more_values_than_marks_share_the_last(document: Document) -> None:
    for number, position in enumerate(list(document.plan.organisation().positions())):
        document.do(ChangePosition(AS_IS, position.id, {"location": f"Place {number}"}))
    document.do(ChangePosition(AS_IS, "uma", {"location": "Place 0"}))
    names, marks = shown(document, "location")
    assert len(names) == 8
    document.do(ChangePosition(AS_IS, "uma", {"location": "Elsewhere"}))
    names, marks = shown(document, "location")
    assert names[-1] == "Place 7"  # values that are equally common stand by their names
    assert len(set(marks.values())) == 9


def test_by_kind_the_chart_stays_as_it_is(document: Document) -> None:
    data = chart_data(document.plan, kind_names=KINDS)
    assert coloured(data, document.plan.organisation(), "kind") is data
