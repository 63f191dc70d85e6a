"""The list of plans opened lately is short, and is gone when it is cleared or turned off."""

from pathlib import Path

from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.recent import MOST, NAME, RecentFiles, read_recent, write_recent


def test_the_newest_comes_first_and_each_once(tmp_path: Path) -> None:
    recent = RecentFiles()
    for name in ("a", "b", "a"):
        recent = recent.with_opened(tmp_path / name)
    assert recent.paths == (tmp_path / "a", tmp_path / "b")


def test_it_stays_short(tmp_path: Path) -> None:
    recent = RecentFiles()
    for number in range(MOST + 5):
        recent = recent.with_opened(tmp_path / str(number))
    assert len(recent.paths) == MOST
    assert recent.paths[0] == tmp_path / str(MOST + 4)


def test_it_is_there_again_at_the_next_start(tmp_path: Path) -> None:
    recent = RecentFiles().with_opened(tmp_path / "Zoë.dataplan")
    write_recent(recent, Folders(tmp_path))
    assert read_recent(Folders(tmp_path)) == recent


def test_turned_off_it_holds_nothing_and_stays_so(tmp_path: Path) -> None:
    write_recent(RecentFiles().with_opened(tmp_path / "Client.dataplan"), Folders(tmp_path))
    off = read_recent(Folders(tmp_path)).turned(on=False)
    write_recent(off.with_opened(tmp_path / "Client.dataplan"), Folders(tmp_path))
    assert read_recent(Folders(tmp_path)) == RecentFiles((), kept=False)
    assert b"Client" not in (tmp_path / NAME).read_bytes()


def test_cleared_it_goes_on_empty(tmp_path: Path) -> None:
    recent = RecentFiles().with_opened(tmp_path / "a").cleared()
    assert recent.paths == ()
    assert recent.with_opened(tmp_path / "b").paths == (tmp_path / "b",)


def test_a_damaged_list_is_an_empty_one(tmp_path: Path) -> None:
    for content in (b"", b"[]", b'{"paths": 3, "kept": true}', b"\xff"):
        (tmp_path / NAME).write_bytes(content)
        assert read_recent(Folders(tmp_path)) == RecentFiles()
