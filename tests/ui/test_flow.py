"""Widgets that go on in a further line where there is no room for all of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.widgets import clear_layout


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Ten boxes of 100 × 30 above a widget that takes the rest."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column, flow = QVBoxLayout(holder), FlowLayout(spacing=10)
    column.setContentsMargins(0, 0, 0, 0)
    for number in range(10):
        flow.addWidget(_box(number))
    column.addLayout(flow)
    column.addWidget(QWidget(), 1)
    holder.show()
    return holder


def _box(number: int) -> QFrame:
    made = QFrame()
    made.setFixedSize(100, 30)
    made.setObjectName(f"box {number}")
    return made


def corners(page: QWidget, width: int) -> list[tuple[int, int]]:
    page.resize(width, 400)
    QApplication.processEvents()
    return [box.pos().toTuple() for box in page.findChildren(QFrame)]


def test_all_stand_in_one_line_where_there_is_room(page: QWidget) -> None:
    assert corners(page, 1090) == [(110 * at, 0) for at in range(10)]


def test_what_has_no_room_goes_on_below(page: QWidget) -> None:
    assert corners(page, 440) == [(110 * (at % 4), 40 * (at // 4)) for at in range(10)]


def test_a_page_may_be_narrower_than_one_of_them(page: QWidget) -> None:
    assert page.minimumSizeHint().width() < 100
    assert corners(page, 60)[1] == (0, 40)


def test_nothing_below_is_covered(page: QWidget) -> None:
    corners(page, 240)
    last, below = page.findChildren(QFrame)[-1], page.layout().itemAt(1).geometry()
    assert not last.geometry().intersects(below)


def test_it_can_be_emptied(page: QWidget) -> None:
    flow = page.layout().itemAt(0)
    assert isinstance(flow, FlowLayout)
    clear_layout(flow)
    assert flow.count() == 0
    assert page.findChildren(QFrame) == []


def test_margins_are_kept_free(page: QWidget) -> None:
    flow = page.layout().itemAt(0)
    assert isinstance(flow, FlowLayout)
    flow.setContentsMargins(20, 5, 20, 15)
    assert corners(page, 480)[:2] == [(20, 5), (130, 5)]
    assert page.layout().itemAt(1).geometry().top() >= 5 + 3 * 40 - 10 + 15
