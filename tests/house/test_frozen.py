"""What only the built program does: it starts itself again to read a workbook, since it has no Python beside it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from dataplanner.files.hr_import import read_workbook
from dataplanner.files.hr_import.vocabulary import vocabulary


def test_the_program_reads_a_workbook_in_the_role_of_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = Workbook()
    workbook.active.append(["Name", "Manager"])
    workbook.save(tmp_path / "export.xlsx")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *words = read_workbook.command()
    asked = {"path": str(tmp_path / "export.xlsx"), "password": "", "limits": vocabulary().rules["workbook"]}
    child = subprocess.run(
        [program, "-m", "dataplanner", *words],
        input=json.dumps(asked) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    sheet, rows = (json.loads(line) for line in child.stdout.splitlines())
    assert sheet["sheet"] == "Sheet"
    assert rows == [["Name", "Manager"]]
