"""Answers about gaps and private judgements: set, refused, undone, and gone with what they are about."""

from __future__ import annotations

import pytest

from dataplanner.files.plan_json import PlanTextError, plan_from_text, plan_text
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddSkill,
    AnswerGap,
    CopyScenario,
    RemoveScenario,
    RemoveSkill,
    RemoveTeam,
    SetAssessments,
    SetJudgement,
)
from dataplanner.model.errors import InvalidRecord, UnknownRecord
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.positions import AS_IS
from dataplanner.model.skills import Assessment
from tests.model.builders import HANSA, document_of, mark


@pytest.fixture
def document() -> Document:
    made = document_of(HANSA)
    mark(made, "Platform", "engineering", "dana")
    made.do(AddSkill("Schema", ("engineering",), "schema"))
    return made


def answer(**fields: object) -> AnswerGap:
    return AnswerGap(AS_IS, "platform", "schema", fields)


def test_answers_come_one_by_one_and_go_with_the_last(document: Document) -> None:
    document.do(answer(way="hire"))
    document.do(answer(critical="high", months=3.5))
    found = document.plan.get(GapAnswer, AS_IS, "platform", "schema")
    assert (found.way, found.critical, found.months) == ("hire", "high", 3.5)
    document.do(answer(way="", critical="", months=None))
    assert document.plan.find(GapAnswer, AS_IS, "platform", "schema") is None
    document.undo()
    assert document.plan.get(GapAnswer, AS_IS, "platform", "schema") == found


@pytest.mark.parametrize(
    "fields",
    [{"way": "pray"}, {"when": "soonish"}, {"critical": "x"}, {"accurate": "maybe"}, {"months": -1.0}, {"months": 1e9},
     {"months": float("nan")}, {"count": 0}, {"begin": "31.12.2027"}, {"needed": "2027-02-30"}],
)  # fmt: skip
def test_an_answer_that_does_not_exist_is_refused(document: Document, fields: dict[str, object]) -> None:
    with pytest.raises(InvalidRecord):
        document.do(answer(**fields))
    assert not list(document.plan.all(GapAnswer))


def test_an_answer_needs_its_team_and_skill(document: Document) -> None:
    for edit in (AnswerGap(AS_IS, "nobody", "schema", {}), AnswerGap(AS_IS, "platform", "nothing", {})):
        with pytest.raises(UnknownRecord):
            document.do(edit)


def test_answers_belong_to_their_scenario(document: Document) -> None:
    document.do(answer(way="hire"))
    document.do(CopyScenario(AS_IS, "To be", "to-be"))
    document.do(AnswerGap("to-be", "platform", "schema", {"way": "train"}))
    assert document.plan.get(GapAnswer, AS_IS, "platform", "schema").way == "hire"
    document.do(RemoveScenario("to-be"))
    assert [record.scenario for record in document.plan.all(GapAnswer)] == [AS_IS]
    document.do(RemoveTeam(AS_IS, "platform"))
    assert not list(document.plan.all(GapAnswer))


def test_what_was_said_about_a_skill_goes_with_it(document: Document) -> None:
    document.do(answer(way="hire"))
    document.do(SetJudgement("p-ravi", "schema", {"resource": "yes"}))
    before = plan_text(document.plan, private=True)
    document.do(RemoveSkill("schema"))
    assert not list(document.plan.all(GapAnswer))
    assert not list(document.plan.all(AbilityJudgement))
    document.undo()
    assert plan_text(document.plan, private=True) == before


def test_a_judgement_is_in_the_text_only_when_asked_for(document: Document) -> None:
    document.do(SetJudgement("p-ravi", "schema", {"resource": "yes", "note": "Sentinel"}))
    assert "Sentinel" not in plan_text(document.plan)
    assert "judgements" not in plan_text(document.plan)
    text = plan_text(document.plan, private=True)
    assert plan_text(plan_from_text(text), private=True) == text
    assert list(document.plan.copy().all(AbilityJudgement)) == []
    assert len(list(document.plan.copy(private=True).all(AbilityJudgement))) == 1


def test_the_history_does_not_say_whom_a_judgement_is_about(document: Document) -> None:
    document.do(SetJudgement("p-ravi", "schema", {"progress": "no"}))
    assert document.undo_label == "Change a private judgement"


@pytest.mark.parametrize("fields", [{"resource": "perhaps"}, {"judged": "yesterday"}, {"reassess": "2027-13-01"}])
def test_a_judgement_that_does_not_exist_is_refused(document: Document, fields: dict[str, object]) -> None:
    with pytest.raises(InvalidRecord):
        document.do(SetJudgement("p-ravi", "schema", fields))


@pytest.mark.parametrize(
    ("table", "record"),
    [
        ("gap_answers", '{"scenario": "as-is", "team": "gone", "skill": "schema"}'),
        ("gap_answers", '{"scenario": "gone", "team": "platform", "skill": "schema"}'),
        ("gap_answers", '{"scenario": "as-is", "team": "platform", "skill": "schema", "way": "pray"}'),
        ("judgements", '{"person": "gone", "skill": "schema"}'),
        ("judgements", '{"person": "p-ravi", "skill": "schema", "time": "often"}'),
    ],
)
def test_a_file_with_answers_that_cannot_be_is_refused(document: Document, table: str, record: str) -> None:
    text = plan_text(document.plan).removesuffix("\n}\n") + f',\n"{table}": [{record}]}}\n'
    with pytest.raises(PlanTextError):
        plan_from_text(text)


def test_many_assessments_are_one_step_with_their_day(document: Document) -> None:
    answers = (("p-ravi", "schema", True), ("p-uma", "schema", False), ("p-uma", "schema", None))
    document.do(SetAssessments(answers, "Assess 3 cells", "2026-11-12"))
    assert list(document.plan.all(Assessment)) == [Assessment("p-ravi", "schema", True, "2026-11-12")]
    assert not document.do(SetAssessments((("p-ravi", "schema", True),), "again", "2027-01-01")), "the day stays"
    document.undo()
    assert not list(document.plan.all(Assessment))
