"""The rules about connections between data teams, and those that lack one."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddConnection,
    AddDottedLine,
    AddTeam,
    ChangeConnection,
    ChangePosition,
    Edit,
    MovePosition,
)
from dataplanner.model.positions import AS_IS
from tests.analysis.rules.plans import found, hansa, only
from tests.model.builders import mark


@pytest.fixture
def document() -> Document:
    return hansa("science", "engineering")


def test_a_data_team_alone_in_a_business_unit_is_named_with_it(document: Document, method: Method) -> None:
    finding = only(document, "embedded_without_connection", method)
    told = "“Science” stands alone in the unit of Cfo (Chief Financial Officer)"
    assert finding.headline.startswith(told)
    assert (finding.subject, finding.positions, finding.teams) == ("science", ("bauer",), ("science",))


@pytest.mark.parametrize(
    "edit",
    [
        AddDottedLine(AS_IS, "mori", "dana"),
        AddDottedLine(AS_IS, "bauer", "cto"),
        AddConnection(AS_IS, "engineering", "science", "known"),
        AddTeam(AS_IS, "Squad", "other", members=("mori", "uma"), lead="ravi"),
        ChangePosition(AS_IS, "cfo", {"title": "Chief Digital Officer"}),
        MovePosition(AS_IS, "bauer", "cto"),
        AddTeam(AS_IS, "Models", "operations", "roth"),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_a_link_another_unit_or_company_ends_it(document: Document, method: Method, edit: Edit) -> None:
    document.do(edit)
    assert not [f for f in found(document, "embedded_without_connection", method) if f.subject == "science"]


def test_a_link_to_people_who_are_on_no_data_team_does_not(document: Document, method: Method) -> None:
    document.do(AddDottedLine(AS_IS, "mori", "ceo"))
    assert found(document, "embedded_without_connection", method)


def test_without_any_data_team_at_home_nobody_is_away(method: Method) -> None:
    assert not found(hansa("science"), "embedded_without_connection", method)


@pytest.mark.parametrize(
    ("rule", "mended"), [("embed_without_volunteer", {"volunteer": True}), ("embed_without_hole", {"hole": "On call"})]
)
def test_an_embed_needs_a_volunteer_and_a_word_on_the_hole(
    document: Document, method: Method, rule: str, mended: dict[str, object]
) -> None:
    document.do(AddConnection(AS_IS, "engineering", "science", "known", id="k"))
    assert not found(document, rule, method)
    document.do(AddConnection(AS_IS, "engineering", "science", "embed", id="e"))
    finding = only(document, rule, method)
    assert finding.headline.startswith("Somebody of “Engineering” sits with “Science”")
    assert (finding.subject, finding.teams) == ("e", ("engineering", "science"))
    document.do(ChangeConnection(AS_IS, "e", mended))
    assert not found(document, rule, method)


def test_a_rule_that_finds_nobody_any_more(document: Document, method: Method) -> None:
    document.do(AddTeam(AS_IS, "Analysts", "operations", query="title:analyst", id="analysts"))
    assert not found(document, "rule_finds_nobody", method)
    document.do(ChangePosition(AS_IS, "roth", {"title": "Auditor"}))
    finding = only(document, "rule_finds_nobody", method)
    assert finding.headline == "The rule of “Analysts” finds nobody any more: title:analyst."
    assert not found(document, "team_without_people", method)
    mark(document, "Named", "operations", None, "roth")
    assert len(found(document, "rule_finds_nobody", method)) == 1
