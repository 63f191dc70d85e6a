"""Of what is asked for, the latest counts: a little is done at once, much in the background."""

from __future__ import annotations

from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dataplanner.model.errors import PlanError
from dataplanner.ui.latest import Latest, Proceed, watched
from dataplanner.ui.tasks import CancelledError, Tasks


class Asked:
    """Asks for numbers and notes what becomes of that."""

    def __init__(self) -> None:
        self.tasks = Tasks()
        self.owner = QObject()
        self.noted: list[Any] = []
        self.go = Event()
        self.go.set()
        self.latest = Latest(self.owner, self.tasks, lambda: self.noted.append("ended"))

    def ask(self, number: int, *, much: bool) -> None:
        def work(_proceed: Proceed) -> int:
            assert self.go.wait(10)
            if number < 0:
                raise PlanError("No such number.", "Take another.")
            return number if current_thread() is main_thread() else number * 100

        self.latest.ask("Counting", work, self.noted.append, lambda *told: self.noted.append(told), much=much)


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked()


def test_a_little_is_there_at_once(asked: Asked) -> None:
    asked.ask(1, much=False)
    asked.ask(-1, much=False)
    assert asked.noted == [1, ("No such number.", "Take another.")]


def test_of_much_only_the_latest_comes_and_what_waits_for_it(qtbot: QtBot, asked: Asked) -> None:
    for number in (1, 2, 3):
        asked.ask(number, much=True)
        asked.latest.afterwards(lambda number=number: asked.noted.append(f"after {number}"))
    assert (asked.noted, asked.latest.under_way) == ([], True)
    qtbot.waitUntil(lambda: not asked.latest.under_way)
    assert asked.noted == [300, "after 3", "ended"]
    asked.latest.afterwards(lambda: asked.noted.append("at once"))
    assert asked.noted[-1] == "at once"


def test_why_it_cannot_be_is_told(qtbot: QtBot, asked: Asked) -> None:
    asked.ask(-1, much=True)
    qtbot.waitUntil(lambda: not asked.latest.under_way)
    assert asked.noted == [("No such number.", "Take another."), "ended"]


def test_what_is_forgotten_never_comes(qtbot: QtBot, asked: Asked) -> None:
    asked.go.clear()
    asked.ask(1, much=True)
    qtbot.waitUntil(lambda: not asked.tasks.idle)
    asked.latest.forget()
    asked.go.set()
    qtbot.waitUntil(lambda: asked.tasks.idle)
    assert asked.noted == []


def test_a_look_is_taken_now_and_then_whether_it_is_still_wanted() -> None:
    looks: list[int] = []

    def proceed() -> None:
        looks.append(1)
        if len(looks) == 3:
            raise CancelledError

    seen: list[int] = []
    with pytest.raises(CancelledError):
        seen.extend(watched(range(1_000_000), proceed))
    assert 0 < len(seen) < 10_000
