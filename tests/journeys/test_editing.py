"""A chart moved about in the window as a consultant does it: by hand and by keyboard alone, always to be undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.gestures import Carry
from dataplanner.ui.picker import PositionPicker
from dataplanner.ui.session import Session
from tests.windows import click, named, press, says, shown

LEFT = Qt.MouseButton.LeftButton
NO_KEY, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
GRACE, ANALYTICS, PLATFORM = "bi-analyst-grace-lin", "head-of-analytics", "vp-data-platform"
DAVID, CFO, CTO = "data-analyst-david-roth", "chief-financial-officer", "chief-technology-officer"


@pytest.fixture
def canvas(window: MainWindow, session: Session) -> ChartCanvas:
    """The chart with both data teams to be seen."""
    canvas = window.charting.canvas
    canvas._gliding._animation.setDuration(0)
    for position in (GRACE, "data-engineer-sofia-rossi"):
        canvas.reveal(position)
    canvas.fit()
    return canvas


def manager(session: Session, position: str) -> str | None:
    return session.organisation.position(position).manager


def place(canvas: ChartCanvas, position: str, across: float = 0.5) -> QPoint:
    """A point on a card, in its upper half."""
    card = canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[position]))
    return QPoint(round(card.left() + across * card.width()), round(card.top() + card.height() / 4))


def drag(
    canvas: ChartCanvas, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NO_KEY, *, drop: bool = True
) -> None:
    """Press on a card, carry it with these keys held, and let go unless told otherwise."""
    QTest.mousePress(canvas, LEFT, NO_KEY, start)
    for share in (0.1, 0.5, 1.0):
        send(canvas, QEvent.Type.MouseMove, start + (end - start) * share, modifiers)
    if drop:
        send(canvas, QEvent.Type.MouseButtonRelease, end, modifiers)


def send(canvas: ChartCanvas, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    held = LEFT if kind is QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    where = QPointF(canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, QMouseEvent(kind, QPointF(at), where, button, held, modifiers))


def test_dragging_to_another_manager_and_undoing_it(window: MainWindow, canvas: ChartCanvas, session: Session) -> None:
    drag(canvas, place(canvas, GRACE), place(canvas, PLATFORM))
    assert manager(session, GRACE) == PLATFORM
    assert session.document.undo_label == "Move Grace Lin under Dana Whitfield"
    press_in(canvas, Qt.Key.Key_Z, CONTROL)
    assert manager(session, GRACE) == ANALYTICS
    press_in(canvas, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert manager(session, GRACE) == PLATFORM


def test_a_circle_is_refused_with_its_reason_beside_the_pointer(canvas: ChartCanvas, session: Session) -> None:
    steps = len(session.document.done)
    drag(canvas, place(canvas, ANALYTICS), place(canvas, GRACE), drop=False)
    assert isinstance(canvas.gesture, Carry)
    assert canvas.gesture.drop is not None
    assert canvas.gesture.drop.sentence == "Grace Lin reports to Tomas Bauer, directly or further up"
    send(canvas, QEvent.Type.MouseButtonRelease, place(canvas, GRACE), NO_KEY)
    assert len(session.document.done) == steps


def test_dragging_with_control_draws_a_dotted_line_that_is_listed_with_its_purpose(
    qtbot: QtBot, window: MainWindow, canvas: ChartCanvas, session: Session
) -> None:
    drag(canvas, place(canvas, GRACE), place(canvas, PLATFORM), CONTROL)
    assert manager(session, GRACE) == ANALYTICS
    name = "What the dotted line to Dana Whitfield, VP Data Platform is for"
    qtbot.waitUntil(lambda: noted(window, name) == [""])
    qtbot.mouseClick(named(window, QLineEdit, name), LEFT)
    press(qtbot, "Standards", Qt.Key.Key_Return)
    assert session.organisation.dotted_lines[GRACE, PLATFORM].note == "Standards"
    session.undo()
    qtbot.waitUntil(lambda: noted(window, name) == [""])
    click(qtbot, window, "Remove")
    assert (GRACE, PLATFORM) not in session.organisation.dotted_lines


def test_dragging_with_shift_leaves_the_reports_behind(canvas: ChartCanvas, session: Session) -> None:
    before = {report.id for report in session.organisation.reports(ANALYTICS)}
    drag(canvas, place(canvas, ANALYTICS), place(canvas, PLATFORM), SHIFT)
    assert manager(session, ANALYTICS) == PLATFORM
    assert not session.organisation.reports(ANALYTICS)
    assert before <= {report.id for report in session.organisation.reports(CFO)}


def test_pressing_shift_while_carrying_changes_what_is_said(canvas: ChartCanvas) -> None:
    drag(canvas, place(canvas, ANALYTICS), place(canvas, PLATFORM), drop=False)
    assert isinstance(canvas.gesture, Carry)
    assert canvas.gesture.drop is not None
    with_reports = canvas.gesture.drop
    QTest.keyPress(canvas, Qt.Key.Key_Shift)
    alone = canvas.gesture.drop
    QTest.keyRelease(canvas, Qt.Key.Key_Shift)
    assert with_reports.sentence.startswith("Move Tomas Bauer and ")
    assert alone.sentence == "Move Tomas Bauer under Dana Whitfield"
    assert "go up a level" in alone.effect
    assert canvas.gesture.drop == with_reports
    press_in(canvas, Qt.Key.Key_Escape)


def test_dropping_at_the_edge_of_a_card_changes_the_sequence(canvas: ChartCanvas, session: Session) -> None:
    first = session.organisation.reports(ANALYTICS)[0].id
    drag(canvas, place(canvas, GRACE), place(canvas, first, 0.05))
    assert [report.id for report in session.organisation.reports(ANALYTICS)][:2] == [GRACE, first]
    drag(canvas, place(canvas, GRACE), place(canvas, first, 0.95))
    assert [report.id for report in session.organisation.reports(ANALYTICS)][:2] == [first, GRACE]


def test_several_are_carried_in_one_step(canvas: ChartCanvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, NO_KEY, place(canvas, GRACE))
    QTest.mouseClick(canvas, LEFT, CONTROL, place(canvas, DAVID))
    drag(canvas, place(canvas, DAVID), place(canvas, PLATFORM))
    assert (manager(session, GRACE), manager(session, DAVID)) == (PLATFORM, PLATFORM)
    assert session.document.undo_label == "Move 2 positions"


def test_moved_by_keyboard_alone(qtbot: QtBot, window: MainWindow, canvas: ChartCanvas, session: Session) -> None:
    press(qtbot, Qt.Key.Key_K, modifier=CONTROL)
    press(qtbot, "grace lin", Qt.Key.Key_Return)
    assert session.selection == [GRACE]
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Qt.Key.Key_M, modifier=CONTROL | SHIFT)
    press(qtbot, "whitfield", Qt.Key.Key_Return)
    assert manager(session, GRACE) == PLATFORM
    assert window.focusWidget() is canvas


def test_moving_to_somebody_below_is_refused_in_the_list(
    qtbot: QtBot, window: MainWindow, canvas: ChartCanvas, session: Session
) -> None:
    focus(canvas, session, ANALYTICS)
    press(qtbot, Qt.Key.Key_M, modifier=CONTROL | SHIFT)
    press(qtbot, "grace", Qt.Key.Key_Return)
    (picker,) = shown(window, PositionPicker)
    assert says(picker, "Grace Lin reports to Tomas Bauer, directly or further up.")
    press(qtbot, Qt.Key.Key_Escape)
    assert not shown(window, PositionPicker)
    assert window.focusWidget() is canvas
    assert session.document.undo_label is None


def test_cut_and_pasted_under_somebody_else(qtbot: QtBot, canvas: ChartCanvas, session: Session) -> None:
    focus(canvas, session, GRACE)
    press(qtbot, Qt.Key.Key_X, modifier=CONTROL)
    assert canvas.scene.lifted == {canvas.scene.data.index.row[GRACE]}
    assert manager(session, GRACE) == ANALYTICS
    session.select([PLATFORM])
    press(qtbot, Qt.Key.Key_V, modifier=CONTROL)
    assert manager(session, GRACE) == PLATFORM
    assert (session.selection, session.cut) == ([GRACE], [])
    assert not canvas.scene.lifted


def test_arrows_with_alt_walk_a_position_through_the_chart(qtbot: QtBot, canvas: ChartCanvas, session: Session) -> None:
    row = [report.id for report in session.organisation.reports(ANALYTICS)]
    second = row[1]
    focus(canvas, session, second)
    press(qtbot, Qt.Key.Key_Left, modifier=ALT)
    assert session.organisation.reports(ANALYTICS)[0].id == second
    press(qtbot, Qt.Key.Key_Right, modifier=ALT)
    assert [report.id for report in session.organisation.reports(ANALYTICS)] == row
    press(qtbot, Qt.Key.Key_Down, modifier=ALT)
    assert manager(session, second) == row[0]
    press(qtbot, Qt.Key.Key_Up, modifier=ALT)
    press(qtbot, Qt.Key.Key_Up, modifier=ALT)
    assert manager(session, second) == CFO


@pytest.mark.parametrize(
    ("key", "modifier", "title", "where"),
    [
        (Qt.Key.Key_Return, CONTROL, "Data Steward", lambda s, new: manager(s, new) == ANALYTICS),
        (Qt.Key.Key_Return, CONTROL | SHIFT, "Twin", lambda s, new: manager(s, new) == CFO),
        (Qt.Key.Key_Return, CONTROL | ALT, "Director", lambda s, new: manager(s, ANALYTICS) == new),
    ],
)
def test_a_new_position_is_typed_at_once(
    qtbot: QtBot,
    window: MainWindow,
    canvas: ChartCanvas,
    session: Session,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    title: str,
    where: Callable[[Session, str], bool],
) -> None:
    focus(canvas, session, ANALYTICS)
    press(qtbot, key, modifier=modifier)
    press(qtbot, title, Qt.Key.Key_Return)
    new = session.selected()
    assert new is not None
    assert (new.title, new.vacant) == (title, True)
    assert where(session, new.id)


@pytest.mark.parametrize(
    ("modifier", "manager_of_grace"), [(NO_KEY, CFO), (SHIFT, None), (CONTROL, "gone")], ids=["up", "parked", "branch"]
)
def test_removing_says_what_becomes_of_the_reports(
    qtbot: QtBot,
    canvas: ChartCanvas,
    session: Session,
    modifier: Qt.KeyboardModifier,
    manager_of_grace: str | None,
) -> None:
    focus(canvas, session, ANALYTICS)
    press(qtbot, Qt.Key.Key_Delete, modifier=modifier)
    assert ANALYTICS not in session.organisation
    assert (manager(session, GRACE) if GRACE in session.organisation else "gone") == manager_of_grace


def noted(window: MainWindow, name: str) -> list[str]:
    """What is in the fields of that name."""
    return [field.text() for field in shown(window, QLineEdit) if field.accessibleName() == name]


def focus(canvas: ChartCanvas, session: Session, position: str) -> None:
    """Put the keyboard on a position of the chart."""
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    session.select([position])


def press_in(canvas: ChartCanvas, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.keyClick(canvas, key, modifier)
