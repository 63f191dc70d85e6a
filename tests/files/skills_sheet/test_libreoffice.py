"""The round trip through LibreOffice, which saves as .xlsx and .ods in its own way and works the totals out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_merge import merged
from dataplanner.files.skills_sheet import read_returned
from dataplanner.model.plan import Plan
from tests.files.skills_sheet.conftest import FIRST, ID, IDS, SKILL, changes, mark, put_rows, row_of, rows_of
from tests.files.workbook.office import convert, needs_office, needs_poppler, pages

TYPED = {
    ("Mohamed", "Schema"): "X", ("Adam", "Schema"): "x", ("Jack", "Schema"): "X ", ("Feng", "Schema"): "yes",
    ("Riya", "Project veteran"): None, ("Juan", "Analysis"): "?", ("Mateo", "Programming"): "0.5",
}  # fmt: skip
WANTED = {
    ("mohamed", "schema", True), ("adam", "schema", True), ("jack", "schema", True), ("feng", "schema", True),
    ("riya", "project_veteran", False), ("juan", "analysis", None),
}  # fmt: skip


@pytest.fixture
def typed(sent: Path, tmp_path: Path) -> Path:
    """The workbook with X's in it, as LibreOffice's own flat form, which its cells are then set in."""
    workbook = load_workbook(sent)
    for (name, skill), text in TYPED.items():
        mark(workbook.worksheets[0], name, skill, text)
    workbook.save(sent)
    return sent


@needs_office
@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_saved_by_libreoffice_it_comes_back_exactly(
    plan: Plan, method: Method, typed: Path, tmp_path: Path, form: str
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    convert([typed], form, folder)
    saved = folder / f"Dana.{form}"
    returned = read_returned(plan, [saved], method)
    assert changes(merged(plan, returned.claims, method)) == WANTED
    assert [note.kind for note in returned.notes] == ["half"]
    assert len(returned.claims) == 79


@needs_office
@pytest.mark.libreoffice
@pytest.mark.long
def test_a_cell_set_in_libreoffices_own_form_comes_back(plan: Plan, method: Method, sent: Path, tmp_path: Path) -> None:
    """An X typed there, in the flat form of its documents; then saved as .ods and as .xlsx."""
    convert([sent], "fods", tmp_path)
    flat = tmp_path / "Dana.fods"
    text = flat.read_text(encoding="utf-8")
    start = text.index("Gabrielle</text:p>")
    cell = text.index("<text:p>X</text:p>", start)
    flat.write_text(text[:cell] + "<text:p>?</text:p>" + text[cell + len("<text:p>X</text:p>") :], encoding="utf-8")
    for form in ("ods", "xlsx"):
        folder = tmp_path / form
        folder.mkdir()
        convert([flat], form, folder)
        returned = read_returned(plan, [folder / f"Dana.{form}"], method)
        assert changes(merged(plan, returned.claims, method)) == {("gabrielle", "programming", None)}
        assert not returned.notes


@needs_office
@pytest.mark.libreoffice
def test_the_totals_follow_what_is_typed(typed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    convert([typed], "xlsx", folder)
    sheet = load_workbook(folder / "Dana.xlsx", data_only=True).worksheets[0]
    totals = [sheet.cell(FIRST + 10, column).value for column in range(SKILL, SKILL + 8)]
    assert totals == [2, 9, 2, 1, 2, 0, 2, 5], "Excel's COUNTIF takes x for X, and neither “X ” nor “yes”"


@needs_office
@needs_poppler
@pytest.mark.libreoffice
def test_it_prints_on_a_page_without_its_ids(sent: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pdf"
    folder.mkdir()
    convert([sent], "pdf", folder)
    (page,) = pages(folder / "Dana.pdf")
    assert "Mohamed" in page.text
    assert "dataplanner-skills" not in page.text
    assert "page 1 of 1" in page.text


def accidents(sheet: Worksheet) -> None:
    """Rows sorted, columns reordered, a row pasted, an id deleted, and four ways to type a mark."""
    for name, text in (("Adam", "x"), ("Jack", "X "), ("Feng", "yes"), ("Joseph", "0.5")):
        mark(sheet, name, "Schema", text)
    rows = sorted(rows_of(sheet, FIRST + 9), key=lambda row: str(row[1]))
    put_rows(sheet, rows)
    for row in range(IDS, FIRST + 10):
        values = [sheet.cell(row, column).value for column in range(SKILL, SKILL + 8)]
        for column, value in enumerate(reversed(values), SKILL):
            sheet.cell(row, column).value = value
    put_rows(sheet, [[None, "Nadia New", "X"]], FIRST + 14)
    sheet.cell(row_of(sheet, "Mohamed"), ID).value = None


@needs_office
@pytest.mark.libreoffice
@pytest.mark.long
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_all_accidents_at_once_saved_by_libreoffice(
    plan: Plan, method: Method, sent: Path, tmp_path: Path, form: str
) -> None:
    workbook = load_workbook(sent)
    accidents(workbook.worksheets[0])
    workbook.save(sent)
    folder = tmp_path / "saved"
    folder.mkdir()
    convert([sent], form, folder)
    returned = read_returned(plan, [folder / f"Dana.{form}"], method)
    found = merged(plan, returned.claims, method, returned.levels)
    assert changes(found) == {("adam", "schema", True), ("jack", "schema", True), ("feng", "schema", True)}
    assert sorted(note.kind for note in returned.notes) == ["half", "row_by_name", "row_unknown"]
    assert (len(found.conflicts), found.same) == (0, 76)
