"""Whether two files hold the same plan: as told from their plans read whole, for any edits, undone or not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dataplanner.files.plan_file import Folders, open_plan, open_session, save_plan, store
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.sameness import same_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import ChangePosition, RemovePosition, RenamePlan
from dataplanner.model.errors import PlanError
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.files.plan_file.plans import add, small_plan
from tests.torture.folders import fast_folder

EDITS = [
    RenamePlan("One"), RenamePlan("Small plan"), ChangePosition(AS_IS, "ceo", {"note": "a"}),
    ChangePosition(AS_IS, "ceo", {"note": ""}), add("new", "ceo", "New"), RemovePosition(AS_IS, "new"),
]  # fmt: skip
STEPS = st.lists(st.sampled_from([*range(len(EDITS)), "undo", "redo", "large"]), max_size=7)


def worked_on(path: Path, steps: list[int | str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Work on a plan and save it; after “large” each step is kept as one that changes very many records."""
    session = open_session(path, Folders(path.parent / "private"))
    for step in steps:
        if step == "large":
            monkeypatch.setattr(store, "MOST_EDITED", 0)
        elif isinstance(step, str):
            getattr(session.document, step)()
        else:
            with suppress(PlanError):
                session.document.do(EDITS[step])
    session.close()
    monkeypatch.undo()


@given(STEPS, STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_says_what_reading_both_says(
    monkeypatch: pytest.MonkeyPatch, first: list[int | str], second: list[int | str]
) -> None:
    with fast_folder() as root:
        one, other = Path(root, "One.dataplan"), Path(root, "Other.dataplan")
        save_plan(small_plan(), one)
        other.write_bytes(one.read_bytes())
        worked_on(one, first, monkeypatch)
        worked_on(other, second, monkeypatch)
        assert same_plan(one, other) == (plan_text(open_plan(one)) == plan_text(open_plan(other)))


def test_an_edit_is_told_without_reading_the_plans(
    saved: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.with_name("Before.dataplan")
    before.write_bytes(saved.read_bytes())
    session = open_session(saved, folders)
    session.document.do(ChangePosition(AS_IS, "ceo", {"note": "edited"}))
    session.close()
    monkeypatch.setattr("dataplanner.files.plan_file.sameness.plan_in", lambda _: pytest.fail("read"))
    assert not same_plan(before, saved)
    assert same_plan(saved, saved)


def test_what_cannot_be_read_is_the_same_as_nothing(saved: Path) -> None:
    (damaged := saved.with_name("Damaged.dataplan")).write_bytes(saved.read_bytes()[:5000])
    save_plan(Plan("Text"), text := saved.with_name("a.plan.json"))
    save_plan(small_plan(), locked := saved.with_name("Locked.dataplan"), key=Key(b"k" * 32, b"s" * 16))
    assert [same_plan(saved, other) for other in (damaged, text, locked, saved.with_name("none"))] == [False] * 4
