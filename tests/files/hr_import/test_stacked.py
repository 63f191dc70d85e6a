"""Tables below each other, units as headings, vacancies in a table of their own: nobody is lost, none is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import import ImportedOrganisation, import_export
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, accounted, imported, managers, of_kind, written
from tests.files.hr_import.workbooks import workbook

MEMBERS = company(20)
PEOPLE = [list(HEADER), *table(MEMBERS)]
OPEN = [
    ["Req ID", "Title", "Hiring Manager ID", "Target date"],
    ["R1", "Data Engineer", MEMBERS[1].id, "2026-01-01"],
    ["R2", "Analyst", MEMBERS[2].id, "2026-02-01"],
]


def assert_people_and_vacancies(found: ImportedOrganisation) -> None:
    assert accounted(found)
    assert [person.id for person in found.people] == [member.id for member in MEMBERS]
    assert [(one.id, one.title, one.vacant) for one in found.positions[-2:]] == [
        ("R1", "Data Engineer", True),
        ("R2", "Analyst", True),
    ]
    assert managers(found)["R2"] == MEMBERS[2].id
    assert {problem.kind for problem in found.problems} == {"vacancy"}


def test_vacancies_below_the_people(tmp_path: Path) -> None:
    assert_people_and_vacancies(imported(tmp_path, [["Employees"], *PEOPLE, [], ["Vacancies"], *OPEN]))


def test_vacancies_on_a_sheet_and_in_a_file_of_their_own(tmp_path: Path) -> None:
    assert_people_and_vacancies(import_export([workbook(tmp_path / "all.xlsx", {"Staff": PEOPLE, "Vacancies": OPEN})]))
    files = [written(tmp_path, PEOPLE, "people.csv"), written(tmp_path, OPEN, "open.csv")]
    assert_people_and_vacancies(import_export(files))


@pytest.mark.parametrize("gap", [[], [[]], [[], []]])
def test_a_header_that_comes_back_makes_no_other_table(gap: list[list[str]], tmp_path: Path) -> None:
    found = imported(tmp_path, [*PEOPLE[:9], *gap, PEOPLE[0], *PEOPLE[9:]])
    assert len(found.positions) == len(MEMBERS)
    assert len(of_kind(found, "repeated_header")) == 1


def test_units_above_their_people_are_no_people(tmp_path: Path) -> None:
    rows = [PEOPLE[0], ["Sales department"], *PEOPLE[1:9], ["Team Data", "", "", ""], *PEOPLE[9:]]
    found = imported(tmp_path, rows)
    assert [problem.row for problem in of_kind(found, "section_row")] == [2, 11]
    assert [person.id for person in found.people] == [member.id for member in MEMBERS]


def test_people_of_whom_only_the_name_is_known_are_people(tmp_path: Path) -> None:
    rows = [PEOPLE[0], *PEOPLE[1:9], ["", "Ann Lee", "", ""], PEOPLE[9], ["", "Bo Ray", "", ""], *PEOPLE[10:]]
    assert len(imported(tmp_path, rows).people) == len(MEMBERS) + 2
