"""Copies of a file made outside the program: each is a document of its own, and the file it is of stays untouched."""

import shutil
from pathlib import Path

import pytest

from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    erase_person,
    forget,
    keys,
    left_without,
    open_plan,
    open_session,
    recover_session,
    recoverable,
    restore_version,
    save_plan,
    set_password,
    unreached,
)
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.reading import line_of
from dataplanner.files.plan_file.replacing import replace_plan
from dataplanner.files.plan_file.versions import versions_at
from dataplanner.files.privacy.recent import RecentFiles, write_recent
from dataplanner.model.edits import AddPosition, RenamePlan
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.torture.machine import crash
from tests.written import hits

SENTINEL, PERSON = "Zenobia Quexly", "p-q"
TRACES = ("quexly", "zenobia")
PASSWORD = "only of the original"
encrypting = pytest.mark.skipif(not can_encrypt(), reason="needs SQLCipher")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 10)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "private")


@pytest.fixture
def original(tmp_path: Path, folders: Folders) -> Path:
    """A plan with three versions, the last as it is now, in a folder that is found from those beside it."""
    path = tmp_path / "client" / "Plan.dataplan"
    path.parent.mkdir()
    save_plan(Plan("First"), path)
    session = open_session(path, folders)
    renamed(session, "Second", "Third")
    session.close()
    return path


def renamed(session: PlanSession, *names: str) -> None:
    for name in names:
        session.document.do(RenamePlan(name))
        session.publish(asked=True)


def names(session: PlanSession) -> list[str]:
    """What the plan is called in the versions that are offered, newest first, each name once."""
    return list(dict.fromkeys(open_plan(version.path, session.key).name for version in session.snapshots()))


def copied(path: Path, to: str = "Plan (conflicted copy).dataplan") -> Path:
    copy = (path.parent / to).resolve()
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(path, copy)
    return copy


def edited(path: Path, folders: Folders, *to: str, secret: str | None = None) -> list[str]:
    """Open a plan, rename it, and tell the versions that it has then."""
    session = open_session(path, folders, secret=secret)
    renamed(session, *to)
    found = names(session)
    session.close()
    return found


def test_each_copy_has_versions_of_its_own(original: Path, folders: Folders) -> None:
    copy, other = copied(original), copied(original, "../mail/Plan.dataplan")
    assert edited(copy, folders, "Copy") == ["Third"]
    assert edited(other, folders, "Other", "Other still") == ["Other", "Third"]
    assert edited(original, folders, "Fourth") == ["Third", "Second", "First"]
    assert edited(copy, folders, "Copy again") == ["Copy", "Third"]
    assert edited(original, folders, "Fifth") == ["Fourth", "Third", "Second", "First"]
    third = copied(copy, "Copy of a copy.dataplan")
    assert edited(third, folders, "Its copy") == ["Copy again"]


def test_a_copy_that_is_only_looked_at_stays_as_it_is_byte_for_byte(original: Path, folders: Folders) -> None:
    copy = copied(original)
    before = copy.read_bytes()
    session = open_session(copy, folders)
    assert (session.snapshots(), session.unsaved) == ([], False)
    session.close()
    assert copy.read_bytes() == before
    assert versions_at(copy, folders) == []
    assert len(versions_at(original, folders)) == 3


def test_an_edit_in_a_copy_outlives_a_crash_as_its_own(original: Path, folders: Folders) -> None:
    copy = copied(original)
    session = open_session(copy, folders)
    session.document.do(RenamePlan("Copy"))
    crash(session)
    assert edited(original, folders, "Fourth") == ["Third", "Second", "First"]
    again = open_session(copy, folders)
    assert again.document.plan.name == "Copy"
    again.close()
    assert names(open_session(copy, folders)) == ["Copy", "Third"]


@pytest.mark.parametrize("to", ["Renamed.dataplan", "../elsewhere/Plan.dataplan"])
def test_a_file_that_is_moved_stays_the_same_document(original: Path, folders: Folders, to: str) -> None:
    line = line_of(original)
    moved = (original.parent / to).resolve()
    moved.parent.mkdir(exist_ok=True)
    original.rename(moved)
    assert edited(moved, folders, "Fourth") == ["Third", "Second", "First"]
    assert line_of(moved) == line
    save_plan(Plan("Somebody else’s"), original)
    assert edited(moved, folders, "Fifth") == ["Fourth", "Third", "Second", "First"]


def test_a_file_whose_folder_was_renamed_stays_the_same_document(original: Path, folders: Folders) -> None:
    line = line_of(original)
    original.parent.rename(original.parent.with_name("client 2026"))
    moved = original.parent.with_name("client 2026") / original.name
    assert edited(moved, folders, "Fourth") == ["Third", "Second", "First"]
    assert line_of(moved) == line


def test_the_file_that_moves_away_leaves_its_name_to_a_copy_of_it(original: Path, folders: Folders) -> None:
    copy = copied(original, "Backup.dataplan")
    original.rename(original.with_name("Old.dataplan"))
    copy.rename(original)
    assert edited(original.with_name("Old.dataplan"), folders, "Old") == ["Third"]
    assert edited(original, folders, "New") == ["Third", "Second", "First"]


@pytest.mark.parametrize("instead", [False, True], ids=["nothing in its place", "another plan in its place"])
def test_a_copy_that_is_opened_before_the_renamed_original_takes_nothing_from_it(
    original: Path, folders: Folders, instead: bool
) -> None:
    renamed_to = original.rename(original.with_name("Renamed.dataplan"))
    copy = copied(renamed_to, "../mail/Copy.dataplan")
    if instead:
        save_plan(Plan("Another"), original)
    assert edited(copy, folders, "Copy") == ["Third"]
    assert edited(renamed_to, folders, "Fourth") == ["Third", "Second", "First"]


def test_the_original_is_found_far_away_where_it_was_opened_lately(
    original: Path, folders: Folders, tmp_path: Path
) -> None:
    copy = tmp_path / "a" / "b" / "c" / "Copy.dataplan"
    copy.parent.mkdir(parents=True)
    shutil.copy(original, copy)
    write_recent(RecentFiles((original.with_name("Other.dataplan"),)), folders)
    assert edited(copy, folders, "Copy") == ["Third"]


def test_a_backup_copied_back_over_its_original_has_the_versions_of_the_original(
    original: Path, folders: Folders
) -> None:
    copy = copied(original, "Backup.dataplan")
    assert edited(copy, folders, "Backup") == ["Third"]
    shutil.copy(copy, original)
    assert edited(original, folders, "Fourth") == ["Backup", "Third", "Second", "First"]
    assert edited(copy, folders, "Backup again") == ["Backup", "Third"]


def test_an_import_over_a_copy_leaves_the_versions_of_the_original(original: Path, folders: Folders) -> None:
    copy = copied(original)
    before = versions_at(original, folders)
    replace_plan(Plan("Imported"), copy, folders)
    assert [open_plan(version.path).name for version in versions_at(copy, folders)] == ["Third"]
    assert versions_at(original, folders) == before


def test_one_file_called_by_two_names_is_no_copy(original: Path, folders: Folders) -> None:
    (link := original.with_name("Link.dataplan")).symlink_to(original)
    assert edited(link, folders, "Fourth") == ["Third", "Second", "First"]
    assert edited(original, folders) == ["Fourth", "Third", "Second", "First"]


def test_a_second_link_to_a_file_is_one(original: Path, folders: Folders) -> None:
    (link := original.with_name("Link.dataplan")).hardlink_to(original)
    assert edited(link, folders, "Fourth") == ["Third"]
    assert edited(original, folders) == ["Third", "Second", "First"]


@pytest.fixture
def unplugged(original: Path, tmp_path: Path) -> Path:
    """A copy whose original cannot be seen from here, as on a disk that was pulled out."""
    copy = copied(original, "../mail/Copy.dataplan")
    original.parent.rename(tmp_path / "pulled-out")
    return copy


def plugged_in(original: Path, tmp_path: Path) -> Path:
    (tmp_path / "pulled-out").rename(original.parent)
    return original


def test_of_an_original_that_cannot_be_seen_the_versions_until_then_are_offered_too(
    unplugged: Path, original: Path, folders: Folders, tmp_path: Path
) -> None:
    assert len(versions_at(unplugged, folders)) == 3
    assert edited(unplugged, folders, "Copy") == ["Third", "Second", "First"]
    assert edited(plugged_in(original, tmp_path), folders, "Fourth", "Fifth") == ["Fourth", "Third", "Second", "First"]
    assert edited(unplugged, folders, "Copy again")[0] == "Copy"
    assert "Fourth" not in edited(unplugged, folders)


@encrypting
def test_a_password_on_a_copy_leaves_the_versions_of_the_original_readable(original: Path, folders: Folders) -> None:
    session = open_session(copied(original), folders)
    set_password(session, "of the copy")
    assert left_without(session) == 0
    session.close()
    assert edited(original, folders, "Fourth") == ["Third", "Second", "First"]


@encrypting
def test_also_where_the_original_cannot_be_seen(
    unplugged: Path, original: Path, folders: Folders, tmp_path: Path
) -> None:
    session = open_session(unplugged, folders)
    renamed(session, "Copy")
    set_password(session, "of the copy")
    assert left_without(session) == 3
    renamed(session, "Copy again")
    assert names(session)[:2] == ["Copy", "Third"]
    session.close()
    assert edited(plugged_in(original, tmp_path), folders, "Fourth") == ["Third", "Second", "First"]


@encrypting
@pytest.mark.parametrize("seen", [True, False])
def test_a_copy_whose_password_is_removed_opens_no_version_of_the_original(
    original: Path, folders: Folders, tmp_path: Path, seen: bool
) -> None:
    session = open_session(original, folders)
    set_password(session, PASSWORD)
    session.close()
    copy = copied(original, "../mail/Copy.dataplan")
    if not seen:
        original.parent.rename(tmp_path / "pulled-out")
    session = open_session(copy, folders, secret=PASSWORD)
    set_password(session, None)
    session.close()
    assert open_plan(copy).name == "Third"
    readable = [path for path in folders.snapshots.rglob("*.dataplan") if path.read_bytes().startswith(b"SQLite")]
    assert readable == []
    if not seen:
        plugged_in(original, tmp_path)
    assert edited(original, folders, "Fourth", secret=PASSWORD) == ["Third", "Second", "First"]


@encrypting
def test_where_both_were_one_document_before_neither_touches_the_versions_of_both(
    original: Path, folders: Folders
) -> None:
    copy = copied(original)
    (note,) = folders.snapshots.glob("*/file")
    note.write_text(note.read_text(encoding="ascii").split()[0], encoding="ascii")  # as it was written before
    session = open_session(original, folders)
    set_password(session, PASSWORD)
    session.close()
    assert edited(copy, folders, "Copy") == ["Third", "Second", "First"]
    assert edited(original, folders, "Fourth", secret=PASSWORD) == ["Third", "Second", "First"]


def test_a_version_is_gone_back_to_in_the_copy_alone(original: Path, folders: Folders) -> None:
    copy = copied(original)
    session = open_session(copy, folders)
    renamed(session, "Copy")
    assert restore_version(session, session.snapshots()[0])
    session.close()
    assert (open_plan(copy).name, open_plan(original).name) == ("Third", "Third")
    assert edited(original, folders, "Fourth") == ["Third", "Second", "First"]


class TestLeftBehind:
    """Work that a crash left unsaved under a name that the file no longer has."""

    @pytest.fixture
    def renamed_file(self, original: Path, folders: Folders) -> Path:
        session = open_session(original, folders)
        session.document.do(AddPosition(AS_IS, "Head of data", None, SENTINEL, "head", PERSON))
        session.publish()
        session.document.do(RenamePlan(f"{SENTINEL} and her team"))
        crash(session)
        assert hits(TRACES, folders.working) == list(TRACES)
        return original.rename(original.with_name("Renamed.dataplan"))

    def test_erasing_under_the_new_name_reaches_it(
        self, renamed_file: Path, original: Path, folders: Folders, tmp_path: Path
    ) -> None:
        session = open_session(renamed_file, folders)
        erase_person(session, PERSON)
        assert unreached(session) == 0
        session.close()
        assert hits(TRACES, tmp_path) == []
        (left,) = recoverable(folders)
        assert left.path == original
        again = recover_session(left, folders)
        assert again.document.plan.name == "somebody and her team"
        again.document.undo()
        assert again.document.undo_label is not None
        again.keep_mine()
        again.close()
        assert hits(TRACES, tmp_path) == []
        assert "Third" in edited(renamed_file, folders), "it keeps its versions, whatever becomes of its former name"

    def test_it_is_found_from_the_file_alone_that_is_as_it_was_left(
        self, renamed_file: Path, original: Path, folders: Folders
    ) -> None:
        other = renamed_file.with_name("Other.dataplan")
        save_plan(Plan("Other"), other)
        for path, found in ((renamed_file, original), (other, None)):
            session = open_session(path, folders)
            assert (session.left_behind.path if session.left_behind else None) == found
            session.leave()
        session = open_session(renamed_file.rename(original), folders)
        assert session.left_behind is None
        assert session.recovered, "it is opened with its file"
        session.leave()

    def test_so_does_erasing_in_what_it_was_saved_as(
        self, renamed_file: Path, folders: Folders, tmp_path: Path
    ) -> None:
        session = open_session(renamed_file, folders)
        session.save_as(tmp_path / "Another.dataplan")
        renamed_file.unlink()
        erase_person(session, PERSON)
        session.close()
        assert hits(TRACES, tmp_path) == []

    def test_in_a_copy_it_leaves_the_original_that_is_still_there_as_it_is(
        self, original: Path, folders: Folders
    ) -> None:
        session = open_session(original, folders)
        session.document.do(AddPosition(AS_IS, "Head of data", None, SENTINEL, "head", PERSON))
        session.close()
        copy = copied(original)
        session = open_session(original, folders)
        renamed(session, "With her")
        session.document.do(RenamePlan("Not saved yet"))
        crash(session)
        before = {path: path.read_bytes() for path in folders.data.rglob("*.dataplan")}
        mine = open_session(copy, folders)
        erase_person(mine, PERSON)
        assert mine.ancestry().plain() == []
        mine.close()
        assert hits(TRACES, copy.parent) == list(TRACES), "the original still has her"
        assert open_plan(copy).find(Person, PERSON) is None
        assert {path: path.read_bytes() for path in before} == before
        again = open_session(original, folders)
        assert again.document.plan.name == "Not saved yet"
        assert again.document.plan.find(Person, PERSON) is not None
        again.close()

    def test_work_of_another_plan_stays_as_it_is(self, original: Path, folders: Folders, tmp_path: Path) -> None:
        other = tmp_path / "Other.dataplan"
        save_plan(Plan("Other"), other)
        session = open_session(other, folders)
        session.document.do(AddPosition(AS_IS, "Head of data", None, SENTINEL, "head", PERSON))
        crash(session)
        before = {path: path.read_bytes() for path in folders.working.rglob("plan.dataplan")}
        mine = open_session(original, folders)
        mine.document.do(AddPosition(AS_IS, "Head of data", None, SENTINEL, "head", PERSON))
        erase_person(mine, PERSON)
        mine.close()
        assert {path: path.read_bytes() for path in folders.working.rglob("plan.dataplan")} == before
        assert hits(TRACES, folders.working) == list(TRACES)

    @encrypting
    def test_a_password_under_the_new_name_is_its_own_too(self, renamed_file: Path, folders: Folders) -> None:
        session = open_session(renamed_file, folders)
        set_password(session, PASSWORD)
        assert hits(TRACES, folders.data) == []
        set_password(session, "another")
        session.close()
        (left,) = recoverable(folders)
        assert recover_session(left, folders, "another").document.plan.name == f"{SENTINEL} and her team"

    @encrypting
    def test_what_cannot_be_opened_is_told(self, renamed_file: Path, original: Path, folders: Folders) -> None:
        session = open_session(renamed_file, folders)
        set_password(session, PASSWORD)
        session.publish()
        content = renamed_file.read_bytes()
        set_password(session, None)
        assert unreached(session) == 0
        (left,) = recoverable(folders)
        (left.folder / "plan.dataplan").write_bytes(content)
        assert unreached(session) == 1
        forget(left)
        assert unreached(session) == 0
