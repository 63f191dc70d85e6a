"""What of a chart is in sight after an edit: nothing runs away from who looks at it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import MovePosition, RemovePosition
from dataplanner.model.positions import AS_IS
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.session import Session

LEAD, OTHER = "head-of-analytics", "vp-data-platform"


@pytest.fixture
def canvas(window: MainWindow, session: Session, qtbot: QtBot) -> ChartCanvas:
    """The chart in its first view, everybody on it."""
    found = window.charting.canvas
    qtbot.wait(1)
    return found


def box(canvas: ChartCanvas, position_id: str) -> QRectF:
    """Where a card is in the widget."""
    return canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[position_id]))


def in_sight(canvas: ChartCanvas, position_id: str) -> bool:
    return QRectF(QPointF(), canvas.room()).contains(box(canvas, position_id))


def top(session: Session) -> str:
    return session.organisation.roots()[0].id


def test_a_branch_moved_and_moved_back_leaves_the_chart_in_sight(canvas: ChartCanvas, session: Session) -> None:
    assert canvas.shows_trees()
    session.select([LEAD])
    session.do(MovePosition(AS_IS, LEAD, "chief-people-officer"))
    assert in_sight(canvas, top(session))
    session.undo()
    assert canvas.shows_trees()


def test_whom_somebody_was_moved_to_stays_in_place(canvas: ChartCanvas, session: Session) -> None:
    canvas.push(QPointF(-150, -60))
    member = session.organisation.reports(LEAD)[0].id
    session.select([member])
    session.do(MovePosition(AS_IS, member, LEAD))
    there = box(canvas, OTHER)
    session.do(MovePosition(AS_IS, member, OTHER))
    assert box(canvas, OTHER).topLeft() == there.topLeft()


def test_what_was_whole_is_fitted_into_another_room_after_an_edit_too(
    window: MainWindow, canvas: ChartCanvas, session: Session
) -> None:
    member = session.organisation.reports(LEAD)[0].id
    session.do(RemovePosition(AS_IS, member))
    before = canvas.scale
    window.resize(window.width() + 200, window.height())
    QApplication.processEvents()
    assert canvas.scale > before


def test_a_notice_that_comes_and_goes_leaves_the_view_as_it_is(window: MainWindow, canvas: ChartCanvas) -> None:
    canvas.fit()
    before, height = canvas.view, canvas.height()
    window.notice.say("This cannot be done.", "Do something else.")
    QApplication.processEvents()
    assert canvas.height() < height
    assert canvas.view == before
    window.notice.hide()
    QApplication.processEvents()
    assert canvas.view == before


def test_in_a_higher_window_the_chart_is_fitted_again(window: MainWindow, canvas: ChartCanvas) -> None:
    window.resize(window.width(), 500)
    QApplication.processEvents()
    canvas.fit()
    before = canvas.scale
    window.resize(window.width(), 700)
    QApplication.processEvents()
    assert canvas.scale > before
