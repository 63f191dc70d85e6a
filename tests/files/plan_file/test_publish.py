"""A file is replaced as a whole or stays byte for byte what it was, whatever the disk does."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dataplanner.files.plan_file import publish, save_plan
from dataplanner.files.plan_file.errors import (
    CannotSave,
    DiskFull,
    FileHeld,
    FolderMissing,
    ReadOnlyFolder,
    WriteFailed,
)
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.model.plan import Plan
from tests.files.plan_file.plans import names_in, small_plan

OLD = b"what was there before"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Plan.dataplan"
    path.write_bytes(OLD)
    return path


def write_new(path: Path) -> None:
    path.write_bytes(b"new")


def left_as_it_was(target: Path) -> bool:
    return target.read_bytes() == OLD and names_in(target.parent) == [target.name]


def fail(error: Exception) -> Any:
    def failing(*_: object, **__: object) -> None:
        raise error

    return failing


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "full"), DiskFull),
        (OSError(errno.EIO, "broken"), WriteFailed),
        (sqlite3.OperationalError("database or disk is full"), DiskFull),
        (sqlite3.OperationalError("disk I/O error"), WriteFailed),
        (sqlite3.DatabaseError("what was written is not sound"), WriteFailed),
    ],
)
def test_a_write_that_fails_leaves_the_old_file(target: Path, error: Exception, fault: type[CannotSave]) -> None:
    def half(path: Path) -> None:
        path.write_bytes(b"half")
        raise error

    with pytest.raises(fault, match=r"Plan\.dataplan"):
        replace_file(target, half)
    assert left_as_it_was(target)


@pytest.mark.parametrize("step", ["sync_file", "_replace"])
def test_a_disk_that_is_full_only_when_synced_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(publish, step, fail(OSError(errno.ENOSPC, "full")))
    with pytest.raises(DiskFull):
        replace_file(target, write_new)
    assert left_as_it_was(target)


def test_a_file_that_is_held_is_tried_again(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    replace = Path.replace

    def denied_three_times(self: Path, other: Path) -> Path:
        if len(waits) < 3:
            raise PermissionError(errno.EACCES, "held")
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", denied_three_times)
    replace_file(target, write_new, wait=waits.append)
    assert target.read_bytes() == b"new"
    assert len(waits) == 3


def test_a_file_that_stays_held_is_left_and_said(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", fail(PermissionError(errno.EACCES, "held")))
    with pytest.raises(FileHeld, match="Another program is holding"):
        replace_file(target, write_new, wait=lambda _: None)
    assert left_as_it_was(target)


def test_a_folder_that_refuses_or_is_missing_is_said(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FolderMissing):
        replace_file(target.parent / "gone" / "x.dataplan", write_new)
    monkeypatch.setattr(publish.tempfile, "mkstemp", fail(PermissionError(errno.EACCES, "no")))
    with pytest.raises(ReadOnlyFolder, match="another folder"):
        replace_file(target, write_new)
    assert left_as_it_was(target)


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_a_file_keeps_its_rights_and_a_new_one_is_its_owners_alone(target: Path) -> None:
    target.chmod(0o640)
    replace_file(target, write_new)
    replace_file(target.with_name("New"), write_new)
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.with_name("New").stat().st_mode & 0o777 == 0o600


def test_a_plan_with_text_that_cannot_be_written_as_utf_8_is_saved_all_the_same(tmp_path: Path) -> None:
    odd = Plan("half a pair \ud83d")
    save_plan(odd, tmp_path / "odd.dataplan")
    save_plan(odd, tmp_path / "odd.plan.json")


def test_saving_over_a_plan_replaces_it_whole(target: Path) -> None:
    save_plan(small_plan(), target)
    first = target.stat().st_ino
    save_plan(Plan("Other"), target)
    assert target.stat().st_ino != first
    assert names_in(target.parent) == [target.name]
