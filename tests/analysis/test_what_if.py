"""What if: the copy changes, the plan does not, and what differs is told once."""

from __future__ import annotations

import pytest

from dataplanner.analysis.happenings import hires_arrive, person_leaves, team_disappears
from dataplanner.analysis.method import Method
from dataplanner.analysis.what_if import WhatIf, figures_of, what_if
from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPart,
    AddPosition,
    AddProject,
    AddSkill,
    Batch,
    Edit,
    MovePosition,
    SetAssessment,
    VacatePosition,
)
from dataplanner.model.errors import InvalidRecord, UnknownRecord, WouldMakeCycle
from dataplanner.model.positions import AS_IS
from dataplanner.model.staffing import Staffing
from tests.model.builders import HANSA, document_of, mark


@pytest.fixture
def document() -> Document:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Platform", "engineering", "dana")
    return document


def tried(document: Document, edit: Edit, method: Method) -> WhatIf:
    before = plan_text(document.plan)
    found = what_if(document.plan, AS_IS, edit, method)
    assert plan_text(document.plan) == before
    return found


def rules(found: tuple[object, ...]) -> set[str]:
    return {finding.rule for finding in found}  # type: ignore[attr-defined]


def test_the_only_holder_of_a_skill_leaves(document: Document, method: Method) -> None:
    document.do(AddSkill("Schema", ("engineering",), id="schema"))
    for person, held in (("dana", False), ("ravi", True), ("uma", False)):
        document.do(SetAssessment(f"p-{person}", "schema", held))
    found = tried(document, person_leaves(document.plan, AS_IS, "p-ravi"), method)
    assert found.label == "Ravi leaves"
    assert {"nobody_has", "vacant_positions"} <= rules(found.appeared)
    assert "only_holder" in rules(found.gone)
    assert (found.before.shape.people, found.after.shape.people, found.after.shape.vacant) == (9, 8, 1)


def test_a_whole_team_disappears(document: Document, method: Method) -> None:
    found = tried(document, team_disappears(document.plan, AS_IS, "platform"), method)
    assert found.label == "Platform disappears"
    assert "no_engineering" in rules(found.appeared)
    assert found.after.shape.positions == 6
    assert (found.before.leader, found.before.leader_layer) == ("Ceo, Chief Executive Officer", 1)
    assert (found.after.leader, found.after.distances) == ("Bauer, Head of Analytics", {})
    assert found.before.distances == {("science", "platform"): 4}


def test_those_who_report_to_a_list_that_disappears_go_up(document: Document) -> None:
    squad = mark(document, "Leads", "other", None, "bauer", "dana")
    document.do(team_disappears(document.plan, AS_IS, squad))
    assert document.plan.organisation().position("mori").manager == "cfo"


def test_planned_hires_arrive_in_vacancies_and_from_projects(document: Document, method: Method) -> None:
    document.do(AddPosition(AS_IS, "Data Engineer", "dana", id="open"))
    document.do(VacatePosition(AS_IS, "ceo"))
    document.do(AddProject("Churn", id="churn"))
    for number, team in enumerate(("platform", "gone")):
        document.do(AddPart(Staffing("churn", f"s{number}", "Data Engineer", "hire_engineer", team)))
    document.do(AddPart(Staffing("churn", "s2", "Trainer", "consult", "platform")))
    found = tried(document, hires_arrive(document.plan, AS_IS, method), method)
    assert (found.before.ratio, found.after.ratio) == (1.0, 2.0)
    assert found.after.shape.vacant == 1
    assert "vacant_positions" in rules(found.gone)
    assert "few_engineers" in rules(found.gone)


def test_hires_join_a_team_that_is_a_list(method: Method) -> None:
    document = document_of(HANSA)
    mark(document, "Platform", "engineering", None, "ravi", "uma")
    document.do(AddProject("Churn", id="churn"))
    for number in range(2):
        document.do(AddPart(Staffing("churn", f"s{number}", "Data Engineer", "hire_engineer")))
    document.do(hires_arrive(document.plan, AS_IS, method))
    organisation = document.plan.organisation()
    assert len(organisation.team_members(organisation.team("platform"))) == 4


def test_findings_that_say_something_else_are_told_before_and_after(document: Document, method: Method) -> None:
    document.do(VacatePosition(AS_IS, "uma"))
    found = tried(document, person_leaves(document.plan, AS_IS, "p-ravi"), method)
    (pair,) = [pair for pair in found.changed if pair[0].rule == "vacant_positions"]
    assert [finding.headline[0] for finding in pair] == ["1", "2"]


def test_a_planned_move_shows_its_distance(document: Document, method: Method) -> None:
    found = tried(document, MovePosition(AS_IS, "dana", "cfo"), method)
    assert (found.before.distances, found.after.distances) == (
        {("science", "platform"): 4},
        {("science", "platform"): 2},
    )
    assert figures_of(document.plan, AS_IS) == found.before


def test_what_cannot_happen_is_refused_in_a_sentence(document: Document, method: Method) -> None:
    with pytest.raises(InvalidRecord):
        hires_arrive(document.plan, AS_IS, method)
    with pytest.raises(UnknownRecord):
        person_leaves(document.plan, AS_IS, "nobody")
    with pytest.raises(UnknownRecord):
        team_disappears(document.plan, AS_IS, "nobody")
    document.do(VacatePosition(AS_IS, "uma"))
    with pytest.raises(InvalidRecord) as caught:
        person_leaves(document.plan, AS_IS, "p-uma")
    assert caught.value.sentence == "Uma holds no position in this scenario."
    with pytest.raises(WouldMakeCycle):
        tried(document, Batch((MovePosition(AS_IS, "ceo", "mori"),), "Odd"), method)
