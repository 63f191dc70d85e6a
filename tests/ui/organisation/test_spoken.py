"""What a screen reader is told of the chart: cards with name, state and place, the selection, and the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.theme import load_theme
from tests.ui.organisation.charts import chart


@pytest.fixture
def canvas(qtbot: QtBot) -> ChartCanvas:
    made = ChartCanvas(load_theme(), reduced_motion=True)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.set_chart(chart(kinds={"tomas": "science"}))
    with qtbot.waitExposed(made):
        made.show()
    return made


def spoken(canvas: ChartCanvas) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas)


def children(canvas: ChartCanvas) -> dict[str, QAccessibleInterface]:
    whole = spoken(canvas)
    found = [whole.child(number) for number in range(whole.childCount())]
    return {child.text(QAccessible.Text.Name): child for child in found}


def test_every_card_on_the_screen_is_an_item_with_its_name_and_place(canvas: ChartCanvas) -> None:
    cards, index = children(canvas), canvas.scene.data.index
    assert spoken(canvas).role() == QAccessible.Role.Tree
    assert "Tomas, Work of tomas" in cards
    tomas = cards["Tomas, Work of tomas"]
    assert tomas.role() == QAccessible.Role.TreeItem
    assert tomas.isValid()
    box = canvas.view.to_widget(card_box(canvas.scene, index.row["tomas"])).toRect()
    assert tomas.rect().topLeft() == canvas.mapToGlobal(box.topLeft())
    at = tomas.rect().center()
    assert spoken(canvas).childAt(at.x(), at.y()).text(QAccessible.Text.Name) == "Tomas, Work of tomas"
    said = tomas.text(QAccessible.Text.Description)
    assert said.startswith("Layer 3 · Data science · span of control")


def test_states_say_what_is_selected_folded_and_focused(canvas: ChartCanvas, qtbot: QtBot) -> None:
    canvas.setFocus()
    canvas.set_selection(["tomas"])
    cards = children(canvas)
    tomas, aiko = cards["Tomas, Work of tomas"], cards["Aiko, Work of aiko"]
    assert (tomas.state().selected, aiko.state().selected) == (1, 0)
    assert (tomas.state().expandable, tomas.state().expanded, aiko.state().expandable) == (1, 1, 0)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert (tomas.state().collapsed, tomas.state().expanded) == (1, 0)
    assert "positions folded" in tomas.text(QAccessible.Text.Description)
    assert "Aiko, Work of aiko" not in children(canvas)


def test_the_focus_walks_with_the_keys(canvas: ChartCanvas, qtbot: QtBot) -> None:
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert spoken(canvas).focusChild().text(QAccessible.Text.Name) == "Ines, Work of ines"
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    focused = spoken(canvas).focusChild()
    assert focused.state().focused == 1
    assert focused.text(QAccessible.Text.Name) != "Ines, Work of ines"
    assert spoken(canvas).indexOfChild(focused) >= 0


def test_moves_of_the_selection_are_told(canvas: ChartCanvas, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    told: list[tuple[QAccessible.Event, str]] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: told.append((event.type(), event.accessibleInterface().text(QAccessible.Text.Name))),
    )
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    told.clear()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert (QAccessible.Event.Focus, "Ines, Work of ines") in told
    assert (QAccessible.Event.Selection, "Ines, Work of ines") in told


def test_a_position_that_is_gone_says_nothing(canvas: ChartCanvas) -> None:
    aiko = children(canvas)["Aiko, Work of aiko"]
    canvas.set_chart(chart({"ines": None, "marta": "ines"}))
    assert not aiko.isValid()
    assert aiko.text(QAccessible.Text.Name) == ""
