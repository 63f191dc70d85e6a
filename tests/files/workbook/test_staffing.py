"""The sheet of the hiring and training plan."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dataplanner.analysis.method import Method
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.files.workbook import write_workbook
from dataplanner.model.document import Document
from dataplanner.model.edits import AnswerGap
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS


@pytest.fixture
def plan() -> Plan:
    return read_plan_json(root() / "sample_orgs" / "ten-person-team.plan.json")


def rows(plan: Plan, method: Method, path: Path) -> list[list[str]]:
    """The rows of the plan below their header; none where there is no such sheet."""
    write_workbook(plan, AS_IS, method, path, today=date(2027, 1, 31))
    workbook = load_workbook(path)
    if "Hiring and training" not in workbook.sheetnames:
        return []
    found = takewhile(any, workbook["Hiring and training"].iter_rows(5, values_only=True))
    return [[str(value or "") for value in row] for row in found]


def test_without_an_answer_there_is_no_such_sheet(plan: Plan, method: Method, tmp_path: Path) -> None:
    assert rows(plan, method, tmp_path / "a.xlsx") == []


def test_each_gap_with_its_dates(plan: Plan, method: Method, tmp_path: Path) -> None:
    fields = {"way": "hire", "when": "now", "note": "=budget of spring"}
    Document(plan).do(AnswerGap(AS_IS, "data-engineering", "schema", fields))
    assert rows(plan, method, tmp_path / "a.xlsx") == [
        ["Data engineering", "Schema", "Hire", "1", "31 Jan 2027", "30 Jun 2027", "31 Jan 2027", "0 of 10", "1 of 11",
         "Ready 5 months after it is needed. =budget of spring"],
        ["Data engineering", "Distributed systems", "open", "", "", "", "", "2 of 10", "", "Not decided yet."],
    ]  # fmt: skip


def test_below_the_plan_every_skill_is_told_now_and_then(plan: Plan, method: Method, tmp_path: Path) -> None:
    Document(plan).do(AnswerGap(AS_IS, "data-engineering", "schema", {"way": "hire"}))
    write_workbook(plan, AS_IS, method, tmp_path / "a.xlsx", today=date(2027, 1, 31))
    sheet = load_workbook(tmp_path / "a.xlsx")["Hiring and training"]
    told = {row[0]: row[2] for row in sheet.iter_rows(8, values_only=True) if row[0]}
    assert told["Schema"] == "Data engineering 0 of 10, then 1 of 11"
    assert told["Distributed systems"] == "Data engineering 2 of 10"
    assert len(told) == 9
