"""A name of the plan is completed as somebody types it, also where there are very many."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.model.people import Person
from dataplanner.ui.projects.people_offered import offer_people
from dataplanner.ui.session import Session
from tests.windows import TIMEOUT, OpenSample


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    return open_sample("ten-person-team")


@pytest.fixture
def line(qtbot: QtBot, session: Session) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made, timeout=TIMEOUT):
        made.show()
        made.activateWindow()
    made.setFocus()
    offer_people(made, session)
    return made


def begun(session: Session) -> tuple[str, str]:
    """Somebody's name, and the beginning of it that nobody else shares."""
    names = sorted(session.names.person(person) for person in session.plan.all(Person))
    return names[0], names[0][
        : next(end for end in range(1, 99) if sum(n.startswith(names[0][:end]) for n in names) == 1)
    ]


def test_what_is_missing_of_a_name_is_filled_in_and_selected(qtbot: QtBot, line: QLineEdit, session: Session) -> None:
    name, beginning = begun(session)
    qtbot.keyClicks(line, beginning.lower())
    assert line.text().casefold() == name.casefold()
    assert line.selectedText() == name[len(beginning) :]


def test_very_many_names_are_gathered_in_the_background(
    qtbot: QtBot, line: QLineEdit, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dataplanner.ui.projects.people_offered.MANY", 1)
    name, beginning = begun(session)
    qtbot.keyClicks(line, beginning[:1])
    assert line.completer() is None
    assert line.text() == beginning[:1]
    qtbot.waitUntil(lambda: line.completer() is not None, timeout=TIMEOUT)
    qtbot.keyClicks(line, name[1 : len(beginning) + 1])
    assert line.text().casefold() == name.casefold()
