"""Workbooks that want to do something: links are not followed, macros not run, and stray corners told."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from dataplanner.files.hr_import import import_export
from dataplanner.files.hr_import.errors import WorkbookTooLargeError
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, managers
from tests.files.hr_import.workbooks import SHEET, raw_workbook, workbook

ROWS = [list(HEADER), *map(list, table(company(20)))]


def cells(row: int, *inner: str) -> str:
    """A row of cells as XML; each is the inside of a cell of text."""
    held = "".join(f'<c r="{"ABCDEFGH"[at]}{row}" t="str">{one}</c>' for at, one in enumerate(inner))
    return f'<row r="{row}">{held}</row>'


def test_a_stray_cell_in_the_last_corner_beside_people(tmp_path: Path) -> None:
    rows = cells(1, "<v>Id</v>", "<v>Name</v>", "<v>Title</v>", "<v>Manager</v>") + cells(2, "<v>1</v>", "<v>Ada</v>")
    stray = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(WorkbookTooLargeError) as told:
        import_export([raw_workbook(tmp_path / "corner.xlsx", SHEET.format(rows=rows + stray))])
    assert "corner.xlsx" in told.value.sentence
    assert "stray" in told.value.remedy


def test_an_external_link_is_not_followed(tmp_path: Path) -> None:
    """The values that were last worked out count; the file they come from, which is there, is not read."""
    workbook(tmp_path / "secret.xlsx", {"Pay": [["LEAKED"]]})
    link = f"<f>'file://{tmp_path}/[secret.xlsx]Pay'!A1</f>"
    rows = cells(1, "<v>Id</v>", "<v>Name</v>", "<v>Title</v>", "<v>Manager</v>")
    rows += cells(2, "<v>1</v>", f"{link}<v>Ada</v>", "<v>Chief</v>", "<v></v>")
    rows += cells(3, "<v>2</v>", '<f>WEBSERVICE("http://localhost/")</f><v>Bob</v>', "<v>Head</v>", "<v>1</v>")
    rows += cells(4, "<v>3</v>", "<f>cmd|'/c calc'!A0</f><v>Cy</v>", f"{link}", "<v>1</v>")
    found = import_export([raw_workbook(tmp_path / "links.xlsx", SHEET.format(rows=rows))])
    assert [person.name for person in found.people] == ["Ada", "Bob", "Cy"]
    assert "LEAKED" not in str(found.positions)


def test_a_macro_is_not_run_and_hinders_nobody(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "people.xlsx", {"People": ROWS})
    path = tmp_path / "people.xlsm"
    shutil.copy(plain, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"AutoOpen" * 200)
    before = set(tmp_path.iterdir())
    assert managers(import_export([path])) == managers(import_export([plain]))
    assert set(tmp_path.iterdir()) == before


def test_an_entity_that_names_a_file_brings_nothing_in(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("LEAKED", encoding="utf-8")
    rows = cells(1, "<v>Id</v>", "<v>Name</v>", "<v>Title</v>", "<v>Manager</v>")
    rows += cells(2, "<v>1</v>", "<v>&leak;</v>", "<v>Chief</v>", "<v></v>") + cells(3, "<v>2</v>", "<v>Bob</v>")
    inside = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "file://{tmp_path}/secret.txt">]><worksheet'
    path = raw_workbook(tmp_path / "entity.xlsx", SHEET.format(rows=rows).replace("<worksheet", inside, 1))
    try:
        found = str(import_export([path], flat=True))
    except Exception as error:  # noqa: BLE001 – whatever it is must not hold what was in the file
        found = str(error)
    assert "LEAKED" not in found
