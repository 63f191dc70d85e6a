"""The gap matrix: the published table, what is not assessed, and which columns a team has."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.gaps import TeamMatrix, adopt_columns, assess, people_assessed, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.files.method_file import load_method
from dataplanner.model.document import Document
from dataplanner.model.edits import AddSkill, ChangeTeam, SetAssessment, VacatePosition
from dataplanner.model.people import Person
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from dataplanner.model.skills import Assessment, Skill
from tests.analysis.plans import SHORT, forests, plan_of, ten_person_team
from tests.model.builders import HANSA, document_of, mark

COLUMNS = tuple(SHORT[name] for name in ["ds", "prog", "anal", "vis", "verb", "vet", "schema", "dom"])


def matrix(document: Document, team: str, method: Method) -> TeamMatrix:
    return team_matrix(document.plan, AS_IS, document.plan.organisation().team(team), method)


def fig_12_2() -> Document:
    document = ten_person_team()
    members = [position.id for position in document.plan.organisation().reports("lead")]
    team = mark(document, "Engineers", "engineering", None, *members)
    document.do(ChangeTeam(AS_IS, team, {"skills": COLUMNS}))
    return document


def test_the_published_table_is_read_as_published(method: Method) -> None:
    table = matrix(fig_12_2(), "engineers", method)
    assert dict(zip(COLUMNS, table.totals, strict=True)) == {
        "distributed_systems": 2, "programming": 10, "analysis": 2, "visual_communication": 1,
        "verbal_communication": 2, "project_veteran": 1, "schema": 0, "domain_knowledge": 5,
    }  # fmt: skip
    assert table.red_flags == ("schema",)
    assert table.below_majority == ("distributed_systems",)
    assert table.assessed == 10


def test_who_is_assessed_is_said_in_words(method: Method) -> None:
    document = fig_12_2()
    (team,) = document.plan.organisation().sorted_teams()
    found = matrix(document, team.id, method)
    assert people_assessed(found) == "10 of 10 people assessed"
    assert people_assessed(replace(found, people=found.people[:1], assessed=0)) == "0 of 1 person assessed"


def test_people_stand_in_chart_sequence_and_once_each(method: Method) -> None:
    document = document_of(HANSA)
    uma = document.plan.organisation().position("uma")
    document.plan.apply([Change(uma, uma.with_(person="p-ravi"))])
    team = mark(document, "Data", "engineering", None, "uma", "ravi", "mori", "dana")
    assert [person.name for person in matrix(document, team, method).people] == ["Mori", "Dana", "Ravi"]


def test_vacancies_are_not_people(method: Method) -> None:
    document = document_of(HANSA)
    mark(document, "Data", "engineering", "dana")
    document.do(VacatePosition(AS_IS, "ravi"))
    assert [person.name for person in matrix(document, "data", method).people] == ["Dana", "Uma"]


def test_an_unassessed_matrix_has_no_flags(method: Method) -> None:
    document = document_of(HANSA)
    mark(document, "Data", "engineering", "dana")
    table = matrix(document, "data", method)
    assert (table.assessed, table.red_flags, table.below_majority) == (0, (), ())
    assert all(cell is None for row in table.cells for cell in row)


def test_not_assessed_is_not_the_same_as_no(method: Method) -> None:
    document = document_of(HANSA)
    team = mark(document, "Data", "engineering", None, "ravi", "uma")
    document.do(AddSkill("Programming", ("engineering",), "programming"))
    document.do(SetAssessment("p-ravi", "programming", True))
    table = matrix(document, team, method)
    assert (table.cells, table.assessed, table.below_majority) == (((True,), (None,)), 1, ())
    document.do(SetAssessment("p-uma", "programming", False))
    table = matrix(document, team, method)
    assert (table.cells, table.assessed, table.below_majority) == (((True,), (False,)), 2, ("programming",))


def test_columns_are_the_teams_own_else_the_plans_else_the_methods(method: Method) -> None:
    document = document_of(HANSA)
    team = mark(document, "Data", "engineering", "dana")
    assert [skill.id for skill in matrix(document, team, method).skills] == list(
        method.kind_skills["engineering"].columns
    )
    document.do(AddSkill("Kafka", ("engineering",), "kafka"))
    document.do(AddSkill("Terraform", ("operations",), "terraform"))
    assert [skill.id for skill in matrix(document, team, method).skills] == ["kafka"]
    document.do(ChangeTeam(AS_IS, team, {"skills": ("terraform", "kafka")}))
    assert [skill.id for skill in matrix(document, team, method).skills] == ["terraform", "kafka"]


def test_a_kind_without_columns_has_an_empty_matrix(method: Method) -> None:
    document = document_of(HANSA)
    team = mark(document, "Finance", "business", "cfo")
    table = matrix(document, team, method)
    assert (table.skills, table.totals, table.red_flags) == ((), (), ())
    assert len(table.people) == 4


def test_the_first_answer_takes_the_methods_columns_into_the_plan(method: Method) -> None:
    document = document_of(HANSA)
    engineers = document.plan.organisation().team(mark(document, "Data", "engineering", "dana"))
    scientists = document.plan.organisation().team(mark(document, "Science", "science", "bauer"))
    document.do(assess(document.plan, engineers, "p-ravi", "schema", True, method))
    document.do(assess(document.plan, scientists, "p-mori", "math", True, method))
    assert matrix(document, "data", method).totals[method.kind_skills["engineering"].columns.index("schema")] == 1
    for team, kind in (("data", "engineering"), ("science", "science")):
        shown = {skill.id for skill in matrix(document, team, method).skills}
        assert shown == set(method.kind_skills[kind].columns)
    assert adopt_columns(document.plan, "science", method) == ()
    document.undo()
    assert document.plan.find(Skill, "math") is None


cells = st.sampled_from([True, False, None])


@given(forests(smallest=1, largest=12), st.lists(st.sampled_from(COLUMNS), min_size=1, unique=True), st.data())
def test_totals_and_flags_are_what_counting_by_hand_gives(
    managers: dict[str, str | None], columns: list[str], data: st.DataObject
) -> None:
    method = load_method()
    plan = plan_of(managers)
    plan.apply([Change(None, Skill(skill, skill, ("engineering",), i)) for i, skill in enumerate(columns)])
    drawn = {(person.id, skill): data.draw(cells) for person in plan.all(Person) for skill in columns}
    answers = [Assessment(*key, held) for key, held in drawn.items() if held is not None]
    plan.apply([Change(None, answer) for answer in answers])
    document = Document(plan)
    team = mark(document, "Team", "engineering", None, *managers)
    table = matrix(document, team, method)
    for column, skill in enumerate(columns):
        held = [answer.held for answer in answers if answer.skill == skill]
        assert table.totals[column] == sum(held)
        assert (skill in table.red_flags) == (bool(answers) and not any(held))
        needed = skill in ("programming", "distributed_systems")
        assert (skill in table.below_majority) == (needed and bool(held) and sum(held) * 2 <= len(held))
    assert table.assessed == len({answer.person for answer in answers})
    rows = zip(table.people, table.cells, strict=True)
    assert {(p.id, skill): cell for p, row in rows for skill, cell in zip(columns, row, strict=True)} == drawn
