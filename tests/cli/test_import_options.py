"""``import`` with a mapping of the user's own, with rows left out, and with the problems in a file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.cli.main import main
from dataplanner.files.plan_file import open_plan
from dataplanner.model.positions import Position
from tests.files.hr_import.workbooks import workbook

Answer = Callable[..., Any]
Refusal = Callable[..., str]
PEOPLE = """Id,Name,Title,Manager,Mentor,Status
1,Ada,Chief,,,Active
2,Bob,Head,1,1,Active
3,=Cy,Analyst,2,1,Active
4,Di,Clerk,9,1,Active
5,Ed,Clerk,2,1,Terminated
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def managers(plan: Path) -> dict[str, str | None]:
    return {position.id: position.manager for position in open_plan(plan).all(Position)}


def test_a_mapping_is_saved_changed_and_used(answer: Answer, people: Path, tmp_path: Path) -> None:
    mapping, plan = tmp_path / "mapping.json", tmp_path / "a.dataplan"
    answer("import", people, "-o", plan, "--save-mapping", mapping)
    assert managers(plan)["3"] == "2"
    data = json.loads(mapping.read_text(encoding="utf-8"))
    assert data["managers"][0]["column"] == "Manager"
    data["managers"][0]["column"] = "Mentor"
    mapping.write_text(json.dumps(data), encoding="utf-8")
    told = answer("import", people, "-o", plan, "--replace", "--mapping", mapping)
    assert told["share_resolved"] == 1
    assert set(managers(plan).values()) == {None, "1"}


def test_the_problems_as_csv_cannot_become_formulas(answer: Answer, people: Path, tmp_path: Path) -> None:
    path = tmp_path / "problems.csv"
    told = answer("import", people, "-o", tmp_path / "a.dataplan", "--problems", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["Source", "Row", "Kind", "Level", "What was seen", "What to do"]
    assert [row[2] for row in rows] == [problem["kind"] for problem in told["problems"]]
    assert ["people.csv", "5", "missing_manager"] in [row[:3] for row in rows]


def test_the_problems_as_json_are_those_of_the_result(answer: Answer, people: Path, tmp_path: Path) -> None:
    path = tmp_path / "problems.json"
    told = answer("import", people, "-o", tmp_path / "a.dataplan", "--problems", path)
    assert json.loads(path.read_text(encoding="utf-8")) == told["problems"]


def test_leavers_are_left_out_when_asked(answer: Answer, people: Path, tmp_path: Path) -> None:
    plan = tmp_path / "a.dataplan"
    assert answer("import", people, "-o", plan)["positions"] == 5
    told = answer("import", people, "-o", plan, "--replace", "--leave-out", "leaver")
    assert (told["positions"], told["rows_left_out"]) == (4, 1)
    assert "5" not in managers(plan)


def test_what_cannot_be_is_refused_before_anything_is_written(refusal: Refusal, people: Path, tmp_path: Path) -> None:
    plan, mapping = tmp_path / "a.dataplan", tmp_path / "mapping.json"
    assert "problems.txt" in refusal("import", people, "-o", plan, "--problems", tmp_path / "problems.txt")
    assert "strangers" in refusal("import", people, "-o", plan, "--leave-out", "strangers")
    mapping.write_text("[]", encoding="utf-8")
    assert "people.csv" in refusal("import", people, "-o", plan, "--mapping", mapping, "--save-mapping", people)
    assert not plan.exists()


@pytest.mark.parametrize("content", ["[]", "{", None])
def test_a_mapping_that_cannot_be_used_is_told(
    content: str | None, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, mapping = tmp_path / "a.dataplan", tmp_path / "mapping.json"
    if content is not None:
        mapping.write_text(content, encoding="utf-8")
    assert main(["import", str(people), "-o", str(plan), "--mapping", str(mapping)]) == 2
    assert "mapping" in capsys.readouterr().err.splitlines()[-1]
    assert not plan.exists()


def test_where_the_table_is_may_be_said(answer: Answer, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, plan, mapping = tmp_path / "few.csv", tmp_path / "few.dataplan", tmp_path / "mapping.json"
    path.write_text("Item;Amount;Value\nA;1;\nB;2;A\nC;2;A\n", encoding="utf-8")
    assert main(["import", str(path), "-o", str(plan)]) == 2
    assert "--sheet and --header-row" in capsys.readouterr().err
    answer("import", path, "-o", plan, "--flat", "--header-row", "1", "--save-mapping", mapping)
    data = json.loads(mapping.read_text(encoding="utf-8"))
    data["fields"]["name"] = ["Item"]
    data["managers"] = [{"column": "Value", "key": "name", "way": "name"}]
    mapping.write_text(json.dumps(data), encoding="utf-8")
    told = answer("import", path, "-o", plan, "--replace", "--header-row", "1", "--mapping", mapping)
    assert (told["positions"], told["share_resolved"]) == (3, 1)
    assert main(["import", str(_book(tmp_path)), "-o", str(plan), "--replace", "--sheet", "Staff"]) == 2
    assert "no sheet called Staff" in capsys.readouterr().err


def _book(folder: Path) -> Path:
    return workbook(folder / "two.xlsx", {"A": [["Name", "Manager"], ["Ann", ""]], "B": [["Note"], ["x"]]})
