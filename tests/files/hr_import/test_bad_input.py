"""A file that cannot be imported ends in one sentence with a remedy, which names the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dataplanner.files.hr_import import ImportFileError, NoManagerColumnError, import_export
from dataplanner.files.hr_import.errors import (
    BrokenOffError,
    CompressedFileError,
    EmptyFileError,
    MissingFileError,
    NoPeopleError,
    NoRowsError,
    NotAFileError,
    NotATableError,
    NoWorkbookError,
    OwnPlanError,
    UnreadableTextError,
    UnreadableWorkbookError,
)
from dataplanner.files.plan_file import save_plan
from dataplanner.model.plan import Plan
from tests.files.hr_import.exports import HEADER, imported, of_kind, written
from tests.files.hr_import.workbooks import workbook

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def zipped(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.txt", "sun")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("empty.csv", b"", EmptyFileError),
        ("blank.csv", b"\n  \n\n", EmptyFileError),
        ("marks.csv", b"\xef\xbb\xbf", EmptyFileError),
        ("picture.xlsx", PICTURE, NotATableError),
        ("picture.csv", b"\xff\xd8\xff\xe0" + bytes(200), NotATableError),
        ("letter.csv", b"%PDF-1.7\n1 0 obj", NotATableError),
        ("program.csv", b"\x7fELF" + bytes(range(256)), NotATableError),
        ("noise.csv", bytes(range(256)) * 4, NotATableError),
        ("noise.xlsx", bytes(range(256)) * 4, NoWorkbookError),
        ("zeros.xls", bytes(2000), NoWorkbookError),
        ("few.xlsx", b"PK\x03\x04" + bytes(range(16)), BrokenOffError),
        ("packed.csv.gz", b"\x1f\x8b" + bytes(range(200)), CompressedFileError),
        ("session.xls", b"<!DOCTYPE html><html><body><form>Sign in</form></body></html>", NotATableError),
        ("header.csv", b"Name,Title,Manager\n", NoRowsError),
        ("prices.csv", b"Item,Price\nPen,1.20\nInk,3.40\n", ImportFileError),
        ("words.txt", b"Dear all,\nplease find the list below.\nBest regards\n", ImportFileError),
        ("broken.json", b'[{"id": 1, "name": "Ann"}, {"id": 2, ', UnreadableTextError),
        ("nothing.json", b"[]", ImportFileError),
        ("deep.json", b"[" * 100_000, UnreadableTextError),
        ("list.csv", b"Name,Title\nAnn Lee,Clerk\nBo Ray,Clerk\n", NoManagerColumnError),
    ],
)
def test_file_that_cannot_be_imported(name: str, data: bytes, fault: type[ImportFileError], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(fault) as told:
        import_export([path])
    assert name in told.value.sentence
    assert told.value.remedy
    assert path.read_bytes() == data


@pytest.mark.parametrize("name", ["holiday.zip", "holiday.xlsx"])
def test_archive_that_is_no_workbook(name: str, tmp_path: Path) -> None:
    zipped(tmp_path / name)
    with pytest.raises(CompressedFileError):
        import_export([tmp_path / name])


@pytest.mark.parametrize(
    ("part", "what"), [("word/document.xml", "a Word document"), ("Index/Document.iwa", "a Numbers document")]
)
def test_documents_are_called_what_they_are_whatever_their_name(part: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "people")
    with pytest.raises(NotATableError, match=what):
        import_export([path])


def test_an_old_word_document(tmp_path: Path) -> None:
    path = tmp_path / "people.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"))
    with pytest.raises(NotATableError, match="a Word document"):
        import_export([path])


def test_a_workbook_that_breaks_off_or_has_lost_a_part(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", {"People": [HEADER, ["1", "Ann Lee", "Clerk", ""]]})
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:-400])
    with pytest.raises(BrokenOffError):
        import_export([cut])
    for lost in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        with pytest.raises(UnreadableWorkbookError):
            import_export([_without(whole, lost, tmp_path / "lost.xlsx")])


def _without(source: Path, part: str, target: Path) -> Path:
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as archive:
        for name in whole.namelist():
            if name != part:
                archive.writestr(name, whole.read(name))
    return target


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        import_export([tmp_path / "gone.csv"])


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError):
        import_export([tmp_path])


def test_one_bad_file_among_good_ones_is_named(tmp_path: Path) -> None:
    good = written(tmp_path, [["Name", "Manager"], ["Ann", ""], ["Bo", "Ann"]])
    with pytest.raises(MissingFileError) as told:
        import_export([good, tmp_path / "gone.csv"])
    assert "gone.csv" in told.value.sentence


def test_flat_list_when_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, [["Name", "Title"], ["Ann Lee", "Clerk"], ["Bo Ray", "Clerk"]])
    found = import_export([path], flat=True)
    assert [position.manager_id for position in found.positions] == [None, None]
    assert len(of_kind(found, "no_manager_column")) == 1
    assert found.mapping.manager_way is None


def test_a_manager_column_without_managers_imports(tmp_path: Path) -> None:
    found = import_export([written(tmp_path, [["Name", "Manager"], ["Ann Lee", ""], ["Bo Ray", ""]])])
    assert len(of_kind(found, "no_managers_given")) == 1


def test_tables_without_people(tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    path.write_text('{"genres": [{"genre": "Rock"}], "media": [{"format": "CD"}]}', encoding="utf-8")
    with pytest.raises(NoPeopleError):
        import_export([path])


@pytest.mark.parametrize("name", ["exported.plan.json", "renamed.json", "client.dataplan", "renamed.xyz"])
def test_a_plan_of_ours_is_opened_not_imported(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    written = path.with_name("plan.plan.json" if "json" in name else "plan.dataplan")
    save_plan(Plan("Client"), written)
    written.rename(path)
    with pytest.raises(OwnPlanError, match="is a plan of this program"):
        import_export([path])


SQL = "-- people\nINSERT INTO staff (id, name, boss) VALUES\n" + "".join(
    f"({at}, 'Person{at}', {at // 3 or 'NULL'}),\n" for at in range(1, 60)
)


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("staff.sql", SQL, "a database script"),
        ("schema.txt", "CREATE TABLE staff (\n  id INT,\n  name TEXT,\n  boss INT\n);\n" * 9, "a database script"),
        (
            "staff.py",
            "# people\nimport csv\n\nfor row in rows:\n    for cell in row:\n        print(cell)\n" * 9,
            "a program",
        ),
        (
            "staff.xml",
            "<?xml version='1.0'?>\n<staff>\n  <one>\n    <id>1</id>\n  </one>\n</staff>\n",
            "an XML document",
        ),
    ],
)
def test_a_text_that_is_no_table_is_called_what_it_is(name: str, text: str, what: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(NotATableError) as told:
        import_export([tmp_path / name], flat=True)
    assert what in told.value.sentence


def test_people_whose_titles_speak_of_tables_are_people(tmp_path: Path) -> None:
    rows = [HEADER, *([str(at), f"Per Son{at}", "Insert into and create table clerk", "1"] for at in range(1, 9))]
    assert len(imported(tmp_path, rows).positions) == 8


def test_a_damaged_table_of_thousands_of_columns_takes_no_minutes(tmp_path: Path) -> None:
    rows = [["Name", "Manager", *[""] * 3000], *([f"P{at}", "P0" * (at > 0), *[""] * 3000] for at in range(60))]
    rows[30][2500] = "x"
    assert len(imported(tmp_path, rows).positions) == 60
