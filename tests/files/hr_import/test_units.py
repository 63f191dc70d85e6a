"""Rows that are units are no people: they are places that nobody holds, told once, unless the user says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import import ImportedOrganisation, import_tables, read_tables
from tests.files.hr_import.companies import company, told
from tests.files.hr_import.exports import accounted, imported, managers, of_kind, written

MEMBERS = company(20)
ABOVE = [f"U{above}" if above else "" for above in told(MEMBERS, lambda member: member.id)]
UNITS = [(f"U{member.id}", f"Unit of {member.title}s {member.place}") for member in MEMBERS]


@pytest.mark.parametrize(
    "header",
    [
        ("Unit ID", "Unit Name", "Parent Unit ID"),
        ("Department Code", "Department Name", "Parent Department Code"),
        ("Kostenstelle", "Bezeichnung", "Übergeordnete Kostenstelle"),
        ("Código de unidad", "Nombre de unidad", "Código de unidad superior"),
    ],
)
def test_a_table_of_units(header: tuple[str, str, str], tmp_path: Path) -> None:
    found = imported(tmp_path, [header, *([*unit, upper] for unit, upper in zip(UNITS, ABOVE, strict=True))])
    assert_units(found)
    assert [problem.kind for problem in found.problems] == ["units"]


def assert_units(found: ImportedOrganisation) -> None:
    assert accounted(found)
    assert found.people == []
    assert [(position.id, position.title) for position in found.positions] == UNITS
    assert [upper or "" for upper in managers(found).values()] == ABOVE


def test_heads_of_units_are_people(tmp_path: Path) -> None:
    rows = [[code, upper, one.name] for (code, _), upper, one in zip(UNITS, ABOVE, MEMBERS, strict=True)]
    rows[4][2] = ""
    found = imported(tmp_path, [["Department", "Parent Department", "Department Head"], *rows])
    assert [position.title for position in found.positions] == [code for code, _ in UNITS]
    assert [person.name for person in found.people] == [one.name for one in MEMBERS if one.place != 4]
    assert [upper or "" for upper in managers(found).values()] == ABOVE
    assert [problem.row for problem in of_kind(found, "vacancy")] == [6]


def test_units_among_people(tmp_path: Path) -> None:
    units = [["D0", "Acme", "Company", ""], ["D1", "Data", "Department", "D0"]]
    people = [[one.id, one.name, "Employee", "D1"] for one in MEMBERS]
    found = imported(tmp_path, [["ID", "Name", "Type", "Parent ID"], *units, *people])
    assert [person.name for person in found.people] == [one.name for one in MEMBERS]
    assert [position.title for position in found.positions[:2]] == ["Acme", "Data"]
    (problem,) = of_kind(found, "units")
    assert (problem.row, [place.row for place in problem.related]) == (2, [3])


def test_units_may_be_taken_for_people(tmp_path: Path) -> None:
    rows = [["Unit ID", "Unit Name", "Parent Unit ID"], *([*unit, up] for unit, up in zip(UNITS, ABOVE, strict=True))]
    tables = read_tables([written(tmp_path, rows)])
    (problem,) = of_kind(import_tables(tables), "units")
    assert problem.subject
    taken = import_tables(tables, decisions={problem.subject: 1})
    assert len(taken.people) == len(UNITS)
    assert of_kind(taken, "units")[0].chosen == 1


def test_people_with_their_department_and_the_one_above_are_people(tmp_path: Path) -> None:
    header = ["Employee ID", "Name", "Department", "Parent Department", "Manager ID"]
    bosses = told(MEMBERS, lambda member: member.id)
    rows = [[one.id, one.name, "Data", "Acme", boss] for one, boss in zip(MEMBERS, bosses, strict=True)]
    assert len(imported(tmp_path, [header, *rows]).people) == len(MEMBERS)


STAIRS = [["Ada King"], ["", "Bob Lane"], ["", "", "Cy Moss"], ["", "", "Di Nash"], ["", "Ed Orr"]]
UNIT_STAIRS = [["Acme"], ["", "Data department"], ["", "", "Platform"], ["", "", "Research"], ["", "Finance"]]
LEVELS = ["Level 1", "Level 2", "Level 3"]


def on_stairs(steps: list[list[str]], titles: bool) -> list[list[str]]:
    """An export of level columns, beside which titles may stand."""
    rows = [[*row, "", ""][:3] + [f"Title {at}"] * titles for at, row in enumerate(steps)]
    return [LEVELS + ["Title"] * titles, *rows]


@pytest.mark.parametrize(
    ("steps", "titles", "people"),
    [(STAIRS, True, True), (STAIRS, False, True), (UNIT_STAIRS, True, True), (UNIT_STAIRS, False, False)],
)
def test_levels_of_people_and_of_units(steps: list[list[str]], titles: bool, people: bool, tmp_path: Path) -> None:
    found = imported(tmp_path, on_stairs(steps, titles))
    names = [row[-1] for row in steps]
    assert [person.name for person in found.people] == (names if people else [])
    assert bool(of_kind(found, "units")) != people
    assert people or [position.title for position in found.positions] == names
    assert [*managers(found).values()] == [None, "row-2", "row-3", "row-3", "row-2"]


def test_units_of_levels_may_be_taken_for_people(tmp_path: Path) -> None:
    tables = read_tables([written(tmp_path, on_stairs(UNIT_STAIRS, titles=False))])
    (problem,) = of_kind(import_tables(tables), "units")
    assert problem.subject
    taken = import_tables(tables, decisions={problem.subject: 1})
    assert [person.name for person in taken.people] == [row[-1] for row in UNIT_STAIRS]


PEOPLE = [["ID", "Name", "Department", "Manager ID"], ["e1", "Ann", "d2", ""], ["e2", "Bo", "d1", "e1"]]


@pytest.mark.parametrize("departments_first", [False, True])
@pytest.mark.parametrize("parent", ["parent_id", "Parent Department"])
def test_a_file_of_departments_names_those_of_the_people(parent: str, departments_first: bool, tmp_path: Path) -> None:
    units = [["ID", "Name", parent], ["d1", "Data", "d2"], ["d2", "Management", ""], ["d3", "Sales", "d2"]]
    paths = [written(tmp_path, PEOPLE, "people.csv"), written(tmp_path, units, "department.csv")]
    found = import_tables(read_tables(sorted(paths, reverse=not departments_first)))
    assert accounted(found)
    assert [person.name for person in found.people] == ["Ann", "Bo"]
    assert [position.department for position in found.positions] == ["Management", "Data"]
    assert managers(found) == {"e1": None, "e2": "e1"}
    (problem,) = of_kind(found, "named_units")
    assert "department.csv" in problem.sentence


LED = [["1", "Ann One", "D0"], ["2", "Bob Two", "D1"], ["3", "Cat Three", "D11"], ["4", "Dan Four", "D11"]]
LED += [["5", "Eve Five", "D12"], ["6", "Fay Six", "D2"], ["7", "Gus Seven", "D2"], ["8", "Hal Eight", "D9"]]
HEADS = [["D0", "Executive", "", "1"], ["D1", "Data", "D0", "2"], ["D11", "Engineering", "D1", "4"]]
HEADS += [["D12", "Science", "D1", ""], ["D2", "Finance", "D0", "6"]]


@pytest.mark.parametrize("departments_first", [False, True])
def test_heads_told_by_their_ids_lead_the_departments(departments_first: bool, tmp_path: Path) -> None:
    people = [["EmployeeID", "FullName", "DepartmentCode"], *LED]
    units = [["DepartmentCode", "DepartmentName", "ParentCode", "HeadID"], *HEADS]
    paths = [written(tmp_path, people, "people.csv"), written(tmp_path, units, "departments.csv")]
    found = import_tables(read_tables(sorted(paths, reverse=not departments_first)))
    assert accounted(found)
    assert [person.name for person in found.people] == [row[1] for row in LED]
    above = {"1": None, "2": "1", "3": "4", "4": "2", "5": "2", "6": "1", "7": "6", "8": None}
    assert managers(found) == above
    assert [position.department for position in found.positions][:2] == ["Executive", "Data"]
    assert "“D9”" in of_kind(found, "missing_manager")[0].sentence
    (problem,) = of_kind(found, "led_units")
    assert "departments.csv" in problem.sentence


def test_ids_of_heads_are_no_names(tmp_path: Path) -> None:
    units = [["DepartmentCode", "DepartmentName", "ParentCode", "HeadID"], *HEADS]
    assert imported(tmp_path, units).people == []


def test_people_whose_ids_stand_in_no_department_stay_people(tmp_path: Path) -> None:
    others = [["ID", "Name", "Manager ID"], ["1", "Cy", ""], ["2", "Di", "1"]]
    numbered = [PEOPLE[0], ["7", "Ann", "1", ""], ["8", "Bo", "2", "7"]]
    paths = [written(tmp_path, numbered, "first.csv"), written(tmp_path, others, "second.csv")]
    assert len(import_tables(read_tables(paths)).people) == 4


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Parent"], ["Acme", ""], ["Sales", "Acme"], ["Marketing", "Acme"], ["Marketing Ops", "Marketing"]],
        [
            ["id", "name", "parent_id"],
            ["1", "Administration", ""],
            ["2", "Data", "1"],
            ["3", "Payroll", "1"],
        ],
        [
            ["Abteilung", "Übergeordnete"],
            ["Leitung", ""],
            ["Vertrieb", "Leitung"],
            ["Nord", "Vertrieb"],
            ["Süd", "Vertrieb"],
        ],
    ],
)
def test_departments_alone_are_told_to_be_such(rows: list[list[str]], tmp_path: Path) -> None:
    found = imported(tmp_path, rows)
    assert found.people == []
    (told_once,) = of_kind(found, "units")
    assert told_once.sentence.startswith("All rows stand for departments")
    assert "file of the people" in told_once.remedy
    assert len(told_once.options) == 2


def test_departments_with_heads_under_a_bare_parent(tmp_path: Path) -> None:
    rows = [["Department", "Parent", "Head"], ["Acme", "", "Ann Lee"], ["Sales", "Acme", "Bo Ray"], ["IT", "Acme", ""]]
    found = imported(tmp_path, rows)
    assert [(one.title, one.vacant) for one in found.positions] == [("Acme", False), ("Sales", False), ("IT", True)]
    assert [person.name for person in found.people] == ["Ann Lee", "Bo Ray"]


def test_people_one_of_whom_is_called_as_departments_are_stay_people(tmp_path: Path) -> None:
    rows = [
        ["Name", "Manager"],
        ["Ada Sales", ""],
        ["Bob Lane", "Ada Sales"],
        ["Cy Moss", "Ada Sales"],
        ["IT", "Bob Lane"],
    ]
    assert len(imported(tmp_path, rows).people) == 4
