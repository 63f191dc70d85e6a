"""Small widgets: what is long gives way in them, and what is short stays whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.ui.tick import Tick
from dataplanner.ui.two_columns import NARROW, TwoColumns
from dataplanner.ui.widgets import ElidedLabel, fact, label

LONG = "A depot manager in Hannover who says what is wanted"


def test_a_long_text_beside_a_box_to_tick_is_shortened_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    tick = Tick(f"{LONG} & more")
    qtbot.addWidget(tick)
    assert tick.minimumSizeHint().width() < 60
    tick.resize(200, tick.sizeHint().height())
    tick.show()
    assert "…" in tick.text()
    assert "wanted &amp; more" in tick.toolTip()
    assert tick.accessibleName() == f"{LONG} & more"
    tick.resize(tick.sizeHint())
    assert tick.text() == f"{LONG} && more"
    assert tick.toolTip() == ""


@pytest.mark.parametrize(("name", "value"), [(LONG, "5.6 ×"), ("Layer", LONG)])
def test_of_a_fact_the_longer_side_is_shortened(qtbot: QtBot, name: str, value: str) -> None:
    made = fact(name, value)
    qtbot.addWidget(made)
    made.resize(260, 24)
    made.show()
    short = next(part for part in made.findChildren(ElidedLabel) if part.text() in ("5.6 ×", "Layer"))
    assert short.width() >= short.fontMetrics().horizontalAdvance(short.text())


def test_columns_stand_below_each_other_on_a_narrow_page(qtbot: QtBot) -> None:
    left, right = label("left"), label("right")
    columns = QVBoxLayout(), QVBoxLayout()
    for column, part in zip(columns, (left, right), strict=True):
        column.addWidget(part)
    made = TwoColumns(*columns, spacing=8)
    qtbot.addWidget(made)
    made.show()

    def below() -> bool:
        origin = left.mapTo(made, left.rect().topLeft())
        return right.mapTo(made, right.rect().topLeft()).y() > origin.y()

    for width in (NARROW - 1, NARROW):
        made.resize(width, 300)
        qtbot.waitUntil(lambda width=width: below() == (width < NARROW))


def test_an_elided_label_may_be_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(ElidedLabel(LONG))
    assert holder.minimumSizeHint().width() < 100
