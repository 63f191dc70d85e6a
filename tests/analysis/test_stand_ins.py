"""Missing kinds of team are named, with those whose title, skills or confirmed kind let them stand in."""

import pytest

from dataplanner.analysis.method import Method
from dataplanner.analysis.stand_ins import CONFIRMED, SKILLS, TITLE, Candidate, MissingKind, missing_kinds
from dataplanner.model.document import Document
from dataplanner.model.edits import AddSkill, ChangePosition, SetAssessment, VacatePosition
from dataplanner.model.positions import AS_IS
from tests.model.builders import document_of, mark

CHART = """
ceo: Founder
  dana: Data Engineer
  sam: Site Reliability Engineer
  ida: Data Scientist
  lee: Office Manager
"""


@pytest.fixture
def document() -> Document:
    document = document_of(CHART)
    mark(document, "Data", "engineering", None, "dana")
    return document


def test_titles_speak_for_standing_in(document: Document, method: Method) -> None:
    assert missing_kinds(document.plan, AS_IS, method) == [
        MissingKind("science", (Candidate("ida", TITLE),)),
        MissingKind("operations", (Candidate("sam", TITLE),)),
    ]


def test_skills_and_a_confirmed_kind_speak_too(document: Document, method: Method) -> None:
    for skill in ("monitoring", "scripting"):
        document.do(AddSkill(skill, (), id=skill))
        document.do(SetAssessment("p-dana", skill, True))
    document.do(ChangePosition(AS_IS, "lee", {"kind": "operations"}))
    (_, operations) = missing_kinds(document.plan, AS_IS, method)
    assert operations.stand_ins == (Candidate("dana", SKILLS), Candidate("sam", TITLE), Candidate("lee", CONFIRMED))
    document.do(SetAssessment("p-dana", "scripting", False))
    (_, operations) = missing_kinds(document.plan, AS_IS, method)
    assert Candidate("dana", SKILLS) not in operations.stand_ins


def test_a_vacancy_stands_in_for_nobody(document: Document, method: Method) -> None:
    document.do(VacatePosition(AS_IS, "sam"))
    assert missing_kinds(document.plan, AS_IS, method)[1].stand_ins == ()


def test_nothing_is_missing_where_all_kinds_are_there_or_no_data_team_is(method: Method) -> None:
    document = document_of(CHART)
    assert missing_kinds(document.plan, AS_IS, method) == []
    for kind in ("science", "engineering", "operations"):
        mark(document, kind.capitalize(), kind, "dana")
    assert missing_kinds(document.plan, AS_IS, method) == []
