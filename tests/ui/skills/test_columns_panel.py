"""The panel of columns, and the level with its evidence, in the inspector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.model.skills import Experience
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.windows import click, named, says


def heads(page: SkillsWorkspace) -> list[str]:
    """The columns of the matrix, the level left out."""
    model = page.view.model()
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(1, model.columnCount())]


def press_tool(side: QWidget, name: str) -> None:
    QTest.mouseClick(named(side, QToolButton, name), Qt.MouseButton.LeftButton)


def test_an_offered_skill_becomes_a_column(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    click(qtbot, ten, "Columns")
    assert named(side, QComboBox, "Columns of").currentText() == "For “Data engineering” alone"
    click(qtbot, side, "+ Data lineage")
    assert heads(ten)[-1] == "Data lineage"
    assert ten.session.document.undo_label == "Add column Data lineage"
    click(qtbot, ten, "Columns")
    assert says(side, "10 of 10 people assessed, 80 of 90 answers given")


def test_a_skill_of_ones_own_is_typed(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    click(qtbot, ten, "Columns")
    line = named(side, QLineEdit, "Name of a new column")
    qtbot.keyClicks(line, "R&D <b>ethics</b>")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heads(ten)[-1] == "R&D <b>ethics</b>"
    assert line.text() == ""


def test_a_name_that_is_taken_is_refused(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    click(qtbot, ten, "Columns")
    line = named(side, QLineEdit, "Name of a new column")
    qtbot.keyClicks(line, "schema")
    with qtbot.waitSignal(ten.session.refused):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(heads(ten)) == 8
    assert line.text() == "schema", "to be mended"


def test_columns_are_moved_renamed_and_taken_out(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    click(qtbot, ten, "Columns")
    press_tool(side, "Move Programming to the left")
    assert heads(ten)[:2] == ["Programming", "Distributed systems"]
    line = named(side, QLineEdit, "Name of column 1")
    line.setText("Coding")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heads(ten)[0] == "Coding"
    press_tool(side, "Take Schema out")
    assert "Schema" not in heads(ten)
    for _ in range(3):
        ten.session.undo()
    assert heads(ten)[:2] == ["Distributed systems", "Programming"]


def test_space_turns_the_level_and_keeps_its_evidence(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    ten.view.setCurrentIndex(ten.view.model().index(8, 0))
    person = "riya"
    QTest.keyClick(ten.view, Qt.Key.Key_Space)
    QTest.keyClick(ten.view, Qt.Key.Key_Space)
    assert ten.session.plan.get(Experience, person).level == "qualified"
    qtbot.waitUntil(lambda: says(side, "Has carried one system into production."))
    line = named(side, QLineEdit, "Evidence")
    qtbot.keyClicks(line, "Billing stream, 2024")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(ten.view, Qt.Key.Key_Space)
    assert ten.session.plan.get(Experience, person) == Experience(person, "veteran", "Billing stream, 2024")
    assert "Billing stream" in str(ten.view.model().index(8, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_the_inspector_tells_what_leaves_with_somebody(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    ten.view.setCurrentIndex(ten.view.model().index(8, 1))
    qtbot.waitUntil(lambda: says(side, "If Riya leaves, nobody here covers project veteran."))
    ten.view.setCurrentIndex(ten.view.model().index(0, 1))
    qtbot.waitUntil(lambda: not says(side, "leaves, nobody here"))


def test_the_cell_says_when_it_was_assessed(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    QTest.keyClick(ten.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: says(side, "Assessed"))
