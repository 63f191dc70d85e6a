"""What somebody was typing when a session broke off is done at the next start; otherwise it is in no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    erase_person,
    new_session,
    open_plan,
    open_session,
    recover_session,
    recoverable,
    set_password,
)
from dataplanner.files.plan_file.reading import read_bytes, reading
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import ChangePosition, RenamePlan
from dataplanner.model.positions import AS_IS
from tests.files.plan_file.plans import small_plan
from tests.files.plan_file.test_recovery import break_off

WORD = "Quindecim"


def type_name(session: PlanSession, name: str = WORD) -> None:
    session.document.typing(RenamePlan(name))


def test_it_changes_nothing_until_the_session_breaks_off(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    type_name(session)
    assert plan_text(session.document.plan) == plan_text(small_plan())
    assert (session.document.undo_label, session.document.revision, session.unsaved) == (None, 0, False)
    break_off(session)
    (left,) = recoverable(folders)
    assert left.path == saved
    again = open_session(saved, folders)
    assert again.state.recovered
    assert again.document.plan.name == WORD
    assert [entry.label for entry in again.document.done] == [f"Rename the plan to {WORD}"]
    again.document.undo()
    assert plan_text(again.document.plan) == plan_text(small_plan())
    again.discard()


def test_only_what_stood_there_last_comes_back_and_only_once(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    for end in range(1, len(WORD) + 1):
        type_name(session, WORD[:end])
    break_off(session)
    again = open_session(saved, folders)
    break_off(again)
    last = open_session(saved, folders)
    assert [entry.label for entry in last.document.done] == [f"Rename the plan to {WORD}"]
    last.discard()


@pytest.mark.parametrize(
    "edit", [None, RenamePlan("  "), RenamePlan("Small plan"), ChangePosition(AS_IS, "ceo", {"fte": -1.0})]
)
def test_what_is_no_more_or_would_be_refused_is_not_kept(
    saved: Path, folders: Folders, edit: RenamePlan | ChangePosition | None
) -> None:
    session = open_session(saved, folders)
    type_name(session)
    session.document.typing(edit)
    break_off(session)
    assert recoverable(folders) == []


@pytest.mark.parametrize("step", ["do", "undo", "redo"])
def test_a_step_takes_its_place(saved: Path, folders: Folders, step: str) -> None:
    session = open_session(saved, folders)
    for name in ("One", "Two", "Three"):
        session.document.do(RenamePlan(name))
    session.document.undo()
    type_name(session)
    if step == "do":
        session.document.do(RenamePlan(f"{WORD} done"))
    else:
        getattr(session.document, step)()
    name = session.document.plan.name
    break_off(session)
    again = open_session(saved, folders)
    assert again.document.plan.name == name
    again.discard()


def test_no_file_that_is_saved_meanwhile_holds_it(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Done"))
    session.document.typing(ChangePosition(AS_IS, "ceo", {"note": WORD * 500}))
    session.publish()
    session.save_as(saved.with_name("Other.dataplan"))
    files = [saved, saved.with_name("Other.dataplan"), *folders.snapshots.rglob("*.dataplan")]
    for path in files:
        with reading(read_bytes(path)) as connection:
            assert connection.execute("SELECT name FROM meta WHERE name = 'typed'").fetchall() == []
        assert WORD.encode().hex().encode() not in path.read_bytes()
    assert len(files) == 3
    session.close()
    assert open_plan(saved).organisation().position("ceo").note == ""


def test_a_plan_without_a_file_keeps_it_too(folders: Folders) -> None:
    session = new_session("New", folders)
    type_name(session)
    break_off(session)
    (left,) = recoverable(folders)
    again = recover_session(left, folders)
    assert again.document.plan.name == WORD
    again.discard()


def test_it_is_encrypted_where_the_plan_is(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    type_name(session)
    set_password(session, "secret")
    type_name(session)
    break_off(session)
    assert [item.path for item in recoverable(folders)] == [saved]
    again = open_session(saved, folders, secret="secret")
    assert again.document.plan.name == WORD
    again.discard()


def test_nobody_who_was_erased_comes_back_with_it(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.typing(ChangePosition(AS_IS, "analyst", {"note": "As Ada Ünlü says"}))
    erase_person(session, "p-ceo")
    break_off(session)
    again = open_session(saved, folders)
    assert again.document.plan.organisation().position("analyst").note == ""
    again.discard()


def test_what_cannot_be_read_of_it_costs_nothing_else(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    session.document.do(RenamePlan("Done"))
    type_name(session)
    assert session.draft is not None
    session.draft.working._connection.execute("UPDATE meta SET value = '[\"a\", 1]' WHERE name = 'typed'")
    break_off(session)
    again = open_session(saved, folders)
    assert again.document.plan.name == "Done"
    again.discard()


def test_a_plan_that_can_only_be_read_keeps_nothing(saved: Path, folders: Folders) -> None:
    first = open_session(saved, folders)
    second = open_session(saved, folders)
    assert second.read_only is not None
    type_name(second)
    second.leave()
    first.close()
    assert open_plan(saved).name == "Small plan"
