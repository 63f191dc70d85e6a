"""What only the built program does: it starts itself again to read a workbook, since it has no Python beside it."""

import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from dataplanner.files.hr_import import read_tables, read_workbook


def test_the_program_reads_a_workbook_in_the_role_of_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = Workbook()
    for row in (["Name", "Manager"], ["Ada", ""], ["Bo", "Ada"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "export.xlsx")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *words = read_workbook.command()
    assert program == sys.executable
    monkeypatch.setattr(read_workbook, "command", lambda: [program, "-m", "dataplanner", *words])
    (table,) = read_tables([tmp_path / "export.xlsx"])
    assert (table.header, table.row_numbers) == (("Name", "Manager"), [2, 3])
