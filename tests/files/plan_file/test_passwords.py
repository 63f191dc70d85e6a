"""A plan with a password: nothing of it can be read on the disk, nothing is lost, and only the password opens it."""

import os
import tempfile
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    database,
    draft,
    erase_person,
    forget,
    keys,
    new_session,
    open_plan,
    open_session,
    reading,
    recover_session,
    recoverable,
    rekeying,
    restore_version,
    save_plan,
    set_password,
    working_copy,
)
from dataplanner.files.plan_file.database import connect
from dataplanner.files.plan_file.errors import (
    ChangedOutside,
    DamagedPlan,
    NoPasswordLibrary,
    OtherPassword,
    ProtectedPlan,
    WrongPassword,
)
from dataplanner.files.plan_file.keys import Key, new_key
from dataplanner.files.plan_file.origin import Origin, write_origin
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.files.plan_file.failing import no_writing
from tests.files.plan_file.plans import everything, small_plan

NAME = "Zenobia Quexly"
PASSWORD = "correct horsé"
TYPED_ELSEWHERE = "correct horse\u0301"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A password that is stretched less, and temporary files where the tests can see them."""
    monkeypatch.setattr(keys, "ROUNDS", 10)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


@pytest.fixture
def session(saved: Path, folders: Folders) -> PlanSession:
    """A plan with earlier versions that has got a password, and an edit since then that names somebody."""
    session = open_session(saved, folders)
    session.document.do(RenamePlan(f"{NAME} and her team"))
    session.publish()
    set_password(session, PASSWORD)
    session.document.do(RenamePlan(f"Without {NAME}"))
    return session


def hits(place: Path) -> list[str]:
    """The files below a folder in which the name, or what every plan holds, can be read."""
    words = (NAME.encode(), b"Title of", b"scenario", b"SQLite format")
    files = (path for path in place.rglob("*") if path.is_file())
    return [path.name for path in files if any(word in path.read_bytes() for word in words)]


def break_off(session: PlanSession) -> None:
    """End a session as a crash does: the last write to the working copy is that of the last edit."""
    assert session.draft is not None
    path = session.draft.working.path
    written = path.with_name(f"{path.name}-wal").stat()
    session.draft.working.close()
    os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))
    session.draft.lock.release()
    if session.hold is not None:
        session.hold._lock.release()


def test_nothing_can_be_read_on_the_disk(session: PlanSession, tmp_path: Path) -> None:
    assert hits(tmp_path) == []  # with the working copy and its log in use
    session.publish()
    assert len(session.snapshots()) == 1
    assert hits(tmp_path) == []
    session.close()
    assert hits(tmp_path) == []


def test_what_is_too_damaged_to_be_encrypted_goes(saved: Path, folders: Folders, tmp_path: Path) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan(NAME))
    session.publish()
    (snapshot,) = session.snapshots()
    for damaged in ("20200101T000000000000Z.dataplan", ".dataplan-0-x.saving", "20200102T000000000000Z.dataplan"):
        content = snapshot.path.read_bytes()
        snapshot.path.with_name(damaged).write_bytes(content.replace(b"CREATE TABLE", b"CREATE TUBLE") + NAME.encode())
    draft = folders.set_aside / "ours"
    draft.mkdir()
    (draft / "plan.dataplan").write_text(NAME, encoding="utf-8")
    write_origin(draft, Origin(str(saved), saved.stem, (), ""))
    assert set_password(session, PASSWORD) == 3
    assert hits(tmp_path) == []
    assert set_password(session, "another") == 0


def test_what_is_damaged_stays_where_there_is_to_be_no_password(session: PlanSession, folders: Folders) -> None:
    (snapshot,) = session.snapshots()
    newer = snapshot.path.with_name("20300101T000000000000Z.dataplan")
    newer.write_bytes(b"SQLite format 3\0 and then nothing")
    assert set_password(session, None) == 0
    assert newer.exists()


def test_a_disk_that_fails_leaves_the_versions_as_they_were(session: PlanSession) -> None:
    before = {snapshot.path: snapshot.path.read_bytes() for snapshot in session.snapshots()}
    for module in (rekeying, working_copy):
        with no_writing(module):
            set_password(session, "second")
        assert {path: path.read_bytes() for path in next(iter(before)).parent.glob("*.dataplan")} == before
    assert restore_version(session, session.snapshots()[0])


@pytest.mark.parametrize("reached", [True, False], ids=["with the new key", "before it had it"])
def test_what_was_broken_off_on_the_way_to_another_password_is_settled(
    session: PlanSession, saved: Path, folders: Folders, tmp_path: Path, reached: bool
) -> None:
    (version,) = session.snapshots()
    other = new_key("second")
    broken_off = version.path.with_suffix(rekeying.PREPARED)
    with rekeying.prepared([version.path], session.key, other):
        if reached:
            session.draft.working.encrypt(other)  # type: ignore[union-attr]
    assert broken_off.exists()
    break_off(session)
    again = open_session(saved, folders, secret="second" if reached else PASSWORD)
    assert not broken_off.exists()
    assert restore_version(again, again.snapshots()[0])
    assert again.document.plan.name == "Small plan"
    assert hits(tmp_path) == []


def test_reading_leaves_nothing_to_be_read(session: PlanSession, saved: Path, tmp_path: Path) -> None:
    session.close()
    with reading.reading(reading.read_bytes(saved, PASSWORD)) as connection:
        assert reading.plan_in(connection).name == f"Without {NAME}"
        assert list((tmp_path / "temporary").rglob("plan"))
        assert hits(tmp_path) == []
    assert not list((tmp_path / "temporary").iterdir())


def test_without_the_password_everything_can_be_read(saved: Path, folders: Folders, tmp_path: Path) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan(NAME))
    assert hits(tmp_path)


def test_only_the_password_opens_it(session: PlanSession, saved: Path, folders: Folders) -> None:
    text = plan_text(session.document.plan)
    session.close()
    assert plan_text(open_plan(saved, PASSWORD)) == text
    assert plan_text(open_plan(saved, TYPED_ELSEWHERE)) == text
    for wrong in ("", "Correct horsé", PASSWORD + " "):
        with pytest.raises(WrongPassword, match="not the password"):
            open_plan(saved, wrong)
        with pytest.raises(WrongPassword):
            open_session(saved, folders, secret=wrong)
    with pytest.raises(ProtectedPlan):
        open_session(saved, folders)
    again = open_session(saved, folders, secret=PASSWORD)
    assert again.key is not None
    again.document.undo()
    again.document.undo()
    assert again.document.plan.name == small_plan().name


def test_sqlciphers_own_way_with_a_password_opens_it(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 256_000)
    session = open_session(saved, folders)
    set_password(session, "simple")
    session.close()
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(saved))) as connection:
        connection.execute("PRAGMA key = 'simple'")
        assert connection.execute("SELECT count(*) FROM whole").fetchone()[0] > 10


def test_another_password_shuts_out_the_first(session: PlanSession, saved: Path, folders: Folders) -> None:
    set_password(session, "second")
    session.publish()
    (snapshot,) = session.snapshots()
    with pytest.raises(WrongPassword):
        open_plan(snapshot.path, PASSWORD)
    assert open_plan(snapshot.path, "second").name == "Small plan"
    restore_version(session, snapshot)
    session.close()
    with pytest.raises(WrongPassword):
        open_plan(saved, PASSWORD)
    assert open_plan(saved, "second").name == "Small plan"


def test_a_password_can_be_removed(session: PlanSession, saved: Path, folders: Folders) -> None:
    text = plan_text(session.document.plan)
    set_password(session, None)
    assert plan_text(open_plan(saved)) == text
    restore_version(session, session.snapshots()[0])
    session.document.undo()
    session.close()
    assert [entry.label for entry in open_session(saved, folders).document.done] != []


def test_what_a_crash_left_wants_the_password_too(
    session: PlanSession, saved: Path, folders: Folders, tmp_path: Path
) -> None:
    break_off(session)
    assert hits(tmp_path) == []
    (left,) = recoverable(folders)
    assert left.path == saved
    with pytest.raises(WrongPassword):
        recover_session(left, folders, "wrong")
    recovered = recover_session(left, folders, PASSWORD)
    assert recovered.document.plan.name == f"Without {NAME}"
    assert recovered.recovered
    recovered.close()
    assert recoverable(folders) == []


def test_a_plan_without_a_file_has_one_as_well(folders: Folders, tmp_path: Path) -> None:
    session = new_session("New", folders)
    set_password(session, PASSWORD)
    session.document.do(RenamePlan(NAME))
    break_off(session)
    assert hits(tmp_path) == []
    (left,) = recoverable(folders)
    assert recover_session(left, folders, PASSWORD).document.plan.name == NAME


def test_what_is_left_can_be_thrown_away_without_the_password(session: PlanSession, folders: Folders) -> None:
    break_off(session)
    (left,) = recoverable(folders)
    forget(left)
    assert recoverable(folders) == []
    assert not left.folder.exists()


def test_nothing_is_offered_when_all_was_saved(session: PlanSession, folders: Folders) -> None:
    sleep(0.05)  # longer than a tick of the clock that stamps files
    session.publish()
    break_off(session)
    assert recoverable(folders) == []


def test_a_file_that_could_not_follow_at_once_follows_later(saved: Path, folders: Folders, tmp_path: Path) -> None:
    session = open_session(saved, folders)

    with no_writing(draft):
        set_password(session, PASSWORD)
    assert session.unsaved
    break_off(session)
    with pytest.raises(ProtectedPlan):  # its working copy is encrypted already
        open_session(saved, folders)
    again = open_session(saved, folders, secret=PASSWORD)
    again.publish()
    assert hits(tmp_path) == []


@pytest.mark.parametrize("after", [None, "second"])
def test_a_disk_that_fails_leaves_the_password_as_it_was(session: PlanSession, saved: Path, after: str | None) -> None:
    with no_writing(working_copy):
        set_password(session, after)
    session.document.do(RenamePlan("Still at work"))
    session.close()
    assert open_plan(saved, PASSWORD).name == "Still at work"


def test_the_newer_password_opens_what_could_not_follow(session: PlanSession, saved: Path, folders: Folders) -> None:
    session.publish()

    with no_writing(draft):
        set_password(session, "second")
    break_off(session)
    with pytest.raises(WrongPassword):
        open_session(saved, folders, secret=PASSWORD)
    again = open_session(saved, folders, secret="second")
    assert again.document.plan.name == f"Without {NAME}"
    again.close()
    assert open_plan(saved, "second").name == f"Without {NAME}"


def test_a_file_changed_outside_to_another_password_is_not_taken(session: PlanSession, saved: Path) -> None:
    save_plan(Plan("Theirs"), saved, key=new_key("theirs"))
    with pytest.raises(ChangedOutside):
        session.publish()
    with pytest.raises(OtherPassword):
        session.take_theirs()
    session.keep_mine()
    assert open_plan(saved, PASSWORD).name == f"Without {NAME}"
    theirs = session.snapshots()[0]
    with pytest.raises(OtherPassword):
        restore_version(session, theirs)
    assert open_plan(theirs.path, "theirs").name == "Theirs"


def test_a_plain_file_of_somebody_else_is_kept_encrypted(session: PlanSession, saved: Path, tmp_path: Path) -> None:
    save_plan(small_plan(), saved)
    session.keep_mine()
    assert hits(tmp_path) == []
    restore_version(session, session.snapshots()[0])
    assert session.document.plan.name == "Small plan"


def test_after_a_change_outside_the_files_password_counts(session: PlanSession, saved: Path, folders: Folders) -> None:
    session.publish()
    break_off(session)
    save_plan(Plan("Theirs"), saved, key=new_key("theirs"))
    assert open_session(saved, folders, secret="theirs").document.plan.name == "Theirs"


def test_a_copy_of_it_has_its_password(session: PlanSession, saved: Path, folders: Folders, tmp_path: Path) -> None:
    other = tmp_path / "Other.dataplan"
    session.save_as(other)
    session.close()
    copy = open_session(other, folders, as_copy=True, secret=PASSWORD)
    copy.save_as(tmp_path / "Third.dataplan")
    assert hits(tmp_path) == []


def test_it_can_be_read_while_another_window_has_it(session: PlanSession, saved: Path, folders: Folders) -> None:
    session.publish()
    second = open_session(saved, folders, secret=PASSWORD)
    assert second.read_only is not None
    assert second.key is not None
    assert second.document.plan.name == f"Without {NAME}"


def test_a_person_is_erased_behind_it_as_well(saved: Path, folders: Folders, tmp_path: Path) -> None:
    session = new_session("Client", folders)
    for edit in everything():
        session.document.do(edit)
    session.save_as(tmp_path / "Client.dataplan")
    set_password(session, PASSWORD)
    erase_person(session, "p-ceo")
    set_password(session, None)
    session.close()
    assert not any(b"Ada" in path.read_bytes() for path in tmp_path.rglob("*.dataplan") if path != saved)


@pytest.mark.parametrize("place", [20, 5000, -20])
def test_damage_is_told_and_never_taken_for_content(session: PlanSession, saved: Path, place: int) -> None:
    session.close()
    content = bytearray(saved.read_bytes())
    content[place] ^= 1
    saved.write_bytes(content)
    with pytest.raises((DamagedPlan, WrongPassword)):
        open_plan(saved, PASSWORD)


def test_without_the_library_it_says_so(
    session: PlanSession, saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.close()
    monkeypatch.setattr(database, "can_encrypt", lambda: False)
    with pytest.raises(NoPasswordLibrary, match="sqlcipher3"):
        open_session(saved, folders, secret=PASSWORD)
    assert new_session("New", folders).document.plan.name == "New"


def test_a_key_does_not_show_itself() -> None:
    key = Key(b"k" * 32, b"s" * 16)
    assert "6b6b" not in repr(key)
    assert "kkk" not in f"{key}"


def test_a_wrong_key_is_silent(session: PlanSession, saved: Path, capfd: pytest.CaptureFixture[str]) -> None:
    session.close()
    with closing(connect(saved, new_key("wrong"))) as connection, pytest.raises(database.errors()):
        connection.execute("SELECT * FROM record").fetchall()
    assert capfd.readouterr() == ("", "")


def test_versions_of_what_the_plan_was_saved_from_are_encrypted_too(
    saved: Path, folders: Folders, tmp_path: Path
) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan(NAME))
    session.publish()
    (version,) = session.snapshots()
    session.save_as(tmp_path / "Another.dataplan")
    saved.unlink()
    assert set_password(session, PASSWORD) == 0
    assert hits(tmp_path) == []
    assert open_plan(version.path, session.key).name == "Small plan"
    set_password(session, None)
    assert session.ancestry().shut() == [version.path]
    session.close()


def test_versions_of_a_plan_beside_it_without_a_password_stay_its_own(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan(NAME))
    session.publish()
    session.save_as(saved.with_name("Another.dataplan"))
    set_password(session, PASSWORD)
    session.close()
    (version,) = open_session(saved, folders).snapshots()
    assert open_plan(version.path).name == "Small plan"
