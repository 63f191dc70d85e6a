"""CSV for spreadsheet programs: everything comes back as it was, and nothing can be worked out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.files.csv_text import safe_cell, write_csv


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1+1", "\r=1"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ann", "-5", "+4", "-1,5", "a=b", "O'Hara"])
def test_anything_else_stays(cell: str) -> None:
    assert safe_cell(cell) == cell


@given(st.text())
@settings(max_examples=50)
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    safe = safe_cell(cell)
    assert safe.lstrip()[:1] not in tuple("=@") or not safe
    assert safe.removeprefix("'") == cell.removeprefix("'")


def test_excel_knows_the_encoding_and_line_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write_csv(path, [("Name", "Note"), ('Zoë; "Z"', "two\nlines")])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["Name", "Note"], ['Zoë; "Z"', "two\nlines"]]
