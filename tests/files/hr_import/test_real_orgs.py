"""Every real export imports with the counts that a separate script took; where ours differ, the rows are told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from dataplanner.files.hr_import import ImportedOrganisation, NoManagerColumnError, import_export
from dataplanner.files.hr_import.errors import NotATableError
from tests.files.hr_import.exports import accounted, of_kind, shape
from tests.real_orgs import REAL_ORGS, facts, needs_real_orgs

pytestmark = needs_real_orgs

HMRC = "uk-hmrc-2013/300913-HMRC-Organogram-Final-"


@dataclass(frozen=True)
class Case:
    """An export, what facts.json calls it, and the way in which its managers are given."""

    fact: str
    files: tuple[str, ...]
    column: str
    way: str
    key: str
    share: float = 1.0


CASES = [
    Case("cert 2009-12", ("cert-ldap-r5.2/LDAP-2009-12.csv",), "supervisor", "name", "name"),
    Case("cert 2011-05", ("cert-ldap-r5.2/LDAP-2011-05.csv",), "supervisor", "name", "name"),
    Case("aw-dw", ("adventureworks-dw/DimEmployee.csv",), "ParentEmployeeKey", "id", "employee_id"),
    Case("aw-dw pipe", ("adventureworks-dw/DimEmployee-pipe-noheader.csv",), "(C)", "id", "employee_id"),
    Case("foodmart", ("foodmart/employee.json",), "supervisor_id", "id", "employee_id"),
    Case("oracle-hr", ("oracle-hr/EMPLOYEES.csv",), "MANAGER_ID", "id", "employee_id"),
    Case("oracle-hr-12k", ("oracle-hr-12k-dups/EMPLOYEES.csv",), "manager_id", "id", "employee_id"),
    Case("d3sample", ("d3-org-chart-sample/org.csv",), "parentId", "id", "employee_id"),
    Case("ldif-389ds/Example.ldif", ("ldif-389ds/Example.ldif",), "manager", "dn", "dn"),
    Case("chinook", ("chinook/ChinookData.json",), "ReportsTo", "id", "employee_id"),
    Case("northwind", ("northwind/employees.csv",), "reportsTo", "id", "employee_id"),
    Case("odoo", ("odoo-external-ids/hr.employee.csv",), "parent_id/id", "id", "employee_id"),
    Case("xlsx-orgdata", ("xlsx-orgdata/orgchart.xlsx",), "Manager ID", "id", "employee_id"),
    Case("ucl", ("ucl-level-columns/orgchart.csv",), "1 … 7", "levels", "1 … 7"),
    Case("uk-hmrc-2013 senior", (f"{HMRC}senior.csv",), "Reports to Senior Post", "id", "position_id"),
    Case(
        "uk-hmrc-2013 senior+junior",
        (f"{HMRC}senior.csv", f"{HMRC}junior.csv"),
        "Reports to Senior Post",
        "id",
        "position_id",
    ),
]  # fmt: skip
NO_DATA = {".txt", ".md", ".url"}
SHARED_IDS = {"uk-hmrc-2013 senior": 5, "uk-hmrc-2013 senior+junior": 5}
"""Rows that facts.json counts with another of the same id (six posts have the id 0) and that we keep apart."""


def organisation(*files: str, **options: bool) -> ImportedOrganisation:
    found = import_export([REAL_ORGS / file for file in files], **options)
    assert accounted(found)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.fact)
def test_counts_and_mapping(case: Case) -> None:
    fact = facts()[case.fact]
    found = organisation(*case.files)
    seen = shape(found)
    assert found.rows_read == fact["rows"]
    assert len(found.positions) == fact["distinct"] + SHARED_IDS.get(case.fact, 0)
    assert (seen.roots, seen.tops, seen.layers, seen.span) == (
        fact["roots_with_reports"],
        fact["tops_total"],
        fact["max_depth"],
        fact["max_span"],
    )
    assert len(of_kind(found, "missing_manager")) == fact["missing_mgr_rows"]
    chosen = found.mapping.managers[0]
    assert chosen is not None
    assert (chosen.column, chosen.way, chosen.key) == (case.column, case.way, case.key)
    assert found.share_resolved == pytest.approx(case.share)


OTHERS = [
    Case("aw-oltp", ("adventureworks-oltp/Employee.csv",), "(D)", "hierarchyid", "(D)"),
    Case("huebner-v13 (name LF vs FL)", ("huebner-v13/HRDataset_v13.csv",), "ManagerName", "name", "name", 308 / 310),
    Case("hr560 sheets", ("huebner-v13/HR560 Data Set v5.xlsx",), "Manager Name", "name", "name", 299 / 301),
    Case("entra", ("entra-tenant-csv/AzureADUsers.csv",), "Manager", "name", "name", 270 / 271),
    Case("odoo", ("odoo-external-ids/hr.department.csv",), "parent_id/id", "id", "employee_id"),
    # Its managers stand in the other file: none resolves.
    Case("uk-hmrc-2013 senior+junior", (f"{HMRC}junior.csv",), "Reporting Senior Post", "id", "", 0.0),
]  # fmt: skip
"""The files whose counts need more words than a row of the table: they have tests of their own below."""
NO_HIERARCHY = {"ibm-attrition/WA_Fn-UseC_-HR-Employee-Attrition.xlsx", "xlsx-offset-merged/employees.xlsx"}
NO_TABLE = {"oracle-hr/hr_populate.sql"}


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case.files[0])
def test_mapping_of_the_others(case: Case) -> None:
    found = organisation(*case.files)
    chosen = found.mapping.managers[0]
    assert chosen is not None
    assert (chosen.column, chosen.way, chosen.key) == (case.column, case.way, case.key)
    assert found.share_resolved == pytest.approx(case.share, abs=0.0005)
    assert case.fact in facts()


def test_no_file_is_forgotten() -> None:
    told = {file for case in (*CASES, *OTHERS) for file in case.files} | NO_HIERARCHY | NO_TABLE
    there = {
        str(path.relative_to(REAL_ORGS).as_posix()) for path in REAL_ORGS.glob("*/*") if path.suffix not in NO_DATA
    }
    assert there - told == set()


def test_a_script_is_no_table() -> None:
    for file in NO_TABLE:
        with pytest.raises(NotATableError, match="database script"):
            organisation(file, flat=True)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.way == "id" and not case.column.startswith("(")], ids=lambda case: case.fact
)
def test_widest_span_is_where_the_script_saw_it(case: Case) -> None:
    spans = Counter((position.manager_id or "").casefold() for position in organisation(*case.files).positions)
    assert spans[facts()[case.fact]["max_span_at"]] == facts()[case.fact]["max_span"]


def test_keys_with_history() -> None:
    found = organisation("adventureworks-dw/DimEmployee.csv")
    assert len(found.people) == 290
    assert [problem.row for problem in of_kind(found, "historical_row")] == [5, 8, 99, 144, 279, 280]
    assert {"BirthDate", "Gender", "MaritalStatus", "BaseRate", "EmployeeNationalIDAlternateKey", "Phone"} <= set(
        found.columns_left_out
    )
    national = {"14417807", "253022876", "509647174"}
    assert national.isdisjoint(cell for position in found.positions for cell in position.fields.values())
    assert national.isdisjoint(person.id for person in found.people)


def test_hierarchyid_path() -> None:
    found = organisation("adventureworks-oltp/Employee.csv")
    fact = facts()["aw-oltp"]
    assert found.mapping.manager_way == "hierarchyid"
    assert len(found.positions) == fact["rows"]
    above = {position.id: position.manager_id for position in found.positions}
    levels = [0] * (len(fact["levels"]))
    for position in above:
        depth, upper = 0, above[position]
        while upper:
            depth, upper = depth + 1, above[upper]
        levels[depth] += 1
    assert levels == list(fact["levels"].values())


def test_manager_id_that_is_a_trap() -> None:
    """30 managers have no exact match: initials were dropped for 28 rows, the board is not in the file for two."""
    found = organisation("huebner-v13/HRDataset_v13.csv")
    fact = facts()["huebner-v13 (name LF vs FL)"]
    chosen = found.mapping.managers[0]
    assert chosen is not None
    assert (chosen.column, chosen.key) == ("ManagerName", "name")
    assert (len(found.positions), len(found.people)) == (fact["rows"], fact["rows"])
    loose, missing = of_kind(found, "matched_loosely"), of_kind(found, "missing_manager")
    assert len(loose) + len(missing) == fact["missing_mgr_rows"]
    assert len(missing) == 2
    assert all("Board of Directors" in problem.sentence for problem in missing)
    assert all("LeBlanc" in problem.sentence or "Butler" in problem.sentence for problem in loose)
    seen = shape(found)
    assert (seen.roots, seen.layers, seen.span) == (fact["roots_with_reports"], fact["max_depth"], fact["max_span"])
    assert seen.tops == fact["tops_total"] - len(loose)
    assert len(of_kind(found, "leaver")) == 103


def test_posts_without_names_and_groups_of_posts() -> None:
    found = organisation(f"{HMRC}senior.csv", f"{HMRC}junior.csv")
    fact = facts()["uk-hmrc-2013 senior+junior"]
    junior = [position for position in found.positions if position.source.endswith("junior.csv")]
    assert sum(position.fte for position in junior) == pytest.approx(fact["fte"])
    zero = [position for position in found.positions if position.row in range(2, 8) and position not in junior]
    assert len({position.id for position in zero}) == len({position.manager_id for position in zero}) == 6
    assert all(position.vacant and position.person_id is None for position in zero)
    holders = [position.person_id for position in found.positions if position.person_id]
    assert len(holders) == len(set(holders)) == len(found.people)
    nameless = [person for person in found.people if not person.name]
    assert len(nameless) == len(junior) + 268 - 6
    assert len(of_kind(found, "vacancy")) == 13 + 6
    assert len(of_kind(found, "eliminated")) == 22


def test_junior_posts_alone_make_their_leaders() -> None:
    found = organisation(f"{HMRC}junior.csv")
    junior = facts()["uk-hmrc-2013 senior+junior"]
    assert len(found.positions) - found.made == 5107
    assert found.made == len(of_kind(found, "made_leader")) == 242
    assert shape(found).span == junior["max_span"]
    assert of_kind(found, "doubtful_mapping")


def test_template_row_and_four_people_of_one_name() -> None:
    found = organisation("entra-tenant-csv/AzureADUsers.csv")
    fact = facts()["entra"]
    assert found.rows_read == fact["rows"]
    assert [problem.row for problem in of_kind(found, "template_row")] == [2]
    assert [problem.row for problem in of_kind(found, "missing_manager")] == [3]
    assert sum(person.name == "Chris Johnson" for person in found.people) == 4
    seen = shape(found)
    assert (seen.roots, seen.layers, seen.span) == (fact["roots_with_reports"], fact["max_depth"], fact["max_span"])
    # The form to fill in was the other top.
    assert seen.tops == fact["tops_total"] - 1


def test_exact_duplicates_are_merged_and_counted() -> None:
    found = organisation("oracle-hr-12k-dups/EMPLOYEES.csv")
    assert found.rows_merged == facts()["oracle-hr-12k"]["dup_rows"]
    assert sum(len(problem.related) for problem in of_kind(found, "duplicate_row")) == found.rows_merged


def test_the_sheet_of_people_is_found_among_six() -> None:
    found = organisation("huebner-v13/HR560 Data Set v5.xlsx")
    assert {position.source for position in found.positions} == {"HR560 Data Set v5.xlsx [Core Data Set]"}
    assert len(found.positions) == facts()["hr560 sheets"]["Core Data Set"][0] - 1
    assert len(of_kind(found, "table_left_out")) == 5


@pytest.mark.parametrize(
    ("file", "rows"),
    [("ibm-attrition/WA_Fn-UseC_-HR-Employee-Attrition.xlsx", 1470), ("xlsx-offset-merged/employees.xlsx", 12)],
)
def test_no_hierarchy_at_all(file: str, rows: int) -> None:
    with pytest.raises(NoManagerColumnError):
        organisation(file)
    found = organisation(file, flat=True)
    assert len(found.positions) == rows
    assert len(of_kind(found, "no_manager_column")) == 1
    assert all(position.manager_id is None for position in found.positions)
