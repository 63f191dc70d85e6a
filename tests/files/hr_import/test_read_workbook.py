"""Workbooks are read as text in a process of their own; hostile ones end in a sentence, and never in a crash."""

from __future__ import annotations

import datetime
import time
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dataplanner.files.hr_import import ImportFileError, import_export, read_tables, read_workbook
from dataplanner.files.hr_import.errors import (
    CancelledError,
    UnreadableWorkbookError,
    WorkbookTooLargeError,
)
from dataplanner.files.hr_import.rules import rules
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, managers, of_kind, shape
from tests.files.hr_import.workbooks import SHEET, raw_workbook, workbook

ROWS = [list(HEADER), *table(company(20))]


def test_cells_are_text_as_they_are_shown(tmp_path: Path) -> None:
    moment = datetime.datetime(2024, 2, 29, 13, 30)  # noqa: DTZ001
    cells = [7, 1001.0, 0.5, True, datetime.date(2024, 2, 29), moment, "00123", "NA", " x ", None]
    path = workbook(tmp_path / "export.xlsx", {"People": [["Name", *"ABCDEFGHI"], cells]})
    (found,) = read_tables([path])
    assert found.rows == [
        ("7", "1001", "0.5", "TRUE", "2024-02-29", "2024-02-29 13:30:00", "00123", "NA", " x ", ""),
    ]


def test_table_in_the_middle_of_a_sheet(tmp_path: Path) -> None:
    offset = [[None, None, *row, None, "Dashboard", at] for at, row in enumerate(ROWS)]
    rows = [["Staff"], [], *([None] for _ in range(4)), *offset]
    found = import_export([workbook(tmp_path / "export.xlsx", {"Sheet1": rows})])
    assert shape(found).tops == 1
    assert [position.row for position in found.positions] == list(range(8, 28))


def test_merged_cells_hold_for_every_row(tmp_path: Path) -> None:
    rows = [["Manager", "Name", "Title"], ["", "Top Dog", "CEO"], ["Top Dog", "Ann Lee", "VP"], [None, "Bo Ray", "VP"]]
    path = workbook(tmp_path / "export.xlsx", {"People": [*rows, [None, "Cy Fox", "VP"]]}, merged=["A3:A5"])
    assert shape(import_export([path])).span == 3


def test_sheets_of_one_header_belong_together(tmp_path: Path) -> None:
    sheets = {"North": ROWS[:9], "South": [ROWS[0], *ROWS[9:]], "Codes": [["Code", "Meaning"], ["A", "b"]]}
    found = import_export([workbook(tmp_path / "export.xlsx", sheets)])
    assert len(found.positions) == 20
    assert shape(found).tops == 1
    assert [problem.source for problem in of_kind(found, "table_left_out")] == ["export.xlsx [Codes]"]


def test_a_second_view_of_the_same_people_is_left_out(tmp_path: Path) -> None:
    sheets = {"People": ROWS, "Managers only": ROWS[:5]}
    assert len(import_export([workbook(tmp_path / "export.xlsx", sheets)]).positions) == 20


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    path = workbook(tmp_path / "export.xlsx", {"People": ROWS}).rename(tmp_path / "export.csv")
    assert len(managers(import_export([path]))) == 20


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(WorkbookTooLargeError):
        read_tables([raw_workbook(tmp_path / "corner.xlsx", SHEET.format(rows=rows))])


def test_a_workbook_that_unpacks_to_a_thousand_times_its_size(tmp_path: Path) -> None:
    path = raw_workbook(tmp_path / "bomb.xlsx", b" " * 260_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(WorkbookTooLargeError):
        read_tables([path])


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {one} "{f"&{other};" * 10}">' for other, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    sheet = SHEET.format(rows='<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row>')
    sheet = sheet.replace("<worksheet", f"{bomb}]><worksheet", 1)
    with pytest.raises(ImportFileError):
        import_export([raw_workbook(tmp_path / "entities.xlsx", sheet)])


@pytest.mark.parametrize("keep", [30, 400, 0.5, 0.9])
def test_a_workbook_that_breaks_off(keep: float, tmp_path: Path) -> None:
    path = workbook(tmp_path / "export.xlsx", {"People": ROWS})
    data = path.read_bytes()
    path.write_bytes(data[: int(keep if keep > 1 else keep * len(data))])
    with pytest.raises(ImportFileError):
        read_tables([path])


def test_an_old_workbook_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    with pytest.raises(UnreadableWorkbookError):
        read_tables([path])


def test_a_workbook_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hurried = replace(rules(), workbook=replace(rules().workbook, seconds=-1.0))
    monkeypatch.setattr(read_workbook, "rules", lambda: hurried)
    with pytest.raises(WorkbookTooLargeError):
        read_tables([workbook(tmp_path / "export.xlsx", {"People": [ROWS[0], *ROWS[1:] * 200]})])


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = workbook(tmp_path / "export.xlsx", {"People": ROWS})
    with pytest.raises(CancelledError):
        read_tables([path], cancelled=lambda: True)


def test_progress_counts_the_rows(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    path = workbook(tmp_path / "export.xlsx", {"People": ROWS})
    import_export([path], progress=lambda stage, done, total: seen.append((stage, done, total)))
    assert ("reading", 21, 21) in seen
    assert list(dict.fromkeys(stage for stage, _, _ in seen)) == [
        "reading",
        "mapping",
        "cleaning",
        "resolving",
        "building",
    ]


def test_the_parent_outlives_every_hostile_workbook(tmp_path: Path) -> None:
    """The child is gone when the error arrives: nothing goes on in the background."""
    before = time.monotonic()
    test_a_cell_in_the_last_corner(tmp_path)
    assert time.monotonic() - before < rules().workbook.seconds


@pytest.mark.parametrize("merged", [(), ("B2:E2",)])
def test_a_table_that_begins_in_a_later_column(merged: tuple[str, ...], tmp_path: Path) -> None:
    rows = [HEADER, *([f"{at}", f"Ann Lee{at}", "Clerk", "1"] for at in range(1, 6))]
    placed = [[], ["", "Staff"], *(["", *row] for row in rows)]
    (found,) = read_tables([workbook(tmp_path / "late.xlsx", {"People": placed}, merged)])
    assert found.header == HEADER
    assert list(found.rows) == [tuple(row) for row in rows[1:]]
    assert list(found.row_numbers) == [4, 5, 6, 7, 8]


def test_hidden_rows_and_columns_are_told_and_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "export.xlsx", {"People": [list(HEADER), *table(company(9))]})
    book = openpyxl.load_workbook(path)
    for row in (3, 4):
        book.active.row_dimensions[row].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.save(path)
    found = import_export([path])
    assert len(found.positions) == 9
    assert [": 2." in problem.sentence for problem in of_kind(found, "hidden_rows")] == [True]
    assert [": 1." in problem.sentence for problem in of_kind(found, "hidden_columns")] == [True]


def test_formulas_without_results_are_told_with_a_remedy(tmp_path: Path) -> None:
    """As programs write them that do not calculate."""
    rows = [
        [id_, name, title, "=VLOOKUP(E2,A:B,2)" if boss else "", boss] for id_, name, title, boss in table(company(9))
    ]
    path = workbook(tmp_path / "export.xlsx", {"People": [["ID", "Name", "Title", "Manager", "Ref"], *rows]})
    (told,) = of_kind(import_export([path]), "no_results")
    assert "Manager" in told.sentence
    assert "save it there" in told.remedy
