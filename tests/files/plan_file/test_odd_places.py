"""Plans in odd places: on a disk that is pulled out, too deep in folders, beside pipes and damaged files of ours."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from dataplanner.files.json_file import read_json
from dataplanner.files.plan_file import Folders, is_plan, open_plan, open_session, recoverable, save_plan
from dataplanner.files.plan_file.errors import FolderMissing, NotAPlan, PathTooLong
from dataplanner.files.plan_file.origin import NAME
from dataplanner.files.plan_file.sign import Sign, read_sign, sign_path
from dataplanner.files.privacy.recent import read_recent
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.files.plan_file.test_recovery import break_off

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def test_a_disk_that_is_pulled_out_is_waited_for(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Edited"))
    away = saved.parent.rename(saved.parent.with_name("away"))
    with pytest.raises(FolderMissing, match="is not there"):
        session.publish()
    session.keep_hold()
    session.document.do(RenamePlan("Edited on"))
    away.rename(saved.parent)
    session.close()
    assert open_plan(saved).name == "Edited on"


def test_edits_of_a_disk_that_is_gone_are_there_at_the_next_start(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Edited"))
    break_off(session)
    saved.parent.rename(saved.parent.with_name("away"))
    again = open_session(saved, folders)
    assert again.document.plan.name == "Edited"
    assert isinstance(again.waiting, FolderMissing)
    again.save_as(saved.parent.with_name("Elsewhere.dataplan"))
    again.close()


@posix
@pytest.mark.parametrize("folders_within", [4, 25])
def test_a_path_that_is_too_long_is_said_to_be(saved: Path, folders: Folders, folders_within: int) -> None:
    deep = saved.parent.joinpath(*["d" * 150] * folders_within)
    try:
        deep.mkdir(parents=True)
    except OSError:
        pytest.skip("the system takes no such folders")
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Edited"))
    with pytest.raises(PathTooLong, match="path is too long"):
        session.save_as(deep / f"{'n' * 250}.dataplan" if folders_within > 20 else deep / "Plan.dataplan")
    session.close()
    assert open_plan(saved).name == "Edited"


@posix
def test_a_pipe_is_no_plan_and_hinders_none_beside_it(saved: Path, folders: Folders) -> None:
    pipe = saved.with_name("pipe.dataplan")
    os.mkfifo(pipe)
    assert is_plan(pipe)
    with pytest.raises(NotAPlan):
        open_session(pipe, folders)
    session = open_session(saved, folders)
    session.save_as(saved.with_name("Other.dataplan"))
    session.close()
    open_session(saved.with_name("Other.dataplan"), folders).close()


@pytest.mark.parametrize("origin", [b"", b"[" * 100_000, b'{"path": "\\u0000", "name": "", "known": [], "head": ""}'])
def test_a_draft_that_cannot_tell_whose_it_is_is_set_aside(saved: Path, folders: Folders, origin: bytes) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Edited"))
    break_off(session)
    assert session.draft is not None
    (session.draft.folder / NAME).write_bytes(origin)
    assert recoverable(folders) == []
    assert open_plan(next(folders.set_aside.rglob("plan.dataplan"))).name in ("Edited", "Small plan")
    open_session(saved, folders).close()


@pytest.mark.parametrize("renewed", ["NaN", "Infinity", "-1"])
def test_a_sign_of_no_time_keeps_nobody_out(saved: Path, folders: Folders, renewed: str) -> None:
    sign_path(saved).write_text(f'{{"machine": "m", "host": "h", "process": 1, "renewed": {renewed}}}')
    session = open_session(saved, folders)
    assert session.read_only is None
    session.close()


def test_the_name_of_a_machine_is_shown_without_what_a_sentence_cannot_hold(saved: Path, folders: Folders) -> None:
    sign_path(saved).write_text(
        f'{{"machine": "m", "host": "desk\\u0000\\n{"x" * 500}", "process": 1, "renewed": {time.time()}}}'
    )
    session = open_session(saved, folders)
    assert session.read_only is not None
    assert "open on the computer “deskxxx" in session.read_only.sentence
    assert len(session.read_only.sentence) < 120
    session.leave()


def test_a_sign_is_renewed_where_the_clock_was_set_back(tmp_path: Path) -> None:
    now = [1_000_000.0]
    sign = Sign(tmp_path / "sign", "m", lambda: now[0])
    now[0] -= 3_600
    sign.renew()
    holder = read_sign(tmp_path / "sign")
    assert holder is not None
    assert holder.renewed == now[0]


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"paths": ["a\\u0000b"], "kept": true}', b"\xff"])
def test_our_own_small_files_may_be_damaged(saved: Path, folders: Folders, content: bytes) -> None:
    folders.data.mkdir(exist_ok=True)
    for name in ("recent.json", "machine", "names-masked.txt", "appearance.txt"):
        (folders.data / name).write_bytes(content)
    assert read_recent(folders).paths == ()
    session = open_session(saved, folders)
    assert session.read_only is None
    session.close()


def test_what_is_nested_too_deep_is_a_value_error(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_bytes(b"[" * 100_000)
    with pytest.raises(ValueError, match="nested"):
        read_json(tmp_path / "deep.json")


@pytest.mark.parametrize("name", ["emoji 👩\u200d💻", "rtl \u202egpj", "line\nbreak", " blank ", "é" * 115, "R&D <b>"])
def test_any_name_that_a_file_can_have_is_saved_under(tmp_path: Path, folders: Folders, name: str) -> None:
    path = tmp_path / f"{name}.dataplan"
    try:
        save_plan(Plan("Start"), path)
    except OSError:
        pytest.skip("the system takes no such name")
    session = open_session(path, folders)
    session.document.do(RenamePlan("Edited"))
    session.close()
    assert open_plan(path).name == "Edited"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]
