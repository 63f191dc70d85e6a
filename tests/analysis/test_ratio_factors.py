"""The staffing ratio comes with its range and with what the plan knows of the factors."""

from dataplanner.analysis.method import Method
from dataplanner.analysis.ratio_factors import staffing_ratio
from dataplanner.model.document import Document
from dataplanner.model.edits import AddSkill, SetAssessment
from dataplanner.model.positions import AS_IS
from tests.model.builders import document_of, mark

CHART = "ceo\n  a: Scientist\n  b: Scientist\n  c: Engineer\n  d: Engineer\n  e: Engineer"


def staffed() -> Document:
    document = document_of(CHART)
    mark(document, "Science", "science", None, "a", "b")
    mark(document, "Platform", "engineering", None, "c", "d", "e")
    document.do(AddSkill("Programming", ("science",), id="programming"))
    return document


def holds(document: Document, method: Method) -> bool | None:
    factors = staffing_ratio(document.plan, AS_IS, method).factors
    assert len(factors) == 4
    (known,) = [factor.holds for factor in factors if factor.factor.sign]
    assert all(factor.holds is None for factor in factors if not factor.factor.sign)
    return known


def test_the_ratio_and_its_range(method: Method) -> None:
    ratio = staffing_ratio(staffed().plan, AS_IS, method)
    assert (ratio.engineers, ratio.scientists, ratio.ratio) == (3, 2, 1.5)
    assert [(figure.low, figure.high) for figure in ratio.figures] == [(2, 5)]
    assert staffing_ratio(document_of("ceo").plan, AS_IS, method).ratio is None


def test_scientists_who_do_not_program_push_it_up(method: Method) -> None:
    document = staffed()
    assert holds(document, method) is None
    document.do(SetAssessment("p-a", "programming", True))
    assert holds(document, method) is False
    document.do(SetAssessment("p-b", "programming", False))
    assert holds(document, method) is True
