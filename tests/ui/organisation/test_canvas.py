"""The canvas under real mouse and key events: it selects, zooms, folds and asks, and moves nobody itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.drop import DropRequest, How
from dataplanner.ui.organisation.gestures import Carry
from dataplanner.ui.theme import Theme
from tests.ui.organisation.charts import BOARD, chart, wide

LEFT, CONTROL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def place(canvas: ChartCanvas, position_id: str) -> QPoint:
    """Where a card can be clicked: on its name."""
    card = canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[position_id]))
    return QPoint(round(card.center().x()), round(card.top() + card.height() / 4))


def pill(canvas: ChartCanvas, position_id: str) -> QPoint:
    """The fold mark on a card's lower edge."""
    card = canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[position_id]))
    return QPoint(round(card.center().x()), round(card.bottom()))


def empty(canvas: ChartCanvas) -> QPoint:
    """A place beside all cards."""
    return QPoint(30, canvas.height() // 2 + 150)


def click(canvas: ChartCanvas, at: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(canvas, LEFT, modifier, at)


def drag(canvas: ChartCanvas, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    """Press, move in a few steps, and let go unless told otherwise."""
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (0.1, 0.5, 0.9, 1.0):
        at = start + (end - start) * step
        QTest.mouseMove(canvas, at)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, end)


def wheel(
    canvas: ChartCanvas, notches: float, at: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def press(canvas: ChartCanvas, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(canvas, key)


def visible(canvas: ChartCanvas) -> set[str]:
    layout = canvas.scene.layout
    return {id_ for row, id_ in enumerate(layout.index.ids) if layout.visible[row]}


# Selecting


def test_a_click_selects_and_says_so(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.selection_changed) as said:
        click(canvas, place(canvas, "tomas"))
    assert said.args == [["tomas"]]
    assert canvas.selected_ids() == ["tomas"]


def test_control_and_shift_extend_the_selection(canvas: ChartCanvas) -> None:
    click(canvas, place(canvas, "tomas"))
    click(canvas, place(canvas, "dana"), CONTROL)
    click(canvas, place(canvas, "ines"), SHIFT)
    assert canvas.selected_ids() == ["ines", "tomas", "dana"]
    click(canvas, place(canvas, "dana"), CONTROL)
    assert canvas.selected_ids() == ["ines", "tomas"]


def test_a_click_on_one_of_several_keeps_only_that(canvas: ChartCanvas) -> None:
    canvas.set_selection(["tomas", "dana"])
    click(canvas, place(canvas, "dana"))
    assert canvas.selected_ids() == ["dana"]


def test_a_click_beside_all_cards_selects_nothing(canvas: ChartCanvas) -> None:
    click(canvas, place(canvas, "tomas"))
    click(canvas, empty(canvas))
    assert canvas.selected_ids() == []


def test_a_band_selects_the_cards_it_touches(canvas: ChartCanvas) -> None:
    frame = card_box(canvas.scene, canvas.scene.data.index.row["aiko"])
    corner = canvas.view.to_widget(frame).topLeft().toPoint() - QPoint(20, 20)
    end = place(canvas, "carla")
    QTest.mousePress(canvas, LEFT, SHIFT, corner)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, SHIFT, end)
    assert {"aiko", "carla"} <= set(canvas.selected_ids())
    assert "ines" not in canvas.selected_ids()


def test_selecting_from_outside_is_not_echoed(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.selection_changed):
        canvas.set_selection(["ben", "somebody who is not there"])
    assert canvas.selected_ids() == ["ben"]


def test_a_right_click_selects_and_asks_for_the_menu(canvas: ChartCanvas, qtbot: QtBot) -> None:
    at = place(canvas, "marta")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
    with qtbot.waitSignal(canvas.context_requested) as asked:
        QApplication.sendEvent(canvas, event)
    assert asked.args == ["marta", canvas.mapToGlobal(at)]
    assert canvas.selected_ids() == ["marta"]


# Moving about


def test_dragging_beside_the_cards_pushes_the_chart(canvas: ChartCanvas) -> None:
    canvas.set_selection(["ines"])
    before = place(canvas, "ines")
    drag(canvas, empty(canvas), empty(canvas) + QPoint(60, -40))
    assert place(canvas, "ines") - before == QPoint(60, -40)
    assert canvas.selected_ids() == ["ines"]


def test_the_middle_button_pushes_the_chart_even_over_a_card(canvas: ChartCanvas) -> None:
    before = place(canvas, "ines")
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=before)
    QTest.mouseMove(canvas, before + QPoint(50, 30))
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=before + QPoint(50, 30))
    assert place(canvas, "ines") - before == QPoint(50, 30)
    assert canvas.selected_ids() == []


def test_the_wheel_pushes_and_with_control_zooms_about_the_pointer(canvas: ChartCanvas, qtbot: QtBot) -> None:
    before = place(canvas, "ines")
    wheel(canvas, -1, before)
    assert place(canvas, "ines").y() < before.y()
    at, scale = place(canvas, "tomas"), canvas.scale
    with qtbot.waitSignal(canvas.zoom_changed) as said:
        wheel(canvas, 1, at, CONTROL)
    assert said.args[0] == canvas.scale > scale
    assert (place(canvas, "tomas") - at).manhattanLength() <= 2


def test_plus_minus_zero_and_f_zoom(canvas: ChartCanvas) -> None:
    canvas.set_scale(0.5)
    press(canvas, Qt.Key.Key_Plus)
    assert canvas.scale > 0.5
    press(canvas, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert canvas.scale < 0.5
    press(canvas, Qt.Key.Key_0)
    assert canvas.scale == 1
    canvas.set_scale(2.5)
    press(canvas, Qt.Key.Key_F)
    assert canvas.scale <= 1
    assert all(canvas.rect().contains(place(canvas, id_)) for id_ in BOARD)


def test_zoom_stays_within_its_bounds(canvas: ChartCanvas, theme: Theme) -> None:
    canvas.set_scale(1000)
    assert canvas.scale == theme.chart_style.largest_scale
    canvas.set_scale(0)
    assert canvas.scale == theme.chart_style.smallest_scale


# Folding


def test_the_mark_below_a_card_folds_and_unfolds_in_place(canvas: ChartCanvas) -> None:
    before = place(canvas, "marta")
    click(canvas, pill(canvas, "marta"))
    assert "tomas" not in visible(canvas)
    assert (place(canvas, "marta") - before).manhattanLength() <= 1
    click(canvas, pill(canvas, "marta"))
    assert visible(canvas) == set(BOARD)


def test_a_double_click_folds_a_manager_and_edits_a_leaf(canvas: ChartCanvas, qtbot: QtBot) -> None:
    QTest.mouseDClick(canvas, LEFT, pos=place(canvas, "tomas"))
    assert canvas.folded_ids() == ["tomas"]
    with qtbot.waitSignal(canvas.edit_requested) as asked:
        QTest.mouseDClick(canvas, LEFT, pos=place(canvas, "ravi"))
    assert asked.args == ["ravi"]


def test_what_was_folded_stays_folded_when_the_organisation_changes(canvas: ChartCanvas) -> None:
    canvas.toggle_fold("tomas")
    canvas.set_selection(["dana"])
    before = place(canvas, "dana")
    canvas.set_chart(chart({**BOARD, "new": "marta", "ben": "dana"}))
    assert canvas.folded_ids() == ["tomas"]
    assert "aiko" not in visible(canvas)
    assert {"new", "ben"} <= visible(canvas)
    assert canvas.selected_ids() == ["dana"]
    assert (place(canvas, "dana") - before).manhattanLength() <= 1


def test_revealing_unfolds_and_brings_into_view(canvas: ChartCanvas) -> None:
    canvas.fold_to(1)
    canvas.push(QPointF(5000, 0))
    canvas.reveal("sofia")
    assert "sofia" in visible(canvas)
    assert canvas.rect().contains(place(canvas, "sofia"))


def test_a_large_organisation_opens_with_a_readable_first_view(qtbot: QtBot, theme: Theme) -> None:
    canvas = ChartCanvas(theme, reduced_motion=True)
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    canvas.set_chart(chart(wide(60, 20)))
    canvas.show()
    assert canvas.scale >= theme.chart_style.text_scale
    assert canvas.folded_ids()
    assert len(visible(canvas)) == 61


def test_showing_a_path_opens_it_and_lights_it_up_to_the_leader(canvas: ChartCanvas) -> None:
    canvas.fold_to(2)
    canvas.show_path(["tomas", "dana"], "ines")
    row = canvas.scene.data.index.row
    assert canvas.scene.path == {row["tomas"], row["marta"], row["dana"], row["priya"]}
    assert canvas.scene.leader == row["ines"]
    assert {"tomas", "dana"} <= visible(canvas)
    canvas.show_path([])
    assert not canvas.scene.path


def test_a_path_that_leads_across_is_lit_along_lines_and_as_arcs(canvas: ChartCanvas) -> None:
    canvas.fold_to(2)
    canvas.show_links(["aiko", "tomas", "dana", "priya"])
    row = canvas.scene.data.index.row
    assert canvas.scene.path == {row["aiko"], row["dana"]}
    assert canvas.scene.links == ((row["tomas"], row["dana"]),)
    assert {"aiko", "tomas", "dana", "priya"} <= visible(canvas)
    lit = canvas.grab().toImage()
    canvas.show_path([])
    assert not canvas.scene.links
    assert canvas.grab().toImage() != lit


# Carrying


def test_dropping_on_another_manager_asks_for_the_move_and_moves_nobody(canvas: ChartCanvas, qtbot: QtBot) -> None:
    target = place(canvas, "dana")
    before = place(canvas, "ben")
    with qtbot.waitSignal(canvas.drop_requested) as asked:
        drag(canvas, before, target)
    assert asked.args == [DropRequest(How.UNDER, ("ben",), "dana")]
    assert place(canvas, "ben") == before


def test_while_carrying_the_effect_is_said(canvas: ChartCanvas) -> None:
    drag(canvas, place(canvas, "tomas"), place(canvas, "dana"), drop=False)
    assert isinstance(canvas.gesture, Carry)
    assert canvas.gesture.drop is not None
    assert canvas.gesture.drop.sentence == "Move Tomas and 3 below under Dana"
    assert canvas.scene.landing == canvas.scene.data.index.row["dana"]
    press(canvas, Qt.Key.Key_Escape)


def test_nobody_is_dropped_on_their_own_people(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.drop_requested):
        drag(canvas, place(canvas, "marta"), place(canvas, "aiko"), drop=False)
        assert isinstance(canvas.gesture, Carry)
        assert canvas.gesture.drop is not None
        assert canvas.gesture.drop.refused
        assert "Aiko reports to Marta" in canvas.gesture.drop.sentence
        assert canvas.scene.landing == -1
        QTest.mouseRelease(canvas, LEFT, pos=place(canvas, "aiko"))


def test_dropping_beside_the_cards_does_nothing(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.drop_requested):
        drag(canvas, place(canvas, "ben"), empty(canvas))
    assert not canvas.scene.lifted


def test_escape_puts_everything_back(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.drop_requested):
        drag(canvas, place(canvas, "ben"), place(canvas, "dana"), drop=False)
        assert canvas.scene.lifted
        press(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, LEFT, pos=place(canvas, "dana"))
    assert not canvas.scene.lifted
    assert canvas.scene.landing == -1
    assert canvas.selected_ids() == ["ben"]


def test_several_are_carried_at_once_but_nobody_twice(canvas: ChartCanvas, qtbot: QtBot) -> None:
    """Aiko moves along with Tomas, so only he is asked for."""
    canvas.set_selection(["tomas", "aiko", "ravi"])
    with qtbot.waitSignal(canvas.drop_requested) as asked:
        drag(canvas, place(canvas, "tomas"), place(canvas, "priya"))
    assert asked.args == [DropRequest(How.UNDER, ("tomas", "ravi"), "priya")]


def test_a_tremble_of_the_hand_is_no_drag(canvas: ChartCanvas, qtbot: QtBot) -> None:
    at = place(canvas, "ben")
    with qtbot.assertNotEmitted(canvas.drop_requested):
        drag(canvas, at, at + QPoint(2, 1))
    assert canvas.selected_ids() == ["ben"]


# Keys


def test_arrows_walk_the_tree(canvas: ChartCanvas) -> None:
    press(canvas, Qt.Key.Key_Home)
    assert canvas.selected_ids() == ["ines"]
    press(canvas, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert canvas.selected_ids() == ["dana"]
    press(canvas, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert canvas.selected_ids() == ["marta"]
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    assert canvas.selected_ids() == ["marta", "tomas"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_f2_and_enter_ask_to_edit(canvas: ChartCanvas, qtbot: QtBot, key: Qt.Key) -> None:
    canvas.set_selection(["sofia"])
    with qtbot.waitSignal(canvas.edit_requested) as asked:
        press(canvas, key)
    assert asked.args == ["sofia"]


def test_space_folds_and_held_with_the_mouse_pushes(canvas: ChartCanvas) -> None:
    canvas.set_selection(["tomas"])
    press(canvas, Qt.Key.Key_Space)
    assert canvas.folded_ids() == ["tomas"]
    press(canvas, Qt.Key.Key_F)
    at = place(canvas, "ines")
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, at, at + QPoint(40, 25))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (place(canvas, "ines") - at - QPoint(40, 25)).manhattanLength() <= 1
    assert canvas.folded_ids() == ["tomas"]


def test_escape_clears_the_selection(canvas: ChartCanvas) -> None:
    click(canvas, place(canvas, "ben"))
    press(canvas, Qt.Key.Key_Escape)
    assert canvas.selected_ids() == []


# What is said


def test_tooltips_show_markup_as_text(canvas: ChartCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be shown is not shown: the offscreen platform complains of windows on top."""
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    canvas.set_chart(chart(names={"ines": "<img src='file:///x'>R&D"}))
    at = place(canvas, "ines")
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    assert len(said) == 1
    shown = QTextDocument()
    shown.setHtml(said[0])
    assert shown.toPlainText().splitlines()[:2] == ["<img src='file:///x'>R&D", "Work of ines"]


def test_a_folded_title_is_whole_in_the_tooltip(canvas: ChartCanvas) -> None:
    long = "Regional Director of Integrated Supply Chain Analytics and Everything Else"
    canvas.set_chart(chart(titles={"tomas": long}, kinds={"tomas": "science"}))
    canvas.toggle_fold("tomas")
    said = canvas.tooltip_of(canvas.scene.data.index.row["tomas"]).splitlines()
    assert said == ["Tomas", long, "Data science", "3 positions folded"]


def test_who_is_selected_is_told_to_screen_readers(canvas: ChartCanvas) -> None:
    click(canvas, place(canvas, "ben"))
    spoken = QAccessible.queryAccessibleInterface(canvas)
    assert spoken.text(QAccessible.Text.Description) == "Ben, Work of ben"


def test_an_empty_chart_takes_every_gesture_calmly(canvas: ChartCanvas) -> None:
    canvas.set_chart(chart({}))
    click(canvas, QPoint(200, 200))
    press(canvas, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_F2, Qt.Key.Key_F, Qt.Key.Key_Space)
    wheel(canvas, 1, QPoint(100, 100), CONTROL)
    canvas.reveal("nobody")
    assert canvas.selected_ids() == []


def test_what_moved_glides_and_arrives(qtbot: QtBot, theme: Theme) -> None:
    canvas = ChartCanvas(theme)
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    canvas.set_chart(chart())
    canvas.show()
    qtbot.waitExposed(canvas)
    before = canvas.scene.layout
    canvas.set_chart(chart({**BOARD, "ben": "dana"}))
    on_its_way, arrived = canvas._gliding.on_the_way(canvas.scene).layout, canvas.scene.layout
    ben = arrived.index.row["ben"]
    assert on_its_way.x[ben] != arrived.x[ben]
    assert before.x[before.index.row["ben"]] != arrived.x[ben]
    qtbot.waitUntil(lambda: canvas._gliding.on_the_way(canvas.scene) is canvas.scene)


def test_a_fitted_chart_is_fitted_again_in_another_room_as_long_as_it_can_be_read(canvas: ChartCanvas) -> None:
    canvas.fit()
    fitted, readable = canvas.view, canvas._theme.chart_style.readable_scale
    canvas.resize(900, 800)
    assert readable <= canvas.scale < fitted.scale or canvas.scale == fitted.scale == 1.0
    canvas.resize(300, 800)
    assert canvas.scale >= readable
    canvas.resize(1200, 800)
    assert canvas.view == fitted


def test_the_first_view_fits_the_window_that_is_seen_and_no_other(qtbot: QtBot, theme: Theme) -> None:
    canvas = ChartCanvas(theme, reduced_motion=True)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.set_chart(chart(wide(3, 4)))
    canvas.show()
    narrow = canvas.folded_ids()
    canvas.resize(1400, 900)
    assert narrow
    assert not canvas.folded_ids()
    canvas.fold_to(2)
    canvas.repaint()
    canvas.resize(1500, 900)
    assert len(canvas.folded_ids()) == 3
