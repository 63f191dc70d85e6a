"""The report about one person: every column of their teams, every judgement about them, and of nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from dataplanner.analysis.method import Method
from dataplanner.analysis.person_report import PersonReport, person_report
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.model.document import Document
from dataplanner.model.edits import AddSkill, SetAssessment, SetExperience, SetJudgement
from dataplanner.model.positions import AS_IS

ALL_GIVEN = {"resource": "yes", "expert": "yes", "time": "yes", "progress": "no", "judged": "2027-01-15"}


@pytest.fixture
def document() -> Document:
    return Document(read_plan_json(root() / "sample_orgs" / "ten-person-team.plan.json"))


def of_riya(document: Document, method: Method) -> PersonReport:
    return person_report(document.plan, AS_IS, "riya", method)


def test_it_says_what_the_matrix_says(document: Document, method: Method) -> None:
    document.do(SetAssessment("riya", "schema", True, "2027-01-04"))
    document.do(SetAssessment("riya", "analysis", None))
    document.do(SetExperience("riya", "qualified", "Billing pipeline"))
    report = of_riya(document, method)
    assert (report.person.name, report.teams, report.evidence) == ("Riya", ("Data engineering",), "Billing pipeline")
    assert report.level == method.levels["qualified"].name
    held = {line.skill: line.held for line in report.lines}
    assert len(held) == 8
    assert [held["Schema"], held["Analysis"], held["Visual communication"]] == [True, None, False]
    assert {line.skill: line.assessed for line in report.lines}["Schema"] == date(2027, 1, 4)
    assert all(line.gap is None for line in report.lines)


def test_a_judgement_comes_with_what_it_rests_on(document: Document, method: Method) -> None:
    document.do(SetJudgement("riya", "analysis", ALL_GIVEN | {"note": "agreed in spring"}))
    document.do(SetJudgement("juan", "schema", ALL_GIVEN))
    judged = {line.skill: line.gap for line in of_riya(document, method).lines if line.gap}
    assert list(judged) == ["Analysis"]
    gap = judged["Analysis"]
    assert gap is not None
    assert gap.nature.id == "ability"
    assert [answer for _, answer in gap.answers] == ["yes", "yes", "yes", "no"]
    assert (gap.judged, gap.again, gap.note) == (date(2027, 1, 15), date(2027, 3, 15), "agreed in spring")


def test_a_judged_skill_that_is_in_no_matrix_is_not_left_out(document: Document, method: Method) -> None:
    document.do(AddSkill("Juggling", ("science",), id="juggling"))
    document.do(SetJudgement("riya", "juggling", ALL_GIVEN))
    assert [line.skill for line in of_riya(document, method).lines if line.gap] == ["Juggling"]
