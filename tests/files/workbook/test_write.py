"""A workbook is written whole or not at all, leaves nothing behind, tells its progress and can be stopped."""

import os
import re
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dataplanner.analysis.method import Method
from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import publish
from dataplanner.files.workbook import write, write_workbook
from dataplanner.files.workbook.errors import ExportStopped, TargetIsFolder, TargetOpen, TargetReadOnly
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.files.workbook.conftest import TODAY, write_file

OLD = b"what was there before"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "report.xlsx"
    path.write_bytes(OLD)
    return path


def assert_untouched(path: Path) -> None:
    assert path.read_bytes() == OLD
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_it_replaces_the_old_file_and_leaves_nothing_beside_it(small: Plan, method: Method, old: Path) -> None:
    write_file(small, method, old)

    assert load_workbook(old).sheetnames[0] == "Summary"
    assert [entry.name for entry in old.parent.iterdir()] == [old.name]


@pytest.mark.parametrize("moment", ["build_workbook", "_store"])
def test_the_old_file_stays_when_anything_fails(
    moment: str, small: Plan, method: Method, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("anything")

    monkeypatch.setattr(write, moment, fail)
    with pytest.raises(RuntimeError):
        write_file(small, method, old)

    assert_untouched(old)


def test_the_old_file_stays_when_the_disk_is_full(
    small: Plan, method: Method, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, name: str, data: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(FileError) as caught:
        write_file(small, method, old)

    assert "no room" in caught.value.sentence
    assert caught.value.remedy
    assert_untouched(old)


def test_the_old_file_stays_when_another_program_holds_it(
    small: Plan, method: Method, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(publish, "RETRY_AFTER", (0.0,))
    with pytest.raises(TargetOpen) as caught:
        write_file(small, method, old)

    assert caught.value.sentence == "“report.xlsx” is open in another program."
    assert_untouched(old)


def test_a_folder_is_no_target(small: Plan, method: Method, tmp_path: Path) -> None:
    with pytest.raises(TargetIsFolder):
        write_file(small, method, tmp_path)


def test_a_missing_folder_is_told(small: Plan, method: Method, tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        write_file(small, method, tmp_path / "gone" / "report.xlsx")

    assert "folder" in caught.value.sentence


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_protected_file_is_told(small: Plan, method: Method, old: Path) -> None:
    old.chmod(0o444)
    with pytest.raises(TargetReadOnly):
        write_file(small, method, old)

    assert_untouched(old)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(small: Plan, method: Method, old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(old)
    write_file(small, method, link)

    assert link.is_symlink()
    assert load_workbook(old).sheetnames[0] == "Summary"


def test_an_unknown_scenario_is_refused(small: Plan, method: Method, old: Path) -> None:
    with pytest.raises(UnknownRecord):
        write_workbook(small, "elsewhere", method, old, today=TODAY)

    assert_untouched(old)


def test_no_sheet_is_left_readable_in_the_temporary_folder(
    small: Plan, method: Method, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file outside the target's folder")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)

    assert load_workbook(write_file(small, method, tmp_path / "report.xlsx"))


def test_progress_rises_to_one_and_names_the_sheets(small: Plan, method: Method, tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    path = tmp_path / "report.xlsx"
    write_workbook(small, AS_IS, method, path, today=TODAY, progress=lambda share, name: told.append((share, name)))

    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert {"Positions", "Teams", "Distance"} <= {name for _, name in told}


def test_it_stops_wherever_it_is_told_to(small: Plan, method: Method, old: Path) -> None:
    asked = 0

    def run(stop_at: int) -> None:
        nonlocal asked
        asked = 0

        def cancelled() -> bool:
            nonlocal asked
            asked += 1
            return asked >= stop_at

        write_workbook(small, AS_IS, method, old, today=TODAY, cancelled=cancelled)

    for stop_at in (1, 5, 12, 20):
        with pytest.raises(ExportStopped):
            run(stop_at)
        assert_untouched(old)


def test_the_document_names_the_plan_and_nobody(small: Plan, method: Method, tmp_path: Path) -> None:
    workbook = load_workbook(write_file(small, method, tmp_path / "report.xlsx"))
    properties = workbook.properties

    assert properties.title == "Small & co · plan · As is"
    assert (properties.creator, properties.lastModifiedBy) == ("Data Planner", None)
    assert properties.created.date() == TODAY
    assert workbook.calculation.fullCalcOnLoad


def test_the_same_plan_gives_the_same_sheets(small: Plan, method: Method, tmp_path: Path) -> None:
    first, second = (write_file(small, method, tmp_path / name) for name in ("a.xlsx", "b.xlsx"))

    with zipfile.ZipFile(first) as a, zipfile.ZipFile(second) as b:
        assert a.namelist() == b.namelist()
        assert all(a.read(name) == b.read(name) for name in a.namelist())


def test_cells_are_written_row_by_row_from_the_left_in_whatever_sequence_they_came(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for place in ("C3", "A1", "B3", "B1", "A3"):
        sheet[place] = place
    sheet.row_dimensions[2].height = 30
    write.store_workbook(book, tmp_path / "cells.xlsx")
    found = load_workbook(tmp_path / "cells.xlsx").worksheets[0]
    assert list(found.values) == [("A1", "B1", None), (None, None, None), ("A3", "B3", "C3")]
    assert found.row_dimensions[2].height == 30
    with zipfile.ZipFile(tmp_path / "cells.xlsx") as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<c r="(\w+)"', text) == ["A1", "B1", "A3", "B3", "C3"]
