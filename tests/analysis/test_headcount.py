"""Headcount by any field: everybody is counted once a value, vacancies apart, whatever the field."""

import pytest
from hypothesis import given

from dataplanner.analysis.headcount import Headcount, fields_of, headcount_by
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangePosition, VacatePosition
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of, mark


@pytest.fixture
def document() -> Document:
    document = document_of(HANSA + "temp: Temp")
    for position, department in (("bauer", "Finance"), ("mori", "Finance "), ("dana", "IT")):
        document.do(ChangePosition(AS_IS, position, {"department": department, "fields": {"Plant": "Kiel"}}))
    document.do(ChangePosition(AS_IS, "mori", {"fte": 0.5}))
    document.do(VacatePosition(AS_IS, "dana"))
    return document


def test_by_department_the_largest_first_and_those_without_last(document: Document) -> None:
    assert headcount_by(document.plan.organisation(), "department") == [
        Headcount("Finance", 2, 2, 0, 1.5),
        Headcount("IT", 1, 0, 1, 1.0),
        Headcount("", 7, 7, 0, 7.0),
    ]


def test_by_column_layer_kind_and_team(document: Document) -> None:
    organisation = document.plan.organisation()
    mark(document, "Science", "science", "bauer")
    mark(document, "Squad", "other", None, "mori", "uma")
    counts = {field: {group.value: group.positions for group in headcount_by(organisation, field)} for field in
              ("Plant", "layer", "kind", "team")}  # fmt: skip
    assert counts == {
        "Plant": {"Kiel": 3, "": 7},
        "layer": {"4": 4, "2": 2, "3": 2, "1": 1, "": 1},
        "kind": {"science": 3, "other": 1, "": 6},
        "team": {"science": 3, "squad": 2, "": 6},
    }


def test_every_field_that_is_offered_can_be_counted_by(document: Document) -> None:
    fields = fields_of(document.plan.organisation())
    assert fields[-1] == "Plant"
    assert all(headcount_by(document.plan.organisation(), field) for field in fields)
    with pytest.raises(UnknownRecord) as caught:
        headcount_by(document.plan.organisation(), "shoe size")
    assert caught.value.sentence == "There is no field “shoe size” to count by."


@given(forests())
def test_nobody_is_lost_or_counted_twice(managers: Managers) -> None:
    plan = plan_of(managers, {id_: f"Title {ord(id_[-1]) % 3}" for id_ in managers})
    for field in ("title", "layer", "kind"):
        groups = headcount_by(plan.organisation(), field)
        assert sum(group.positions for group in groups) == len(managers)
        assert sum(group.fte for group in groups) == len(managers)
