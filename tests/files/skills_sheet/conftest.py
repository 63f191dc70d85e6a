"""A plan with a team to ask about, its workbook as sent, and a manager who edits it like people do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_merge import Merge, merged
from dataplanner.analysis.skills_requests import request_about_all
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.files.skills_sheet import Returned, read_returned, write_request
from dataplanner.model.plan import Plan

DAY = date(2026, 11, 21)
IDS, HEADER, FIRST = 5, 6, 7
ID, NAME, SKILL = 1, 2, 3
"""Where things stand on the sheet that was sent."""

Edit = Callable[[Worksheet], object]
BringBack = Callable[[Edit], tuple[Returned, Merge]]


@pytest.fixture(scope="session")
def method() -> Method:
    return load_method()


@pytest.fixture
def plan() -> Plan:
    """The ten-person team of fig. 12-2."""
    return read_plan_json(root() / "sample_orgs" / "ten-person-team.plan.json")


@pytest.fixture
def sent(plan: Plan, method: Method, tmp_path: Path) -> Path:
    """The workbook about the whole team, as it goes out."""
    path = tmp_path / "Dana.xlsx"
    request = request_about_all(plan, "as-is", plan.organisation().sorted_teams(), method)
    assert request is not None
    write_request(plan, request, method, path, today=DAY)
    return path


@pytest.fixture
def bring_back(plan: Plan, method: Method, sent: Path) -> BringBack:
    """Edits the first sheet as a manager would, and brings the file back."""

    def edit(act: Edit) -> tuple[Returned, Merge]:
        workbook = load_workbook(sent)
        act(workbook.worksheets[0])
        workbook.save(sent)
        found = read_returned(plan, [sent], method)
        return found, merged(plan, found.claims, method)

    return edit


def row_of(sheet: Worksheet, name: str) -> int:
    """The row of a person on the sheet as it was sent."""
    return next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, NAME).value == name)


def column_of(sheet: Worksheet, skill: str) -> int:
    return next(column for column in range(SKILL, sheet.max_column + 1) if sheet.cell(HEADER, column).value == skill)


def mark(sheet: Worksheet, name: str, skill: str, text: object) -> None:
    """Type into a person's cell."""
    sheet.cell(row_of(sheet, name), column_of(sheet, skill)).value = text  # type: ignore[assignment]


def changes(found: Merge) -> set[tuple[str, str, bool | None]]:
    """What changes, by ids."""
    return {(change.claim.person, change.claim.skill, change.claim.held) for change in found.changes}


def rows_of(sheet: Worksheet, last: int) -> list[list[object]]:
    """The values of the people's rows."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(FIRST, last)]


def put_rows(sheet: Worksheet, rows: list[list[object]], first: int = FIRST) -> None:
    for at, values in enumerate(rows, first):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column).value = value  # type: ignore[assignment]
