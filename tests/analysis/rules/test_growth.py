"""The rules about how the data teams grow."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangePosition, FillPosition, RemoveTeam, VacatePosition
from dataplanner.model.positions import AS_IS
from tests.analysis.rules.plans import found, only
from tests.model.builders import document_of, mark


def growing(people: int, vacant: int) -> Document:
    ids = [f"p{number}" for number in range(people + vacant)]
    document = document_of("\n".join(["ceo", "  head", *(f"    {id_}" for id_ in ids)]))
    mark(document, "Data", "engineering", None, *ids)
    for id_ in ids[:vacant]:
        document.do(VacatePosition(AS_IS, id_))
    return document


@pytest.mark.parametrize(("people", "vacant", "fast"), [(5, 20, True), (20, 20, True), (21, 20, False), (5, 19, False)])
def test_many_seats_at_once_are_fast_growth(people: int, vacant: int, fast: bool, method: Method) -> None:
    assert bool(found(growing(people, vacant), "growing_fast", method)) == fast


def test_fast_growth_is_told_with_its_numbers_and_ends_as_seats_are_filled(method: Method) -> None:
    document = growing(5, 20)
    finding = only(document, "growing_fast", method)
    assert finding.headline == "20 seats are to be filled on data teams of 5 people."
    assert len(finding.positions) == 20
    document.do(FillPosition(AS_IS, "p0", "Ida"))
    assert not found(document, "growing_fast", method)


def test_dataops_before_the_three_kinds_are_there(method: Method) -> None:
    document = document_of("ceo\n  a: DataOps Engineer\n  b: DataOps Engineer\n  c: Clerk\n  s\n  e\n  o")
    mark(document, "DataOps", "other", None, "a", "b", "c")
    mark(document, "Engineers", "engineering", "e")
    finding = only(document, "dataops_too_early", method)
    assert finding.headline == "“DataOps” is a DataOps team, and there is no data science and operations team yet."
    mark(document, "Science", "science", "s")
    mark(document, "Operations", "operations", "o")
    assert not found(document, "dataops_too_early", method)
    document.do(RemoveTeam(AS_IS, "science"))
    assert found(document, "dataops_too_early", method)
    document.do(ChangePosition(AS_IS, "a", {"title": "Data Engineer"}))
    document.do(ChangePosition(AS_IS, "c", {"title": "Data Engineer"}))
    assert not found(document, "dataops_too_early", method)
