"""The sheets of changes: one for each scenario that the report compares, a line a difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dataplanner.analysis.distance import LARGEST
from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.files.workbook import write_workbook
from dataplanner.model.edits import AddPosition, ChangePosition, CopyScenario, MovePosition, RemovePosition
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.files.workbook import plans
from tests.files.workbook.conftest import TODAY

TO_BE = "to-be"


@pytest.fixture
def plan() -> Plan:
    plan = plans.small_plan()
    for edit in (
        CopyScenario(AS_IS, "=One leader", TO_BE),
        CopyScenario(AS_IS, "Nothing new", "same"),
        AddPosition(TO_BE, "Chief Data Officer", "ceo", "Ida New", "cdo"),
        MovePosition(TO_BE, "de-lead", "cdo"),
        ChangePosition(TO_BE, "de-lead", {"title": "=1+1"}),
        RemovePosition(TO_BE, "de-3"),
    ):
        edit.apply(plan)
    return plan


def book(plan: Plan, scenario: str, method: Method, folder: Path) -> Workbook:
    write_workbook(plan, scenario, method, folder / "x.xlsx", today=TODAY)
    return load_workbook(folder / "x.xlsx")


def changes(workbook: Workbook, name: str) -> list[tuple[object, ...]]:
    return list(workbook[name].iter_rows(values_only=True))


def test_as_is_lists_the_changes_of_every_other_scenario(plan: Plan, method: Method, tmp_path: Path) -> None:
    workbook = book(plan, AS_IS, method, tmp_path)
    rows = changes(workbook, "Changes =One leader")
    assert rows[0][0] == "As is → =One leader"
    assert rows[1][0] == "Joined 1, left 1, moved 1, another title 1"
    assert rows[4:8] == [
        ("Ida New", "Chief Data Officer", "Joined", None, "Ada Lovelace, CEO"),
        ("Dana Whitfield", "=1+1", "Moved", "Ben Abe, CTO", "Ida New, Chief Data Officer"),
        ("Dana Whitfield", "=1+1", "Another title", "Head of Data Engineering", "=1+1"),
        ("Vacant", "Data Engineer", "Left", "Dana Whitfield, Head of Data Engineering", None),
    ]
    assert [name for name in workbook.sheetnames if name.startswith("Changes")] == ["Changes =One leader"]


def test_below_the_changes_stand_figures_and_findings_before_and_after(
    plan: Plan, method: Method, tmp_path: Path
) -> None:
    rows = changes(book(plan, AS_IS, method, tmp_path), "Changes =One leader")
    figures = {row[0]: (row[3], row[4]) for row in rows[8:20]}
    assert figures["Layers"] == ("4", "4")
    assert figures["Positions"] == ("13", "13")
    assert figures["Vacant positions"] == ("1", "0")
    told = next(row for row in changes(book(plan, AS_IS, method, tmp_path), "Summary") if row[0] == LARGEST)
    assert figures[LARGEST][0] == f"{told[1]}"
    heads = [row[0] for row in rows]
    gone, new = heads.index("Findings that go"), heads.index("Findings that come")
    before, after = ({found.headline for found in findings(plan, one, method, TODAY)} for one in (AS_IS, TO_BE))
    assert {row[0] for row in rows[gone + 1 : new - 1]} <= (before | {"none"})
    assert {row[0] for row in rows[new + 1 :]} - {"none"} <= after


def test_another_scenario_lists_its_own_changes_only(plan: Plan, method: Method, tmp_path: Path) -> None:
    workbook = book(plan, TO_BE, method, tmp_path)
    assert [name for name in workbook.sheetnames if name.startswith("Changes")] == ["Changes =One leader"]


def test_no_cell_of_a_change_is_a_formula(plan: Plan, method: Method, tmp_path: Path) -> None:
    sheet = book(plan, AS_IS, method, tmp_path)["Changes =One leader"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row if cell.value} == {"s"}


def test_a_plan_of_one_scenario_has_no_such_sheet(small_workbook: Workbook) -> None:
    assert not [name for name in small_workbook.sheetnames if name.startswith("Changes")]
