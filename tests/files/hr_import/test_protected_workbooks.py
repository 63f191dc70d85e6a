"""Workbooks under a password: asked for, tried, and never decrypted onto the disk."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dataplanner.files.hr_import import PasswordNeededError, WrongPasswordError, read_tables
from dataplanner.files.hr_import.errors import UnknownLockError, UnreadableWorkbookError, WorkbookTooLargeError
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER
from tests.files.hr_import.old_locks import lock_xls
from tests.files.hr_import.workbooks import protected, raw_workbook, workbook
from tests.files.workbook.office import convert, needs_office

ROWS = [list(HEADER), *map(list, table(company(20)))]
PASSWORD = "Grüße & 4 Katzen"


def test_with_its_password_it_reads_as_the_open_one(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", {"People": ROWS})
    path = protected(plain, tmp_path / "people.xlsx", PASSWORD)
    (found,) = read_tables([path], passwords={str(path): PASSWORD})
    assert found.rows == read_tables([plain])[0].rows


@pytest.mark.parametrize(("password", "fault"), [("", PasswordNeededError), ("grüße & 4 katzen", WrongPasswordError)])
def test_without_its_password_it_says_so(password: str, fault: type[PasswordNeededError], tmp_path: Path) -> None:
    path = protected(workbook(tmp_path / "plain.xlsx", {"People": ROWS}), tmp_path / "people.xlsx", PASSWORD)
    with pytest.raises(PasswordNeededError) as told:
        read_tables([path], passwords={str(path): password} if password else None)
    assert type(told.value) is fault
    assert told.value.path == path
    assert "people.xlsx" in told.value.sentence
    assert PASSWORD not in f"{told.value}{told.value.remedy}"


def test_a_workbook_locked_against_changes_only_asks_nothing(tmp_path: Path) -> None:
    """Excel encrypts such a one with a word of its own, the same everywhere (MS-OFFCRYPTO 2.2)."""
    path = protected(workbook(tmp_path / "plain.xlsx", {"People": ROWS}), tmp_path / "people.xlsx", "VelvetSweatshop")
    assert len(read_tables([path])[0].rows) == 20


def test_nothing_is_decrypted_onto_the_disk_and_no_process_names_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = protected(workbook(tmp_path / "plain.xlsx", {"People": ROWS}), tmp_path / "people.xlsx", PASSWORD)
    spare = tmp_path / "spare"
    spare.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(spare))
    started: list[str] = []
    start = subprocess.Popen

    def noticed(words: list[str], **options: Any) -> Any:
        started.extend(words)
        return start(words, **options)

    monkeypatch.setattr(subprocess, "Popen", noticed)
    written_before = spare.stat().st_mtime_ns
    read_tables([path], passwords={str(path): PASSWORD})
    assert spare.stat().st_mtime_ns == written_before
    assert started
    assert not [word for word in started if PASSWORD in word]


@needs_office
def test_an_old_workbook_behind_a_password(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "people.xlsx", {"People": ROWS})
    convert([plain], "xls", tmp_path / "old")
    path = lock_xls(tmp_path / "old" / "people.xls", tmp_path / "people.xls", PASSWORD)
    (found,) = read_tables([path], passwords={str(path): PASSWORD})
    assert found.rows == read_tables([plain])[0].rows
    with pytest.raises(PasswordNeededError):
        read_tables([path])
    with pytest.raises(WrongPasswordError):
        read_tables([path], passwords={str(path): "katze"})


def test_a_bomb_behind_a_password_is_still_one(tmp_path: Path) -> None:
    path = protected(raw_workbook(tmp_path / "bomb.xlsx", b" " * 260_000_000), tmp_path / "locked.xlsx", PASSWORD)
    with pytest.raises(WorkbookTooLargeError):
        read_tables([path], passwords={str(path): PASSWORD})


def test_a_lock_that_is_not_known(tmp_path: Path) -> None:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
        ' manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    )
    path = tmp_path / "people.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", b"\x8a" * 200)
    with pytest.raises(UnknownLockError):
        read_tables([path], passwords={str(path): PASSWORD})


def test_an_encrypted_workbook_that_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    )
    with pytest.raises(UnreadableWorkbookError):
        read_tables([path])
