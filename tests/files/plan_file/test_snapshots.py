"""Earlier versions are kept from time to time, thinned out with age, and can be gone back to."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    new_session,
    open_plan,
    open_session,
    restore_version,
    save_plan,
    snapshots,
)
from dataplanner.files.plan_file.snapshots import (
    APART,
    BEFORE_REFRESH,
    BEFORE_RESTORE,
    BROKEN_OFF,
    CLOSED,
    FEWEST,
    MOST,
    OPENED,
    SAVED,
    Snapshots,
)
from dataplanner.files.plan_file.version_text import WHY, names_of
from dataplanner.files.plan_file.versions import versions_at
from dataplanner.files.plan_file.whereabouts import versions_of
from dataplanner.files.plan_json import plan_text
from dataplanner.model.days import moment_words
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.files.plan_file.plans import add, small_plan
from tests.files.plan_file.test_recovery import break_off

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def saved_at(path: Path, at: datetime) -> None:
    os.utime(path, (at.timestamp(), at.timestamp()))


def test_the_version_before_a_save_is_kept_and_can_be_gone_back_to(saved: Path, folders: Folders) -> None:
    saved_at(saved, NOON)
    session = open_session(saved, folders)
    session.document.do(RenamePlan("New name"))
    session.document.do(add("another", "ceo"))
    session.publish()
    (snapshot,) = session.snapshots()
    assert snapshot.at == NOON
    assert plan_text(open_plan(snapshot.path)) == plan_text(small_plan())
    edited = plan_text(session.document.plan)
    restore_version(session, snapshot)
    assert plan_text(session.document.plan) == plan_text(small_plan())
    assert session.document.undo_label == f"Restore the version of {moment_words(NOON)}"
    session.document.undo()
    assert plan_text(session.document.plan) == edited
    session.close()


def test_versions_are_kept_outside_the_folder_of_the_plan(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("New name"))
    session.publish()
    (snapshot,) = session.snapshots()
    assert folders.snapshots in snapshot.path.parents


def versions(session: PlanSession) -> list[tuple[str, str]]:
    """The names of the plan in its versions, oldest first, and why each was kept."""
    return [(open_plan(one.path).name, one.why) for one in reversed(session.snapshots())]


def renamed(session: PlanSession, *names: str) -> None:
    """Rename the plan to each of these, and let it be saved each time without being asked."""
    for name in names:
        session.document.do(RenamePlan(name))
        session.publish()


def test_what_is_saved_unasked_is_kept_only_now_and_then(saved: Path, tmp_path: Path) -> None:
    kept = Snapshots(tmp_path / "kept")
    for minutes in range(25):
        save_plan(Plan(f"Minute {minutes}"), saved)
        saved_at(saved, NOON + timedelta(minutes=minutes))
        kept.keep_due(saved, "")
    assert [snapshot.at for snapshot in kept.all()] == [NOON + APART * 2, NOON + APART, NOON]


def test_the_plan_as_it_was_opened_and_as_it_was_saved_by_hand_is_always_kept(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    renamed(session, "Edited")
    session.publish(asked=True)
    renamed(session, "Later", "Later still", "Last")
    assert versions(session) == [("Small plan", OPENED), ("Edited", SAVED)]
    session.close()
    again = open_session(saved, folders)
    renamed(again, "Next day", "Next")
    assert versions(again)[2:] == [("Last", CLOSED)], "as it was opened is what the session before closed"
    again.close()


@pytest.mark.parametrize(("asked", "why"), [(False, CLOSED), (True, SAVED)])
def test_what_was_saved_last_is_the_newest_version_should_the_file_be_damaged_before_the_next_session(
    saved: Path, folders: Folders, *, asked: bool, why: str
) -> None:
    session = open_session(saved, folders)
    renamed(session, "First", "Second")
    session.document.do(RenamePlan("Last"))
    session.publish(asked=asked)
    session.close()
    saved.write_bytes(saved.read_bytes()[:1000])
    newest = versions_at(saved, folders)[0]
    assert (open_plan(newest.path).name, newest.why) == ("Last", why)


def test_a_session_that_saves_nothing_keeps_no_version(saved: Path, folders: Folders) -> None:
    for _ in range(2):
        open_session(saved, folders).close()
    assert versions_at(saved, folders) == []
    for _ in range(2):
        session = open_session(saved, folders)
        session.document.do(RenamePlan("New name"))
        session.document.undo()
        session.close()
    assert len(versions_at(saved, folders)) == 1, "it is the same plan each time"


def test_where_somebody_else_has_changed_the_file_the_plan_as_it_is_here_is_kept(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    renamed(session, "Mine")
    save_plan(Plan("Theirs"), saved)
    session.close()
    kept = versions_of(saved, folders)
    assert [(open_plan(one.path).name, one.why) for one in kept] == [("Mine", CLOSED), ("Small plan", OPENED)]


def test_a_file_that_is_emptied_while_it_is_only_looked_at_leaves_a_version(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    saved.write_bytes(b"")
    session.close()
    (kept,) = versions_of(saved, folders)
    assert open_plan(kept.path).name == "Small plan"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and no more"])
def test_what_a_session_had_saved_that_broke_off_is_kept_where_its_file_is_damaged(
    saved: Path, folders: Folders, content: bytes
) -> None:
    session = open_session(saved, folders)
    renamed(session, "Last")
    break_off(session)
    saved.write_bytes(content)
    with pytest.raises(FileError):
        open_session(saved, folders)
    newest = versions_of(saved, folders)[0]
    assert (open_plan(newest.path).name, newest.why) == ("Last", BROKEN_OFF)
    assert WHY[newest.why] in names_of([newest])[newest]


def test_no_version_is_the_same_plan_as_the_one_before(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Edited"))
    for _ in range(3):
        session.publish(asked=True)
    session.document.undo()
    session.publish(asked=True)
    renamed(session, "Edited", "Small plan", "Edited")
    assert [name for name, _ in versions(session)] == ["Small plan", "Edited", "Small plan"]
    session.close()


def test_the_plan_is_kept_before_another_version_takes_its_place(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    renamed(session, "Edited")
    session.document.do(RenamePlan("Not saved yet"))
    assert restore_version(session, session.snapshots()[0])
    assert versions(session) == [("Small plan", OPENED), ("Not saved yet", BEFORE_RESTORE)]
    assert not restore_version(session, session.snapshots()[1]), "it is that version now"
    assert len(session.snapshots()) == 2
    session.close()


def test_the_plan_is_kept_before_what_somebody_else_made_of_its_file(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Mine"))
    save_plan(Plan("Theirs"), saved)
    session.take_theirs()
    assert versions(session) == [("Mine", BEFORE_RESTORE)]
    session.close()


def test_a_plan_without_a_file_leaves_no_version(folders: Folders) -> None:
    session = new_session("New", folders)
    session.document.do(RenamePlan("Edited"))
    session.keep_version(BEFORE_REFRESH)
    assert session.snapshots() == []
    session.discard()
    assert not folders.snapshots.exists()


def test_the_first_and_the_last_versions_stay_and_old_ones_stand_further_apart(saved: Path, tmp_path: Path) -> None:
    kept = Snapshots(tmp_path / "kept")
    for hours in range(100):
        kept.keep(saved, NOON + timedelta(hours=hours))
    times = [snapshot.at for snapshot in kept.all()]
    assert len(times) == MOST
    assert (times[0], times[1], times[-1]) == (NOON + timedelta(hours=99), NOON + timedelta(hours=98), NOON)
    assert times[-2] - times[-1] > 3 * (times[1] - times[2])


def test_versions_of_a_large_plan_are_fewer(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "ROOM", 15 * saved.stat().st_size)
    kept = Snapshots(tmp_path / "kept")
    for hours in range(30):
        kept.keep(saved, NOON + timedelta(hours=hours))
    assert len(kept.all()) == 15
    monkeypatch.setattr(snapshots, "ROOM", 0)
    kept.keep(saved, NOON + timedelta(hours=30))
    assert len(kept.all()) == FEWEST
    assert (kept.all()[0].at, kept.all()[-1].at) == (NOON + timedelta(hours=30), NOON)


def test_a_disk_that_has_no_room_for_versions_does_not_hinder_saving(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    session = open_session(saved, folders)
    session.document.do(RenamePlan("New name"))
    monkeypatch.setattr(snapshots, "replace_file", full)
    session.publish()
    assert open_plan(saved).name == "New name"
    assert session.snapshots() == []


def test_versions_are_found_by_the_path_that_their_document_had_last(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("New name"))
    session.close()
    moved = saved.rename(saved.with_name("Moved.dataplan"))
    assert len(versions_of(saved, folders)) == 2
    open_session(moved, folders).close()
    assert versions_of(saved, folders) == []
    assert len(versions_of(moved, folders)) == 2


def test_what_else_lies_in_the_folder_is_no_version(tmp_path: Path) -> None:
    (tmp_path / "notes.dataplan").touch()
    assert Snapshots(tmp_path).all() == []
