"""Steps: little ones at once, those of very much off the UI thread, with nothing between and nobody ever named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document, Where
from dataplanner.model.edits import AddPosition, ChangePosition, CopyScenario, FillPosition, RenamePlan
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui import session as sessions
from dataplanner.ui import steps
from dataplanner.ui.finishing import Finishing
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks

NAMES = ("Ada", "Berta", "Clara")


@pytest.fixture
def session(qtbot: QtBot, method: Method, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Three people, which counts as very many; a title speaks of somebody who is not among them."""
    tasks, finishing = Tasks(), Finishing()
    made = Session(Document(Plan("Test")), method, tasks)
    for name in NAMES:
        made.do(AddPosition(AS_IS, "Assistant to Ottoline", None, f"{name} Quexly", name))
    made.steps.finish = finishing.result_of
    for where in (steps, sessions):
        monkeypatch.setattr(where, "LARGE", len(NAMES))
    yield made
    tasks.wait()


def threads(session: Session) -> list[bool]:
    """For each step to come: whether it was worked out on the UI thread."""
    found: list[bool] = []
    before = session.document.prepare

    def note(ahead: Plan, change: object) -> None:
        found.append(current_thread() is main_thread())
        before(ahead, change)  # type: ignore[arg-type]

    session.document.prepare = note
    return found


def test_a_step_of_very_much_leaves_the_ui_thread_and_is_told_on_it(qtbot: QtBot, session: Session) -> None:
    found, told = threads(session), list[bool]()
    session.changed.connect(lambda _change: told.append(current_thread() is main_thread()))
    assert session.do(CopyScenario(AS_IS, "To be", "to-be"))
    assert len(session.plan.organisation("to-be")) == len(NAMES)
    session.undo()
    assert list(session.plan.organisations) == [AS_IS]
    session.redo()
    assert len(session.plan.organisation("to-be")) == len(NAMES)
    assert (found, told) == ([False] * 3, [True] * 3)


def test_a_little_step_is_made_at_once(qtbot: QtBot, session: Session) -> None:
    found = threads(session)
    session.do(RenamePlan("Other"))
    session.undo()
    assert found == []


def test_nothing_comes_between(qtbot: QtBot, session: Session) -> None:
    told: list[str] = []
    session.refused.connect(lambda sentence, _remedy: told.append(sentence))
    session.document.prepare = lambda *_: told.append(f"renamed: {session.do(RenamePlan('Between'))}")
    assert session.do(CopyScenario(AS_IS, "To be", "to-be"))
    qtbot.waitUntil(lambda: sorted(told) == ["The plan is just being changed.", "renamed: False"])
    assert session.do(RenamePlan("After"))


@pytest.mark.parametrize("anew", ["somebody new", "a step of very much"])
def test_nobody_is_named_while_masking_is_renewed(qtbot: QtBot, session: Session, anew: str) -> None:
    session.mask_names(True)
    finish, seen = session.steps.finish, list[str]()

    def watched(name: str, work: Callable[[Where], object], /) -> object:
        seen.append(name)
        found = finish(name, work)
        seen.extend(everything(session))
        return found

    session.steps.finish = watched  # type: ignore[assignment]
    if anew == "somebody new":
        session.do(FillPosition(AS_IS, "Ada", "Ottoline Brackwater"))
    else:
        session.do(CopyScenario(AS_IS, "Without Quexly", "to-be"))
    session.do(ChangePosition(AS_IS, "Berta", {"title": "Deputy of Quexly"}))
    assert seen[0] in (sessions.MASKING, steps.CHANGING)
    assert not [text for text in (*seen, *everything(session)) if any(name in text for name in (*NAMES, "Quexly"))]
    assert not [text for text in everything(session) if "Brackwater" in text]
    if anew == "somebody new":
        assert not [text for text in everything(session) if "Ottoline" in text], "texts of before name her, too"


def everything(session: Session) -> list[str]:
    """What can be seen of the plan."""
    scenarios = [scenario.name for scenario in session.plan.scenarios()]
    return scenarios + [session.plan.label(position) for position in session.organisation.positions()]
