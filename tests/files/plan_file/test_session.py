"""A session keeps every edit at once, and the visible file follows; nobody else's work is overwritten silently."""

import errno
import json
import os
import platform
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    draft,
    new_session,
    open_plan,
    open_session,
    opening,
    recover_session,
    recoverable,
    save_plan,
    schema,
    sign,
    snapshots,
)
from dataplanner.files.plan_file import session as session_module
from dataplanner.files.plan_file.errors import (
    CannotSave,
    ChangedOutside,
    DamagedPlan,
    DiskFull,
    EditNotKept,
    FileHeld,
    FolderMissing,
    NewerPlanReadOnly,
    NoNameYet,
    NoWorkingCopy,
    PlanInUse,
)
from dataplanner.files.plan_file.working_copy import WorkingCopy
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import MovePosition, RenamePlan
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.files.plan_file.plans import add, names_in, small_plan


def rename(session: PlanSession, name: str) -> None:
    session.document.do(RenamePlan(name))


def test_a_plan_that_is_handed_over_is_edited_itself_and_kept_with_its_edits(folders: Folders) -> None:
    plan = small_plan()
    session = new_session("Plan", folders, plan, unsaved=True, handed_over=True)
    assert session.document.plan is plan
    rename(session, "After")
    session.leave()
    (left,) = recoverable(folders)
    again = recover_session(left, folders)
    assert plan_text(again.document.plan) == plan_text(plan)
    again.leave()


def limit_size_to_now(working: WorkingCopy) -> None:
    """Make the database refuse to grow, as a full disk does."""
    connection = working._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def changed_by_somebody(path: Path, name: str = "Theirs") -> bytes:
    save_plan(Plan(name), path)
    return path.read_bytes()


def test_an_edit_reaches_the_file_when_it_is_published(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "New name")
    assert open_plan(saved).name == "Small plan"
    assert session.state.unsaved
    session.publish()
    assert open_plan(saved).name == "New name"
    assert not session.state.unsaved
    assert session.state.saved_at is not None
    session.close()


def test_a_published_file_needs_no_side_files_and_holds_nothing_private(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "New name")
    session.close()
    assert names_in(saved.parent) == [saved.name]
    content = saved.read_bytes()
    assert content[18:20] == b"\x01\x01"  # the rollback journal's format, not the log's
    assert str(saved.parent).encode() not in content


def test_closing_leaves_nothing_in_the_private_folder_but_snapshots(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "New name")
    session.close()
    assert names_in(folders.working) == []


def test_undo_and_redo_go_on_after_closing(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    for name in ("one", "two", "three"):
        rename(session, name)
    session.document.undo()
    session.close()
    again = open_session(saved, folders)
    assert again.document.plan.name == "two"
    again.document.redo()
    assert again.document.plan.name == "three"
    for _ in range(3):
        again.document.undo()
    assert again.document.undo_label is None
    assert plan_text(again.document.plan) == plan_text(small_plan())
    again.close()


def test_an_edit_after_undo_ends_what_could_be_redone_on_disk_too(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "one")
    session.document.undo()
    rename(session, "two")
    session.close()
    assert open_session(saved, folders).document.redo_label is None


def test_a_file_changed_outside_is_not_overwritten(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    theirs = changed_by_somebody(saved)
    with pytest.raises(ChangedOutside, match="changed by somebody else") as raised:
        session.publish()
    assert saved.read_bytes() == theirs
    assert session.state.waiting is raised.value
    assert session.state.unsaved


def test_a_file_changed_while_we_were_writing_is_not_overwritten(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    assert session.draft is not None
    copy_to, theirs = session.draft.working.copy_to, b""

    def slow(path: Path) -> str:
        nonlocal theirs
        theirs = changed_by_somebody(saved)
        return copy_to(path)

    monkeypatch.setattr(session.draft.working, "copy_to", slow)
    with pytest.raises(ChangedOutside):
        session.publish()
    assert saved.read_bytes() == theirs
    assert names_in(saved.parent) == [".Plan.dataplan.lock", "Plan.dataplan"]


def test_a_file_that_is_emptied_is_told_in_one_sentence_and_yields_to_the_plan(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    saved.write_bytes(b"")
    with pytest.raises(ChangedOutside) as told:
        session.publish()
    assert told.value.sentence == f"“{saved.name}” is empty now; the plan here is whole."
    assert told.value.gone, "there is nothing to be taken"
    session.keep_mine()
    assert open_plan(saved).name == "Mine"
    assert [version for version in session.snapshots() if version.outside] == []
    session.close()


def test_keeping_mine_makes_theirs_a_version_to_go_back_to(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    theirs = changed_by_somebody(saved)
    session.keep_mine()
    assert open_plan(saved).name == "Mine"
    assert theirs in [version.path.read_bytes() for version in session.snapshots() if version.outside]


def test_without_a_place_to_keep_theirs_it_is_not_overwritten(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    theirs = changed_by_somebody(saved)
    folders.snapshots.write_text("no folder", encoding="utf-8")
    with pytest.raises(CannotSave, match=saved.name):
        session.keep_mine()
    assert saved.read_bytes() == theirs


def test_taking_theirs_can_be_undone(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    changed_by_somebody(saved)
    with pytest.raises(ChangedOutside):
        session.publish()
    session.take_theirs()
    assert session.state.waiting is None
    assert plan_text(session.document.plan) == plan_text(Plan("Theirs"))
    session.document.undo()
    assert session.document.plan.name == "Mine"
    session.publish()
    assert open_plan(saved).name == "Mine"


def test_a_file_that_was_deleted_is_put_back_only_when_asked(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    saved.unlink()
    with pytest.raises(ChangedOutside, match="moved or deleted"):
        session.publish()
    session.keep_mine()
    assert open_plan(saved).name == "Mine"


def test_saving_under_another_name_leaves_the_first_file(saved: Path, folders: Folders) -> None:
    before = saved.read_bytes()
    session = open_session(saved, folders)
    rename(session, "Mine")
    other = saved.with_name("Other.dataplan")
    session.save_as(other)
    assert (session.path, session.name) == (other, "Other")
    assert saved.read_bytes() == before
    assert open_plan(other).name == "Mine"
    assert open_session(saved, folders).state.read_only is None
    rename(session, "Mine again")
    session.close()
    assert open_plan(other).name == "Mine again"


def test_saving_over_a_plan_that_is_open_is_refused(saved: Path, folders: Folders) -> None:
    other = saved.with_name("Other.dataplan")
    save_plan(Plan("Other"), other)
    first, second = open_session(saved, folders), open_session(other, folders)
    with pytest.raises(PlanInUse):
        second.save_as(saved)
    assert second.path == other
    first.close()
    second.save_as(saved)
    assert open_plan(saved).name == "Other"


def test_a_folder_that_is_gone_lets_edits_go_on_and_save_as_work(saved: Path, folders: Folders, tmp_path: Path) -> None:
    session = open_session(saved, folders)
    saved.parent.rename(tmp_path / "away")
    rename(session, "Mine")
    with pytest.raises(CannotSave):
        session.publish()
    rename(session, "Mine, later")
    with pytest.raises(FolderMissing):
        session.save_as(tmp_path / "nowhere" / "x.dataplan")
    session.save_as(tmp_path / "elsewhere.dataplan")
    assert open_plan(tmp_path / "elsewhere.dataplan").name == "Mine, later"
    assert session.state.waiting is None


def test_a_held_file_makes_saving_wait_and_then_go_on(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target).name == saved.name:
            raise PermissionError(errno.EACCES, "held")
        return replace(self, target)

    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileHeld):
        session.publish()
    assert isinstance(session.state.waiting, FileHeld)
    monkeypatch.undo()
    session.publish()
    assert session.state.waiting is None
    assert open_plan(saved).name == "Mine"


def test_an_edit_that_cannot_be_kept_is_taken_back(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    assert session.draft is not None
    rename(session, "kept")
    before, head = plan_text(session.document.plan), session.draft.working.head
    limit_size_to_now(session.draft.working)
    with pytest.raises(EditNotKept, match="taken back"):
        session.document.do(RenamePlan("x" * 100_000))
    assert plan_text(session.document.plan) == before
    assert session.document.undo_label == "Rename the plan to kept"
    assert session.draft.working.head == head
    assert plan_text(session.draft.working.plan()) == before


class TestUse:
    """One plan, one writer."""

    def test_a_second_window_reads_only(self, saved: Path, folders: Folders) -> None:
        first, second = open_session(saved, folders), open_session(saved, folders)
        assert isinstance(second.state.read_only, PlanInUse)
        assert "another window" in second.state.read_only.sentence
        with pytest.raises(PlanInUse):
            rename(second, "Mine")
        assert second.document.plan.name == "Small plan"
        second.close()
        rename(first, "still mine")
        first.close()
        assert open_session(saved, folders).state.read_only is None

    def test_another_machine_reads_only(self, saved: Path, folders: Folders, tmp_path: Path) -> None:
        first = open_session(saved, folders)
        elsewhere = open_session(saved, Folders(tmp_path / "other machine"))
        reason = elsewhere.state.read_only
        assert isinstance(reason, PlanInUse)
        assert reason.sentence == f"“{saved.name}” is open on the computer “{platform.node()}”."
        assert reason.free == "It is free again 10 minutes after that one was switched off or broke off."
        assert sign.STALE_AFTER == 10 * 60
        assert first.state.read_only is None

    def test_the_sign_of_a_machine_that_is_gone_heals(self, saved: Path, folders: Folders, tmp_path: Path) -> None:
        gone = open_session(saved, Folders(tmp_path / "other machine"))
        path = sign.sign_path(saved)
        holder = json.loads(path.read_text()) | {"renewed": datetime.now(UTC).timestamp() - sign.STALE_AFTER - 1}
        path.write_text(json.dumps(holder))
        session = open_session(saved, folders)
        assert session.state.read_only is None
        gone.leave()
        assert path.exists()

    def test_our_own_left_over_sign_heals_at_once(self, saved: Path, folders: Folders) -> None:
        session = open_session(saved, folders)
        left_over = sign.sign_path(saved).read_bytes()
        session.close()
        sign.sign_path(saved).write_bytes(left_over)
        assert open_session(saved, folders).state.read_only is None

    def test_work_can_go_on_in_a_copy(self, saved: Path, folders: Folders) -> None:
        first, copy = open_session(saved, folders), open_session(saved, folders, as_copy=True)
        rename(copy, "Copy")
        assert copy.path is None
        copy.save_as(saved.with_name("Copy.dataplan"))
        assert first.document.plan.name == "Small plan"

    def test_a_newer_plan_is_read_only_and_stays_as_it_is(self, saved: Path, folders: Folders) -> None:
        with closing(sqlite3.connect(saved)) as connection:
            connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        before = saved.read_bytes()
        session = open_session(saved, folders)
        assert isinstance(session.state.read_only, NewerPlanReadOnly)
        with pytest.raises(NewerPlanReadOnly):
            rename(session, "Mine")
        session.close()
        assert saved.read_bytes() == before
        assert names_in(saved.parent) == [saved.name]


class TestUntitled:
    """New plans, samples and copies have no file until somebody says where."""

    def test_a_sample_is_never_written_to(self, tmp_path: Path, folders: Folders) -> None:
        sample = tmp_path / "twitter.plan.json"
        save_plan(small_plan(), sample)
        before = sample.read_bytes()
        session = open_session(sample, folders)
        assert (session.path, session.name, session.state.unsaved) == (None, "twitter", False)
        rename(session, "Mine")
        assert session.state.unsaved
        with pytest.raises(NoNameYet, match="Choose where to save it"):
            session.close()
        session.save_as(tmp_path / "mine.dataplan")
        session.close()
        assert sample.read_bytes() == before
        assert open_plan(tmp_path / "mine.dataplan").name == "Mine"

    def test_a_sample_only_looked_at_leaves_nothing(self, tmp_path: Path, folders: Folders) -> None:
        save_plan(small_plan(), tmp_path / "twitter.plan.json")
        open_session(tmp_path / "twitter.plan.json", folders).close()
        assert names_in(folders.working) == []

    def test_a_new_plan_takes_edits_before_it_has_a_file(self, tmp_path: Path, folders: Folders) -> None:
        session = new_session("Client", folders)
        session.document.do(add("ceo", name="Ada"))
        session.document.do(add("cto", "ceo"))
        session.document.do(MovePosition(AS_IS, "cto", None))
        session.save_as(tmp_path / "Client.dataplan")
        assert plan_text(open_plan(tmp_path / "Client.dataplan")) == plan_text(session.document.plan)

    def test_discarding_leaves_nothing(self, folders: Folders) -> None:
        session = new_session("Client", folders)
        rename(session, "Secret")
        session.discard()
        assert names_in(folders.working) == []


class TestNoPlace:
    """The private folder cannot be written to: plans can be read, and what is open can be saved."""

    @pytest.fixture
    def nowhere(self, tmp_path: Path) -> Folders:
        (tmp_path / "nowhere").write_bytes(b"a file stands where the folder should be")
        return Folders(tmp_path / "nowhere")

    def test_a_plan_can_be_read_only(self, saved: Path, nowhere: Folders) -> None:
        session = open_session(saved, nowhere)
        assert isinstance(session.state.read_only, NoWorkingCopy)
        assert "“Plan.dataplan” cannot be edited" in session.state.read_only.sentence
        assert plan_text(session.document.plan) == plan_text(small_plan())
        assert names_in(saved.parent) == [saved.name]

    def test_a_sample_can_be_read_only(self, tmp_path: Path, nowhere: Folders) -> None:
        save_plan(small_plan(), tmp_path / "twitter.plan.json")
        assert isinstance(open_session(tmp_path / "twitter.plan.json", nowhere).state.read_only, NoWorkingCopy)

    def test_a_new_plan_says_why_not(self, nowhere: Folders) -> None:
        with pytest.raises(NoWorkingCopy, match="“Client” cannot be edited"):
            new_session("Client", nowhere)

    def test_a_disk_that_fills_up_meanwhile_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fill(path: Path, **_: object) -> None:
            path.write_bytes(b"half of it")
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(opening, "write_database", fill)
        with pytest.raises(NoWorkingCopy, match="“Client” cannot be edited"):
            new_session("Client", folders := Folders(tmp_path / "private"))
        assert names_in(folders.working) == []

    def test_nothing_is_there_to_recover(self, nowhere: Folders) -> None:
        assert recoverable(nowhere) == []

    def test_what_is_open_is_saved_although_nothing_can_be_noted(
        self, saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = open_session(saved, folders)
        rename(session, "Mine")

        def full(*_: object, **__: object) -> None:
            raise DiskFull(saved)

        monkeypatch.setattr(draft, "write_origin", full)
        monkeypatch.setattr(snapshots, "replace_file", full)
        session.publish()
        rename(session, "Mine again")
        session.publish()
        assert open_plan(saved).name == "Mine again"
        session.save_as(saved.with_name("Other.dataplan"))
        assert open_plan(saved.with_name("Other.dataplan")).name == "Mine again"


def test_publishing_waits_for_a_pause(saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session(saved, folders)
    now = 1000.0
    monkeypatch.setattr(session_module.time, "monotonic", lambda: now)
    assert not session.publish_due
    rename(session, "Mine")
    assert not session.publish_due
    now += session_module.IDLE
    assert session.publish_due
    session.publish()
    assert not session.publish_due


def test_publishing_that_failed_is_tried_again_later_but_not_over_a_question(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(saved, folders)
    now = 1000.0
    monkeypatch.setattr(session_module.time, "monotonic", lambda: now)
    rename(session, "Mine")
    now += session_module.IDLE
    session.waiting = FileHeld(saved)
    assert session.publish_due
    session.waiting = ChangedOutside(saved, gone=False)
    assert not session.publish_due


def test_edits_go_on_while_another_thread_publishes(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "first")
    stop = threading.Event()
    failures: list[BaseException] = []

    def publish_all_the_time() -> None:
        while not stop.is_set():
            try:
                session.publish()
            except BaseException as error:  # noqa: BLE001 - a thread has nobody to raise to
                failures.append(error)
                return

    thread = threading.Thread(target=publish_all_the_time)
    thread.start()
    for number in range(60):
        session.document.do(add(f"n{number}", "ceo"))
    stop.set()
    thread.join()
    assert failures == []
    session.close()
    assert plan_text(open_plan(saved)) == plan_text(session.document.plan)


def test_a_damaged_plan_is_named_and_left_as_it_is(saved: Path, folders: Folders) -> None:
    content = saved.read_bytes()
    saved.write_bytes(content[: len(content) // 2])
    with pytest.raises(DamagedPlan, match=r"“Plan\.dataplan” is damaged"):
        open_session(saved, folders)
    assert saved.read_bytes() == content[: len(content) // 2]
    assert names_in(saved.parent) == [saved.name]
    assert names_in(folders.working) == []


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_plan_behind_a_link_is_written_where_it_lies(saved: Path, folders: Folders, tmp_path: Path) -> None:
    link = tmp_path / "link.dataplan"
    link.symlink_to(saved)
    session = open_session(link, folders)
    assert isinstance(open_session(saved, folders).state.read_only, PlanInUse)
    rename(session, "Mine")
    session.close()
    assert link.is_symlink()
    assert open_plan(saved).name == "Mine"
