"""What a session that broke off left is found and taken up again, without a question where there is no doubt."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    draft,
    forget,
    new_session,
    open_plan,
    open_session,
    recover_session,
    recoverable,
    recovery,
    save_plan,
)
from dataplanner.files.plan_file.errors import ChangedOutside, MissingFile
from dataplanner.files.plan_file.origin import Origin
from dataplanner.files.plan_file.publish import TEMPORARY, replace_file
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.files.plan_file.plans import names_in, small_plan


def break_off(session: PlanSession) -> None:
    """End a session as a crash does: nothing is published, nothing tidied up; only the system frees its locks."""
    assert session.draft is not None
    session.draft.working.close()
    session.draft.lock.release()
    if session.hold is not None:
        session.hold._lock.release()


def rename(session: PlanSession, name: str) -> None:
    session.document.do(RenamePlan(name))


def test_edits_that_never_reached_the_file_are_there_again(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "one")
    rename(session, "two")
    session.document.undo()
    break_off(session)
    again = open_session(saved, folders)
    assert again.state.recovered
    assert again.state.waiting is None
    assert again.document.plan.name == "one"
    again.document.redo()
    again.close()
    assert open_plan(saved).name == "two"


def test_a_session_without_unsaved_edits_leaves_nothing_to_recover(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "one")
    session.publish()
    break_off(session)
    assert recoverable(folders) == []
    assert names_in(folders.working) == []


def test_a_plan_without_a_file_is_offered_at_the_next_start(folders: Folders) -> None:
    session = new_session("Client", folders)
    rename(session, "Client Ltd")
    break_off(session)
    (item,) = recoverable(folders)
    assert (item.name, item.path) == ("Client", None)
    again = recover_session(item, folders)
    assert again.document.plan.name == "Client Ltd"
    assert again.document.undo_label is not None
    assert again.state.recovered
    assert recoverable(folders) == []
    again.discard()


def test_a_plan_that_is_open_elsewhere_is_not_offered(folders: Folders) -> None:
    session = new_session("Client", folders)
    rename(session, "Client Ltd")
    assert recoverable(folders) == []
    session.discard()


def test_what_is_thrown_away_is_not_offered_again_and_the_file_stays(saved: Path, folders: Folders) -> None:
    before = saved.read_bytes()
    session = open_session(saved, folders)
    rename(session, "Unwanted")
    session.leave()
    (item,) = recoverable(folders)
    forget(item)
    forget(item)
    assert recoverable(folders) == []
    assert names_in(folders.working) == []
    assert saved.read_bytes() == before


def test_what_somebody_has_taken_up_meanwhile_is_not_thrown_away(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Wanted")
    session.leave()
    (item,) = recoverable(folders)
    again = open_session(saved, folders)
    forget(item)
    rename(again, "Still wanted")
    again.close()
    assert open_plan(saved).name == "Still wanted"


def test_a_window_that_only_looks_at_what_was_left_keeps_nobody_from_it(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(saved, folders)
    rename(session, "Edited")
    session.leave()
    (item,) = recoverable(folders)
    looking = draft.open_draft(item.folder)
    assert looking is not None
    monkeypatch.setattr(recovery.time, "sleep", lambda _seconds: looking.leave())
    again = open_session(saved, folders)
    assert again.recovered
    assert again.document.plan.name == "Edited"
    again.close()


def test_a_plan_left_on_purpose_is_offered_with_its_file(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    session.leave()
    (item,) = recoverable(folders)
    assert item.path == saved
    again = recover_session(item, folders)
    again.close()
    assert open_plan(saved).name == "Mine"


def test_a_file_changed_meanwhile_is_a_question_and_nothing_is_lost(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    break_off(session)
    save_plan(Plan("Theirs"), saved)
    again = open_session(saved, folders)
    assert isinstance(again.state.waiting, ChangedOutside)
    assert again.document.plan.name == "Mine"
    with pytest.raises(ChangedOutside):
        again.publish()
    assert open_plan(saved).name == "Theirs"


def test_a_file_changed_meanwhile_is_no_question_when_nothing_of_ours_is_unsaved(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    break_off(session)
    save_plan(Plan("Theirs"), saved)
    again = open_session(saved, folders)
    assert (again.document.plan.name, again.state.waiting) == ("Theirs", None)


def test_a_file_deleted_meanwhile_comes_back_from_the_working_copy(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    break_off(session)
    saved.unlink()
    (item,) = recoverable(folders)
    again = recover_session(item, folders)
    assert isinstance(again.state.waiting, ChangedOutside)
    again.keep_mine()
    assert open_plan(saved).name == "Mine"


def test_a_file_deleted_with_nothing_unsaved_is_missing(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    break_off(session)
    saved.unlink()
    with pytest.raises(MissingFile):
        open_session(saved, folders)
    assert names_in(folders.working) == []


def test_a_crash_between_replacing_the_file_and_noting_it_is_no_conflict(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(saved, folders)
    assert session.draft is not None
    rename(session, "one")
    remember = session.draft.remember
    calls = 0

    def crash_after_replacing(origin: Origin) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        remember(origin)

    monkeypatch.setattr(
        "dataplanner.files.plan_file.draft.Draft.remember", lambda _, origin: crash_after_replacing(origin)
    )
    with pytest.raises(KeyboardInterrupt):
        session.publish()
    monkeypatch.undo()
    assert open_plan(saved).name == "one"
    rename(session, "two")
    break_off(session)
    again = open_session(saved, folders)
    assert again.state.waiting is None
    assert again.state.unsaved
    again.close()
    assert open_plan(saved).name == "two"


@pytest.mark.parametrize("cut", [0, 50, 5000])
def test_a_damaged_working_copy_is_set_aside_and_the_file_opens(saved: Path, folders: Folders, cut: int) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    break_off(session)
    (folder,) = (path for path in folders.working.iterdir() if path.is_dir())
    (folder / "plan.dataplan-wal").unlink(missing_ok=True)
    (folder / "plan.dataplan").write_bytes((folder / "plan.dataplan").read_bytes()[:cut])
    again = open_session(saved, folders)
    assert plan_text(again.document.plan) == plan_text(small_plan())
    assert names_in(folders.set_aside) == [folder.name]


def test_a_working_copy_whose_records_are_damaged_is_set_aside_too(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    assert session.draft is not None
    session.draft.working._connection.execute("UPDATE whole SET records = 'x' WHERE tbl = 'people'")
    break_off(session)
    again = open_session(saved, folders)
    assert plan_text(again.document.plan) == plan_text(small_plan())
    assert len(names_in(folders.set_aside)) == 1


def test_a_damaged_file_does_not_cost_the_edits(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    rename(session, "Mine")
    break_off(session)
    saved.write_bytes(saved.read_bytes()[:5000])
    again = open_session(saved, folders)
    assert again.document.plan.name == "Mine"
    assert isinstance(again.state.waiting, ChangedOutside)


def test_a_working_copy_that_was_never_finished_is_removed(folders: Folders) -> None:
    (folders.working / "0123").mkdir()
    (folders.working / "0123" / "plan.dataplan").write_bytes(b"half")
    assert recoverable(folders) == []
    assert names_in(folders.working) == []


def test_temporary_files_of_a_crash_while_saving_are_removed(saved: Path, folders: Folders) -> None:
    def crash(temporary: Path) -> None:
        shutil.copyfile(temporary, temporary.with_name(temporary.name.replace(TEMPORARY, f"x{TEMPORARY}")))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(saved, crash)
    other = saved.with_name(f".dataplan-000000000000-x{TEMPORARY}")
    other.touch()
    assert len(names_in(saved.parent)) == 3
    open_session(saved, folders).close()
    assert names_in(saved.parent) == [other.name, saved.name]


CHILD = """
import sys
from pathlib import Path
from dataplanner.files.plan_file import Folders, open_session
from dataplanner.model.edits import RenamePlan
session = open_session(Path(sys.argv[1]), Folders(Path(sys.argv[2])))
session.document.do(RenamePlan("one"))
session.document.do(RenamePlan("two"))
session.document.undo()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_a_killed_process_loses_nothing_and_locks_nobody_out(saved: Path, folders: Folders) -> None:
    command = [sys.executable, "-c", CHILD, str(saved), str(folders.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        assert open_session(saved, folders).state.read_only is not None
        child.send_signal(signal.SIGKILL)
    session = open_session(saved, folders)
    assert session.state.read_only is None
    assert session.document.plan.name == "one"
    session.document.redo()
    assert session.document.plan.name == "two"
    session.discard()


def test_the_time_of_the_last_edit_is_told_however_often_it_is_looked_at(folders: Folders) -> None:
    session = new_session("Edited", folders)
    rename(session, "Half done")
    edited = session.document.done[-1].at
    session.leave()
    assert [item.edited_at for _ in range(2) for item in recoverable(folders)] == [edited, edited]


def test_an_import_without_an_edit_is_as_old_as_its_draft(folders: Folders) -> None:
    new_session("Imported", folders, small_plan(), unsaved=True).leave()
    (origin,) = folders.working.glob("*/origin.json")
    os.utime(origin, (1_700_000_000, 1_700_000_000))
    (item,) = recoverable(folders)
    assert item.edited_at.timestamp() == 1_700_000_000
