"""A gap matrix of 500 people and 60 skills: an answer, and a page of scrolling, against a frame of the screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

from benchmarks.frame import Benchmark, Pair
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change, Record
from dataplanner.model.skills import Assessment, Skill
from dataplanner.model.teams import Team

if TYPE_CHECKING:
    from dataplanner.ui.skills.workspace import SkillsWorkspace

PEOPLE, SKILLS, FRAME = 500, 60, 0.016
WIDTH, HEIGHT = 1440, 900


@contextmanager
def page() -> Iterator[SkillsWorkspace]:
    """The skills page of a team of that size, every cell answered, on a screen that nobody sees."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dataplanner.files.method_file import load_method
    from dataplanner.model.document import Document
    from dataplanner.ui.dressing import apply_theme
    from dataplanner.ui.session import Session
    from dataplanner.ui.skills.workspace import SkillsWorkspace
    from dataplanner.ui.tasks import Tasks
    from dataplanner.ui.theme import load_theme

    app = QApplication.instance() or QApplication([])
    theme, tasks = load_theme("light"), Tasks()
    apply_theme(app, theme)
    shown = SkillsWorkspace(Session(Document(large_team()), load_method(), tasks), tasks, theme)
    shown.resize(WIDTH, HEIGHT)
    shown.show()
    app.processEvents()
    yield shown
    tasks.wait()
    shown.deleteLater()


def large_team() -> Plan:
    """A team in which person n has the skills that divide n."""
    records: list[Record] = [Person("p0", "Person 0"), Position(AS_IS, "q0", "Head", "p0")]
    for number in range(1, PEOPLE):
        records += [Person(f"p{number}", f"Person {number}")]
        records += [Position(AS_IS, f"q{number}", "Data Engineer", f"p{number}", "q0", float(number))]
    records += [Skill(f"s{at}", f"Skill {at}", ("engineering",), float(at)) for at in range(SKILLS)]
    records += [Team(AS_IS, "team", "Engineers", "engineering", subtree="q0")]
    cells = ((number, at) for number in range(PEOPLE) for at in range(SKILLS))
    records += [Assessment(f"p{number}", f"s{at}", number % (at + 1) == 0) for number, at in cells]
    plan = Plan("Large")
    plan.apply(Change(None, record) for record in records)
    return plan


@contextmanager
def answering() -> Iterator[Pair]:
    """X and Delete in turn, each on the next cell, until the page shows it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    with page() as shown:
        view = shown.view
        cells = cycle((row, 1 + row % SKILLS) for row in range(13))
        keys = cycle((Qt.Key.Key_X, Qt.Key.Key_Delete))

        def step() -> None:
            view.setCurrentIndex(view.model().index(*next(cells)))
            QTest.keyClick(view, next(keys))
            QApplication.processEvents()

        yield _against_a_frame(step)


@contextmanager
def scrolling() -> Iterator[Pair]:
    """A page down or up, painted."""
    from PySide6.QtWidgets import QApplication

    with page() as shown:
        view = shown.view
        tops = cycle(range(0, PEOPLE - 30, 15))

        def step() -> None:
            view.verticalScrollBar().setValue(next(tops))
            view.horizontalScrollBar().setValue(next(tops) % SKILLS)
            QApplication.processEvents()

        yield _against_a_frame(step)


def _against_a_frame(step: Callable[[], None]) -> Pair:
    return Pair(step, lambda: time.sleep(FRAME), lambda *_: True, "the plan is in memory; findings follow")


BENCHMARKS = (
    Benchmark(
        name="matrix-answer",
        about=f"an X typed into a gap matrix of {PEOPLE} people and {SKILLS} skills, until it is painted",
        peer="one frame of 16 ms",
        target=1.0,
        prepare=answering,
        rounds=30,
    ),
    Benchmark(
        name="matrix-scroll",
        about=f"a page of a gap matrix of {PEOPLE} people and {SKILLS} skills scrolled and painted",
        peer="one frame of 16 ms",
        target=1.0,
        prepare=scrolling,
        rounds=30,
    ),
)
