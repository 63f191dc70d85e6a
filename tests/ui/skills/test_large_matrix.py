"""A matrix larger than the page: its totals stay in view, and an answer reads one row, not all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dataplanner.analysis import gaps
from dataplanner.analysis.gaps import team_matrix
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change, Record
from dataplanner.model.skills import Assessment, Skill
from dataplanner.model.teams import Team
from dataplanner.ui.skills.cell_painter import CellPainter
from dataplanner.ui.skills.matrix_page import MatrixPage
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.ui.skills.conftest import MakePage

PEOPLE, SKILLS = 500, 60


def large_plan() -> Plan:
    """500 engineers and 60 skills; person n has the skills that divide n."""
    plan = Plan("Large")
    records: list[Record] = [Person("boss", "Boss"), Position(AS_IS, "top", "Head", "boss")]
    for number in range(1, PEOPLE):
        records.append(Person(f"q{number}", f"Person {number} Name{number}"))
        records.append(Position(AS_IS, f"p{number}", "Data Engineer", f"q{number}", "top", float(number)))
    records += [Skill(f"s{at}", f"Skill {at}", ("engineering",), float(at)) for at in range(1, SKILLS + 1)]
    records.append(Team(AS_IS, "team", "Engineers", "engineering", subtree="top"))
    records += [
        Assessment(f"q{number}", f"s{at}", number % at == 0)
        for number in range(1, PEOPLE)
        for at in range(1, SKILLS + 1)
    ]
    plan.apply(Change(None, record) for record in records)
    return plan


@pytest.fixture
def large(make_page: MakePage) -> SkillsWorkspace:
    return make_page(large_plan())


def strip_of(page: SkillsWorkspace) -> MatrixPage:
    found = page.findChild(MatrixPage)
    assert isinstance(found, MatrixPage)
    return found


def test_the_totals_stay_in_view_until_their_own_row_is(qtbot: QtBot, large: SkillsWorkspace) -> None:
    strip = strip_of(large).strip
    assert strip.isVisible()
    before = strip.grab().toImage()
    large.view.setCurrentIndex(large.view.model().index(3, 1))
    QTest.keyClick(large.view, Qt.Key.Key_Delete)
    assert strip.grab().toImage() != before, "499 have skill 1, now 498"
    large.view.scrollToBottom()
    assert not strip.isVisible()


def test_the_headers_stay_in_view(large: SkillsWorkspace) -> None:
    large.view.scrollTo(large.view.model().index(400, 50))
    assert large.view.horizontalHeader().isVisible()
    assert large.view.verticalHeader().isVisible()
    assert large.view.rowViewportPosition(400) < large.view.viewport().height()


def test_an_answer_reads_one_persons_row_again(large: SkillsWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = gaps._row
    monkeypatch.setattr(gaps, "_row", lambda plan, person, skills: read.append(person.id) or real(plan, person, skills))
    large.view.setCurrentIndex(large.view.model().index(7, 13))
    large.session.findings._timer.stop()
    QTest.keyClick(large.view, Qt.Key.Key_X)
    assert read == ["q7"]
    session = large.session
    page = strip_of(large)
    assert page.model is not None
    monkeypatch.undo()
    team = session.organisation.team("team")
    assert page.model.matrix == team_matrix(session.plan, AS_IS, team, session.method)


def test_a_whole_column_of_500_is_one_step(large: SkillsWorkspace) -> None:
    large.view.selectColumn(60)
    QTest.keyClick(large.view, Qt.Key.Key_X)
    page = strip_of(large)
    assert page.model is not None
    assert page.model.matrix.totals[59] == PEOPLE
    large.session.undo()
    assert large.session.document.undo_label is None


def test_letters_lead_to_the_last_of_500(large: SkillsWorkspace) -> None:
    QTest.keyClicks(large.view, "name499")
    assert large.view.currentIndex().row() == 499


def test_an_answer_paints_its_own_cell_and_not_the_page(
    large: SkillsWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str | None] = []
    monkeypatch.setattr(CellPainter, "_paint_mark", lambda *args, level: painted.append(args[3]))
    QApplication.processEvents()
    large.view.setCurrentIndex(large.view.model().index(7, 13))
    QApplication.processEvents()
    painted.clear()
    QTest.keyClick(large.view, Qt.Key.Key_X)
    QApplication.processEvents()
    assert painted == ["✕"]
    large.view.viewport().update()
    QApplication.processEvents()
    assert len(painted) > 100
