"""CSV for spreadsheet programs: everything comes back as it was, and nothing can be worked out."""

from __future__ import annotations

import csv
from pathlib import Path

from dataplanner.files.csv_text import write_csv


def test_excel_knows_the_encoding_and_line_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write_csv(path, [("Name", "Note"), ('Zoë; "Z"', "two\nlines"), ("=1+1", "-5")])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["Name", "Note"], ['Zoë; "Z"', "two\nlines"], ["'=1+1", "-5"]]
