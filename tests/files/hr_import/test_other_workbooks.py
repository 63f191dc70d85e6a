"""XLS, ODS and XLSB tell the same people as XLSX; LibreOffice writes the first two."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dataplanner.files.hr_import import import_export, read_tables
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, managers, shape
from tests.files.hr_import.workbooks import workbook
from tests.files.hr_import.xlsb import binary_workbook
from tests.files.workbook.office import convert, needs_office

ROWS = [
    [*HEADER, "Start", "FTE", "Code"],
    *([*row, datetime.date(2020, 1, 1 + at), 0.5, f"00{at}"] for at, row in enumerate(table(company(20)))),
]
FORMS = ("xls", "ods", "xlsx")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbook as LibreOffice writes it in each form, and as it was."""
    folder = tmp_path_factory.mktemp("office")
    source = workbook(folder / "people.xlsx", {"People": [["Staff 2024"], [], *ROWS], "Codes": [["Code"], ["A"]]})
    for form in FORMS:
        convert([source], form, folder / form)
    return {form: folder / form / f"people.{form}" for form in FORMS} | {"": source}


@needs_office
@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_same_cells(form: str, converted: dict[str, Path]) -> None:
    ours, theirs = read_tables([converted[""]]), read_tables([converted[form]])
    assert [(table_.header, table_.rows, table_.row_numbers) for table_ in theirs] == [
        (table_.header, table_.rows, table_.row_numbers) for table_ in ours
    ]
    assert theirs[0].rows[0][4:] == ("2020-01-01", "0.5", "000")


@needs_office
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_organisation(form: str, converted: dict[str, Path]) -> None:
    found = import_export([converted[form]])
    assert managers(found) == managers(import_export([converted[""]]))
    assert shape(found).tops == 1
    assert found.positions[0].row == 4


def test_a_binary_workbook(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [list(HEADER), *(list(row) for row in table(company(20)))]
    found = import_export([binary_workbook(tmp_path / "people.xlsb", [[*row, 0.5] for row in rows])])
    assert managers(found) == managers(import_export([workbook(tmp_path / "people.xlsx", {"People": rows})]))
    assert len(found.positions) == 20
