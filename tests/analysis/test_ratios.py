"""People by kind, and engineers for each scientist."""

from __future__ import annotations

from dataplanner.analysis.ratios import engineers_per_scientist, headcount_by_kind, kind_of_positions
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangePosition, VacatePosition
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from tests.model.builders import HANSA, document_of, mark


def hansa() -> Document:
    document = document_of(HANSA)
    mark(document, "Platform", "engineering", "dana")
    mark(document, "Science", "science", "bauer")
    return document


def test_a_confirmed_kind_goes_before_that_of_the_team() -> None:
    document = hansa()
    document.do(ChangePosition(AS_IS, "roth", {"kind": "analysts"}))
    organisation = document.plan.organisation()
    assert kind_of_positions(organisation)["roth"] == "analysts"
    assert headcount_by_kind(organisation) == {"engineering": 3, "science": 2, "analysts": 1}


def test_whoever_is_on_two_teams_counts_in_the_first() -> None:
    document = hansa()
    mark(document, "Guild", "operations", None, "uma")
    assert kind_of_positions(document.plan.organisation())["uma"] == "engineering"


def test_people_count_once_in_a_kind_and_vacancies_do_not() -> None:
    document = hansa()
    document.do(VacatePosition(AS_IS, "mori"))
    uma = document.plan.organisation().position("uma")
    document.plan.apply([Change(uma, uma.with_(person="p-ravi"))])
    assert headcount_by_kind(document.plan.organisation()) == {"engineering": 2, "science": 2}


def test_the_ratio_is_engineers_for_each_scientist() -> None:
    assert engineers_per_scientist({"engineering": 5, "science": 2}) == 2.5
    assert engineers_per_scientist({"science": 2}) == 0
    assert engineers_per_scientist({"engineering": 5}) is None
