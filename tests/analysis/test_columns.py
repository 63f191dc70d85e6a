"""The columns of a matrix, changed for a team and for all of a kind."""

from __future__ import annotations

import pytest

from dataplanner.analysis.columns import add_column, move_column, offered_skills, remove_column, rename_column
from dataplanner.analysis.gaps import team_skills
from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import SetAssessment
from dataplanner.model.errors import DuplicateRecord, InvalidRecord
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Assessment, Skill
from dataplanner.model.teams import Team
from tests.model.builders import HANSA, document_of, mark


@pytest.fixture
def document() -> Document:
    """Two engineering teams and a science team, no skill in the plan yet."""
    made = document_of(HANSA)
    mark(made, "Platform", "engineering", "dana")
    mark(made, "Tools", "engineering", None, "uma")
    mark(made, "Science", "science", "bauer")
    return made


def team(document: Document, name: str = "platform") -> Team:
    return document.plan.organisation().team(name)


def columns(document: Document, method: Method, name: str = "platform") -> list[str]:
    return [skill.name for skill in team_skills(document.plan, team(document, name), method)]


ENGINEERING = [
    "Distributed systems", "Programming", "Analysis", "Visual communication", "Verbal communication", "SQL", "Schema",
    "Domain knowledge", "Project veteran",
]  # fmt: skip


def test_the_method_offers_what_is_often_forgotten(document: Document, method: Method) -> None:
    names = [skill.name for skill in offered_skills(document.plan, team(document), method)]
    assert names == ["Data governance", "Data lineage", "Metadata", "Discovery systems"]


def test_an_offered_column_for_all_of_a_kind(document: Document, method: Method) -> None:
    document.do(add_column(document.plan, team(document), "data_lineage", method, kind=True))
    assert columns(document, method) == [*ENGINEERING, "Data lineage"]
    assert columns(document, method, "tools") == [*ENGINEERING, "Data lineage"]
    assert "Data lineage" not in columns(document, method, "science")
    assert "Data lineage" not in [skill.name for skill in offered_skills(document.plan, team(document), method)]
    document.undo()
    assert columns(document, method) == ENGINEERING
    assert not list(document.plan.all(Skill))


def test_a_column_of_the_clients_own_for_one_team(document: Document, method: Method) -> None:
    document.do(add_column(document.plan, team(document), "  Cobol   on the host ", method, kind=False))
    assert columns(document, method) == [*ENGINEERING, "Cobol on the host"]
    assert columns(document, method, "tools") == ENGINEERING


def test_a_skill_of_another_kind_is_the_same_skill(document: Document, method: Method) -> None:
    document.do(add_column(document.plan, team(document), "math", method, kind=True))
    document.do(add_column(document.plan, team(document, "science"), "schema", method, kind=True))
    assert columns(document, method)[-1] == "Math"
    assert "Schema" in columns(document, method, "science")
    assert len([skill for skill in document.plan.all(Skill) if skill.name == "Schema"]) == 1


@pytest.mark.parametrize("name", ["Programming", "programming", " PROGRAMMING "])
def test_a_column_twice_is_refused(document: Document, method: Method, name: str) -> None:
    with pytest.raises(DuplicateRecord):
        add_column(document.plan, team(document), name, method, kind=True)


def test_a_column_without_a_name_is_refused(document: Document, method: Method) -> None:
    with pytest.raises(InvalidRecord):
        add_column(document.plan, team(document), "  ", method, kind=True)
    with pytest.raises(InvalidRecord):
        rename_column(document.plan, team(document), "sql", " ", method)


def test_a_column_is_renamed_everywhere(document: Document, method: Method) -> None:
    document.do(rename_column(document.plan, team(document), "sql", "Database queries", method))
    assert "Database queries" in columns(document, method)
    assert "Database queries" in columns(document, method, "tools")
    with pytest.raises(DuplicateRecord):
        rename_column(document.plan, team(document), "schema", "database queries", method)


@pytest.mark.parametrize("kind", [True, False])
def test_a_column_taken_out_keeps_its_answers_and_can_come_back(document: Document, method: Method, kind: bool) -> None:
    document.do(add_column(document.plan, team(document), "metadata", method, kind=kind))
    document.do(SetAssessment("p-uma", "metadata", True))
    document.do(remove_column(document.plan, team(document), "metadata", method, kind=kind))
    assert columns(document, method) == ENGINEERING
    assert document.plan.get(Assessment, "p-uma", "metadata").held
    document.do(add_column(document.plan, team(document), "Metadata", method, kind=kind))
    assert columns(document, method) == [*ENGINEERING, "Metadata"]


def test_a_column_of_a_kind_taken_out_stays_for_the_others(document: Document, method: Method) -> None:
    document.do(remove_column(document.plan, team(document), "programming", method, kind=True))
    assert "Programming" not in columns(document, method, "tools")
    assert "Programming" in columns(document, method, "science")


def test_the_last_column_stays(method: Method) -> None:
    document = document_of(HANSA)
    mark(document, "Others", "other", "bauer")
    document.do(add_column(document.plan, team(document, "others"), "Patience", method, kind=False))
    skill = next(iter(document.plan.all(Skill)))
    with pytest.raises(InvalidRecord):
        remove_column(document.plan, team(document, "others"), skill.id, method, kind=False)


@pytest.mark.parametrize("kind", [True, False])
def test_a_column_is_moved(document: Document, method: Method, kind: bool) -> None:
    document.do(move_column(document.plan, team(document), "schema", 0, method, kind=kind))
    assert columns(document, method)[:3] == ["Schema", "Distributed systems", "Programming"]
    assert (columns(document, method, "tools")[0] == "Schema") == kind
    document.do(move_column(document.plan, team(document), "schema", 99, method, kind=kind))
    assert columns(document, method)[-1] == "Schema"


def test_the_plan_stays_sound(document: Document, method: Method) -> None:
    from dataplanner.files.plan_json import plan_from_text, plan_text

    document.do(add_column(document.plan, team(document), "Patience", method, kind=False))
    document.do(remove_column(document.plan, team(document), "sql", method, kind=True))
    plan: Plan = document.plan
    assert plan_text(plan_from_text(plan_text(plan))) == plan_text(plan)
