"""What is still being typed outlives the end of the program, and is no step of the history until it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file.typed import typed_step
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from dataplanner.ui.typed import Field
from tests.journeys.typing import type_into_sheet
from tests.windows import OpenSample, click, named, press

GRACE = "bi-analyst-grace-lin"
REST = 20  # ms


@pytest.fixture
def session(window: MainWindow, open_sample: OpenSample, tmp_path: Path) -> Session:
    """The sample, saved under a name; a short rest is enough."""
    window.text_fields._rest.setInterval(REST)
    session = open_sample("hansa-foods")
    window.files.save_to(tmp_path / "hansa.dataplan")
    return session


def after_a_crash(window: MainWindow) -> tuple[str | None, Plan]:
    """What would be done at the next start if the program ended now, and the plan then."""
    current = window.files.current
    assert current is not None
    plan = current.document.plan.copy()
    step = typed_step(current.writable().working._connection)
    if step is not None:
        plan.apply(step.changes)
    return None if step is None else step.label, plan


def begin(window: MainWindow, qtbot: QtBot, session: Session, field: str) -> QLineEdit:
    """A field of the position in the inspector, with the cursor in it."""
    session.select([GRACE])
    qtbot.wait(1)
    line = named(window, QLineEdit, field)
    line.setFocus()
    return line


def rest(qtbot: QtBot) -> None:
    qtbot.wait(REST * 3)


def retype(qtbot: QtBot, field: Field, text: str) -> None:
    field.selectAll()
    press(qtbot, text)


@pytest.mark.parametrize("field", ["Title", "Department", "Location", "Grade", "Note"])
def test_a_field_half_typed_is_kept_and_stays_one_step(
    window: MainWindow, qtbot: QtBot, session: Session, field: str
) -> None:
    line = begin(window, qtbot, session, field)
    steps = len(session.document.done)
    retype(qtbot, line, "Head of")
    rest(qtbot)
    assert getattr(after_a_crash(window)[1].organisation().position(GRACE), field.lower()) == "Head of"
    press(qtbot, " data")
    rest(qtbot)
    _, plan = after_a_crash(window)
    assert getattr(plan.organisation().position(GRACE), field.lower()) == "Head of data"
    assert len(session.document.done) == steps
    assert line.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert len(session.document.done) == steps + 1
    assert after_a_crash(window)[0] is None


def test_a_cell_of_the_sheet_half_typed_is_kept(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    type_into_sheet(window, qtbot, "Somebody Else")
    rest(qtbot)
    label, plan = after_a_crash(window)
    assert label is not None
    assert "Somebody Else" in {person.name for person in plan.all(Person)}
    press(qtbot, Qt.Key.Key_Escape)
    assert after_a_crash(window)[0] is None
    assert "Somebody Else" not in {person.name for person in session.document.plan.all(Person)}


def test_keys_that_are_pressed_without_a_rest_are_kept_together(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    window.text_fields._rest.setInterval(60_000)
    retype(qtbot, begin(window, qtbot, session, "Title"), "Head of data")
    assert after_a_crash(window)[0] is None


def test_somebody_who_types_on_without_a_rest_loses_what_came_after_the_last_two_seconds_at_most(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    window.text_fields._rest.setInterval(60_000)
    assert window.text_fields._longest.interval() == 2_000
    window.text_fields._longest.setInterval(REST * 5)
    line = begin(window, qtbot, session, "Note")
    kept = []
    while len(line.text()) < 12 or not all(kept[-2:]):
        press(qtbot, "a")
        qtbot.wait(REST)
        kept.append(after_a_crash(window)[1].organisation().position(GRACE).note)
    assert "" in kept
    assert len(set(kept)) > 2, "kept once, it is kept again while typing goes on"
    window.text_fields._longest.setInterval(60_000)
    press(qtbot, "b", Qt.Key.Key_Return)
    assert after_a_crash(window)[0] is None


def test_ctrl_z_takes_back_in_the_field_and_what_is_kept_follows(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    line = begin(window, qtbot, session, "Note")
    press(qtbot, "Asks")
    rest(qtbot)
    press(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    rest(qtbot)
    assert line.text() == ""
    assert after_a_crash(window)[0] is None


def test_escape_gives_up_what_was_kept(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    title = begin(window, qtbot, session, "Title").text()
    press(qtbot, " of data")
    rest(qtbot)
    assert after_a_crash(window)[0] is not None
    press(qtbot, Qt.Key.Key_Escape)
    assert after_a_crash(window)[0] is None
    assert session.document.plan.organisation().position(GRACE).title == title


@pytest.mark.parametrize(("field", "text"), [("FTE", "-1"), ("FTE", "x"), ("Holder", " ")])
def test_what_would_be_refused_is_not_kept(
    window: MainWindow, qtbot: QtBot, session: Session, field: str, text: str
) -> None:
    line, told = begin(window, qtbot, session, field), window.notice.text
    retype(qtbot, line, {"FTE": "0.5", "Holder": "Gracia Linn"}[field])
    rest(qtbot)
    assert after_a_crash(window)[0] is not None
    retype(qtbot, line, text)
    rest(qtbot)
    assert after_a_crash(window)[0] is None
    assert window.notice.text == told, "nobody is told anything while they type"


def test_while_names_are_masked_what_is_typed_is_meant_with_the_names(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    click(qtbot, window.top_bar, "Mask names")
    who = session.names.holder(session.organisation.position(GRACE))
    retype(qtbot, begin(window, qtbot, session, "Title"), f"Deputy of {who}")
    rest(qtbot)
    assert after_a_crash(window)[1].organisation().position(GRACE).title == "Deputy of Grace Lin"
