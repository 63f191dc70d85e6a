"""The five questions answered in place, and the plan and the comparison of teams that follow from them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AnswerGap
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.positions import AS_IS
from dataplanner.ui.skills.pie_view import PieView
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.windows import click, named, says, shown

TEAM = "data-engineering"


def opened(qtbot: QtBot, side: QWidget, skill: str) -> None:
    qtbot.mouseClick(named(side, QPushButton, f"Answer the questions about {skill}"), Qt.MouseButton.LeftButton)


def choose(side: QWidget, question: str, answer: str) -> None:
    box = named(side, QComboBox, question)
    box.setCurrentIndex(box.findText(answer))
    box.activated.emit(box.currentIndex())


def type_into(qtbot: QtBot, side: QWidget, name: str, text: str) -> None:
    line = named(side, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def kept(page: SkillsWorkspace, skill: str = "schema") -> GapAnswer:
    return page.session.plan.get(GapAnswer, AS_IS, TEAM, skill)


def test_a_gap_is_answered_in_place(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    assert says(side, "Schema: 0 of 10")
    assert says(side, "Distributed systems: 2 of 10")
    opened(qtbot, side, "Schema")
    choose(side, "Was it judged rightly?", "Yes, nobody has it")
    choose(side, "How much does the work depend on it?", "Stops without it")
    choose(side, "When is it needed?", "Now")
    choose(side, "How is it to be filled?", "Hire")
    type_into(qtbot, side, "How many people", "2")
    type_into(qtbot, side, "How long does that take here?", "3,5")
    type_into(qtbot, side, "Begins on", "2027-03-01")
    type_into(qtbot, side, "Note", "agency")
    assert kept(ten) == GapAnswer(
        AS_IS, TEAM, "schema", "yes", "high", "now", "hire", 3.5, 2, "2027-03-01", note="agency"
    )
    assert says(side, "Hire 2, ready 16 Jun 2027")
    assert ten.session.document.undo_label == "Answer the gap Schema of Data engineering"
    ten.session.undo()
    assert kept(ten).note == ""


def test_the_usual_lead_time_is_not_kept_as_an_answer(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    opened(qtbot, side, "Schema")
    choose(side, "How is it to be filled?", "Train")
    type_into(qtbot, side, "How long does that take here?", "6")
    assert kept(ten).months == 6
    type_into(qtbot, side, "How long does that take here?", "4")
    assert kept(ten).months is None


def test_what_cannot_be_is_refused(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    opened(qtbot, side, "Schema")
    choose(side, "How is it to be filled?", "Train")
    type_into(qtbot, side, "How long does that take here?", "soon")
    assert kept(ten).months is None
    assert named(side, QLineEdit, "How long does that take here?").text() == "4"
    with qtbot.waitSignal(ten.session.refused):
        type_into(qtbot, side, "Begins on", "next spring")
    assert kept(ten).begin == ""


def test_the_cursor_stays_with_the_question(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    opened(qtbot, side, "Schema")
    box = named(side, QComboBox, "When is it needed?")
    side.activateWindow()
    box.setFocus()
    qtbot.waitUntil(lambda: box.hasFocus())
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert kept(ten).when == "now"
    assert named(side, QComboBox, "When is it needed?").hasFocus()


def test_a_gap_that_is_closed_by_an_x_goes_away(ten: SkillsWorkspace, side: QWidget) -> None:
    ten.view.setCurrentIndex(ten.view.model().index(0, 7))
    QTest.keyClick(ten.view, Qt.Key.Key_X)
    assert not says(side, "Schema: ")


def test_the_plan_lists_the_gaps_and_leads_back_to_them(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    ten.session.do(AnswerGap(AS_IS, TEAM, "schema", {"way": "hire", "when": "now", "note": "call Zoe"}))
    click(qtbot, ten, "Hiring and training")
    model = ten.staffing.model
    rows = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(2)]
    assert [row[:3] for row in rows] == [
        ["Data engineering", "Schema", "Hire"], ["Data engineering", "Distributed systems", "Open"],
    ]  # fmt: skip
    assert rows[0][6:] == ["0 of 10 → 1 of 11", "Ready 5 months after it is needed. call Zoe"]
    assert ten.status() == "2 gaps · 1 decided · 1 late"
    ten.session.mask_names(True)
    assert model.index(0, 7).data() == "Ready 5 months after it is needed.", "a note may name people"
    ten.staffing.table.doubleClicked.emit(model.index(1, 0))
    assert ten.view.isVisible()
    assert named(side, QComboBox, "How is it to be filled?")


def test_all_teams_side_by_side_before_and_after(qtbot: QtBot, ten: SkillsWorkspace) -> None:
    ten.session.do(AnswerGap(AS_IS, TEAM, "schema", {"way": "hire"}))
    click(qtbot, ten, "All teams")
    model = ten.across.model
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert model.index(names.index("Schema"), 0).data() == "0 of 10  ⚑  →  1 of 11"
    assert model.index(names.index("Programming"), 0).data() == "10 of 10  →  10 of 11"
    assert says(ten, "7 of 8 skills are covered.")
    assert says(ten, "The people complement one another.")
    assert len(shown(ten, PieView)) == 1


def test_the_pie_shows_a_slice_that_opens(qtbot: QtBot, ten: SkillsWorkspace) -> None:
    click(qtbot, ten, "All teams")
    before = shown(ten, PieView)[0].grab().toImage()
    ten.session.do(AnswerGap(AS_IS, TEAM, "analysis", {"critical": "low"}))
    same = shown(ten, PieView)[0].grab().toImage()
    assert same == before, "an answer about a gap fills nothing yet"
    for person in ("joseph", "feng"):
        from dataplanner.model.edits import SetAssessment

        ten.session.do(SetAssessment(person, "analysis", False))
    assert shown(ten, PieView)[0].grab().toImage() != before
    assert says(ten, "6 of 8 skills are covered.")
