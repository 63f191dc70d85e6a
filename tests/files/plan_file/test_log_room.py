"""The log of the working copy has its full size from the start, and whatever stands in its rest means nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dataplanner.files.plan_file import Folders, PlanSession, keys, log_room, new_session, set_password
from dataplanner.files.plan_file.log_room import ROOM
from dataplanner.files.plan_file.working_copy import WorkingCopy
from dataplanner.model.edits import RenamePlan

NAMES = ("one", "two", "three")


@pytest.fixture
def session(folders: Folders) -> PlanSession:
    return new_session("Plan", folders)


def log_of(session: PlanSession) -> Path:
    path = session.writable().working.path
    return path.with_name(f"{path.name}-wal")


def rename(session: PlanSession) -> None:
    for name in NAMES:
        session.document.do(RenamePlan(name))


def test_edits_do_not_make_the_log_grow(session: PlanSession) -> None:
    log = log_of(session)
    assert log.stat().st_size == ROOM
    rename(session)
    assert log.stat().st_size == ROOM
    assert any(log.read_bytes())
    session.discard()


@pytest.mark.parametrize("edit", [lambda _: None, rename], ids=["before the first edit", "after edits"])
@pytest.mark.parametrize("password", [None, "correct horse"], ids=["plain", "encrypted"])
def test_what_a_crash_leaves_is_read_as_far_as_it_was_kept(
    session: PlanSession,
    password: str | None,
    edit: Callable[[PlanSession], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if password is not None:
        monkeypatch.setattr(keys, "ROUNDS", 10)
        set_password(session, password)
    edit(session)
    working = session.writable().working
    left = shutil.copytree(working.path.parent, tmp_path / "left") / working.path.name
    assert left.with_name(f"{left.name}-wal").stat().st_size == ROOM
    again = WorkingCopy(left, left, working.key)
    assert again.plan().name == session.document.plan.name
    assert [entry.label for entry in again.done()] == [entry.label for entry in session.document.done]
    again.close()
    session.discard()


def test_without_room_the_log_grows_as_it_is_written(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log_room, "sync_file", full)
    session = new_session("Plan", folders)
    assert log_of(session).stat().st_size == 0
    rename(session)
    assert 0 < log_of(session).stat().st_size < ROOM
    session.discard()
