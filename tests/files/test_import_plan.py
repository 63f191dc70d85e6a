"""What an import found becomes a plan: nothing lost, one undo step, the method's skills with it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.gaps import team_skills
from dataplanner.files.hr_import.shapes import (
    ImportedOrganisation,
    ImportedPerson,
    ImportedPosition,
    Mapping,
    Problem,
)
from dataplanner.files.import_plan import _merged, new_plan, plan_from_import, skill_catalogue
from dataplanner.files.method_file import load_method
from dataplanner.model.edits import AddTeam
from dataplanner.model.exported import exported_person
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.skills import Skill


def position(id_: str, manager: str | None, **fields: object) -> ImportedPosition:
    base = ImportedPosition(
        id=id_, title=f"Title {id_}", person_id=f"p{id_}", manager_id=manager, department="D", location="L", grade="G",
        fte=1.0, order=int(id_), vacant=False, fields={"Cost centre": "7"}, source="a.csv", row=int(id_) + 1,
    )  # fmt: skip
    return replace(base, **fields)  # type: ignore[arg-type]


def imported() -> ImportedOrganisation:
    positions = [
        position("1", None),
        position("2", "1", fte=2.5, dotted_manager_ids=("1", "2", "3", "3")),
        position("3", "1", person_id=None, vacant=True),
    ]
    return ImportedOrganisation(
        positions=positions,
        people=[ImportedPerson("p1", "Ada", "ada@x.org"), ImportedPerson("p2", "Bo")],
        mapping=Mapping({}),
        share_resolved=1.0,
        problems=[
            Problem(3, "a.csv", "lone_position", "Bo has neither.", "Choose."),
            Problem(None, "a.csv", "no_header", "No header.", "Check."),
        ],
        rows_read=3,
    )


def test_positions_people_and_fields_arrive_as_they_were() -> None:
    plan = plan_from_import(imported(), "Acme", load_method())
    organisation = plan.organisation()
    two, three = organisation.position("2"), organisation.position("3")
    assert plan.name == "Acme"
    assert list(plan.all(Person)) == [
        exported_person(person) for person in (Person("p1", "Ada", "ada@x.org"), Person("p2", "Bo"))
    ]
    assert (two.title, two.manager, two.order, two.fte, two.fields) == ("Title 2", "1", 2.0, 2.5, {"Cost centre": "7"})
    assert (two.department, two.location, two.grade) == ("D", "L", "G")
    assert three.vacant


def test_a_dotted_line_is_drawn_once_and_never_to_oneself_or_the_manager() -> None:
    plan = plan_from_import(imported(), "Acme", load_method())
    assert list(plan.organisation().dotted_lines) == [("2", "3")]


def test_problems_keep_their_row_and_lead_to_their_position() -> None:
    plan = plan_from_import(imported(), "Acme", load_method())
    found = [(problem.row, problem.kind, problem.position) for problem in plan.all(ImportProblem)]
    assert found == [(3, "lone_position", "2"), (0, "no_header", "")]


def test_every_skill_of_the_method_is_there_once_with_the_kinds_that_need_it() -> None:
    method = load_method()
    catalogue = {skill.id: skill for skill in skill_catalogue(method)}
    columns = {kind: skills.columns for kind, skills in method.kind_skills.items()}
    assert set(catalogue) == {skill for ids in columns.values() for skill in ids}
    for skill in catalogue.values():
        assert set(skill.kinds) == {kind for kind, ids in columns.items() if skill.id in ids}


def test_engineers_and_operations_have_their_columns_in_the_methods_sequence() -> None:
    method = load_method()
    plan = plan_from_import(imported(), "Acme", method)
    for kind in ("engineering", "operations"):
        AddTeam(AS_IS, kind, kind, subtree="1", id=kind).apply(plan)
        columns = team_skills(plan, plan.organisation().team(kind), method)
        assert tuple(skill.id for skill in columns) == method.kind_skills[kind].columns


def test_a_new_plan_holds_the_skills_and_nobody() -> None:
    plan = new_plan("Empty", load_method())
    assert isinstance(plan, Plan)
    assert not len(plan.organisation())
    assert list(plan.all(Skill)) == skill_catalogue(load_method())


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=3))
def test_merged_sequences_hold_every_item_once_and_keep_the_first_sequence(sequences: list[list[str]]) -> None:
    merged = _merged(sequences)
    assert sorted(merged) == sorted({item for sequence in sequences for item in sequence})
    if sequences:
        assert [item for item in merged if item in sequences[0]] == sequences[0]
