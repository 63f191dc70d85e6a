"""The rules about who leads the data teams and how near they are to the business."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddConnection,
    AddSkill,
    ChangePosition,
    ChangeTeam,
    MovePosition,
    RemoveTeam,
    SetAssessment,
)
from dataplanner.model.positions import AS_IS
from tests.analysis.rules.plans import found, only, padded
from tests.model.builders import HANSA, document_of, mark


def hansa_of(size: int) -> Document:
    document = document_of(padded(HANSA, size))
    mark(document, "Science", "science", "bauer")
    mark(document, "Platform", "engineering", "dana")
    return document


def test_a_chief_executive_is_a_poor_common_leader_but_not_of_a_small_organisation(method: Method) -> None:
    assert not found(hansa_of(49), "poor_common_leader", method)
    finding = only(hansa_of(50), "poor_common_leader", method)
    assert finding.headline == "The data teams’ lowest common leader is Ceo (Chief Executive Officer)."
    assert finding.why.startswith("CEO: ")
    assert finding.remedy.startswith("Can somebody nearer")
    assert (finding.positions, finding.teams) == (("ceo",), ("science", "platform"))


def test_of_some_leaders_it_is_asked_and_others_are_right_or_unknown(method: Method) -> None:
    document = hansa_of(50)
    asked, poor = "common_leader_to_ask", "poor_common_leader"
    for title, rules in (
        ("Chief Technology Officer", [asked]),
        ("VP Data", []),
        ("Chief Fun Officer", []),
        ("Chief Financial Officer", [poor]),
    ):
        document.do(ChangePosition(AS_IS, "ceo", {"title": title}))
        assert [rule for rule in (asked, poor) if found(document, rule, method)] == rules, title


def test_a_leader_who_suits_the_kinds_that_are_there_is_not_asked_about(method: Method) -> None:
    document = hansa_of(50)
    document.do(ChangePosition(AS_IS, "ceo", {"title": "Chief Technology Officer"}))
    document.do(ChangeTeam(AS_IS, "science", {"kind": "operations"}))
    assert not found(document, "common_leader_to_ask", method)


def test_one_data_team_has_no_common_leader_to_ask_about(method: Method) -> None:
    document = hansa_of(50)
    document.do(RemoveTeam(AS_IS, "science"))
    assert not found(document, "poor_common_leader", method)


DEEP = """
ceo: CEO
  a: A
    b: B
      data: Head of Data
  x: X
    y: Y
      shop: Shop Manager
"""


def test_a_data_team_far_from_every_business_team(method: Method) -> None:
    document = document_of(DEEP)
    mark(document, "Data", "engineering", "data")
    assert not found(document, "far_from_business", method)
    mark(document, "Shop", "business", "shop")
    finding = only(document, "far_from_business", method)
    assert finding.headline == "“Data” is 6 steps from “Shop”, the nearest business team that is marked."
    assert finding.teams == ("data", "shop")
    mark(document, "Buying", "business", "x")
    assert not found(document, "far_from_business", method)


@pytest.fixture
def without_domain() -> Document:
    document = document_of(DEEP)
    mark(document, "Data", "engineering", "data")
    document.do(AddSkill("Domain knowledge", ("engineering",), id="domain_knowledge"))
    document.do(SetAssessment("p-data", "domain_knowledge", False))
    return document


def test_nobody_knows_the_domain_and_nobody_near_does(without_domain: Document, method: Method) -> None:
    finding = only(without_domain, "domain_knowledge_out_of_reach", method)
    assert finding.headline == "Nobody assessed on “Data” knows the domain, and no business or analyst team is near."
    without_domain.do(SetAssessment("p-data", "domain_knowledge", True))
    assert not found(without_domain, "domain_knowledge_out_of_reach", method)
    without_domain.do(SetAssessment("p-data", "domain_knowledge", None))
    assert not found(without_domain, "domain_knowledge_out_of_reach", method)


def test_a_near_or_connected_business_team_brings_it(without_domain: Document, method: Method) -> None:
    mark(without_domain, "Shop", "business", "shop")
    assert found(without_domain, "domain_knowledge_out_of_reach", method)
    without_domain.do(AddConnection(AS_IS, "shop", "data", "known", id="c"))
    assert not found(without_domain, "domain_knowledge_out_of_reach", method)
    without_domain.undo()
    without_domain.do(MovePosition(AS_IS, "shop", "b"))
    assert not found(without_domain, "domain_knowledge_out_of_reach", method)
