"""Problems decided on the command line: the list is written, an option changed in it, and the import repeated."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PEOPLE = """Id,Name,Title,Manager,Salary
1,Ada,Chief,,90
2,Bob,Head,1,80
3,Cy,Clerk,2,70
4,Di,Clerk,9,60
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path / "people.csv"


def test_a_changed_option_is_taken(export: Path, answer: Callable[..., Any], tmp_path: Path) -> None:
    problems = tmp_path / "problems.json"
    found = answer("import", export, "-o", tmp_path / "a.dataplan", "--problems", problems)
    assert found["leaders_made"] == 0
    told = json.loads(problems.read_text(encoding="utf-8"))
    missing = next(one for one in told if one["kind"] == "missing_manager")
    missing["chosen"] = next(at for at, text in enumerate(missing["options"]) if text.startswith("Add"))
    problems.write_text(json.dumps(told), encoding="utf-8")
    assert answer("import", export, "-o", tmp_path / "b.dataplan", "--decisions", problems)["leaders_made"] == 1


def test_another_file_is_refused(export: Path, refusal: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"a": 1}', encoding="utf-8")
    said = refusal("import", export, "-o", tmp_path / "a.dataplan", "--decisions", tmp_path / "other.json")
    assert "--problems" in said


def test_the_rows_are_written_without_sensitive_columns(
    export: Path, answer: Callable[..., Any], tmp_path: Path
) -> None:
    answer("import", export, "-o", tmp_path / "a.dataplan", "--problem-rows", tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["Source", "Row", "Problem", "Id", "Name", "Title", "Manager"]
    assert row[1] == "5"
    assert row[3:] == ["4", "Di", "Clerk", "9"]
