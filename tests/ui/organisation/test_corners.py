"""The legend explains what is there, and the overview leads to whoever stands where it is clicked."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.legend import Legend
from dataplanner.ui.organisation.overview import Overview
from dataplanner.ui.organisation.strip import Strip
from dataplanner.ui.organisation.zoom_bar import ZoomBar
from dataplanner.ui.theme import Theme
from tests.ui.organisation.charts import chart, wide


def test_the_legend_names_only_what_occurs(qtbot: QtBot, theme: Theme) -> None:
    legend = Legend(Inks(theme))
    qtbot.addWidget(legend)
    legend.set_data(chart(kinds={"tomas": "science", "dana": "engineering"}, dotted=[("aiko", "ravi")]))
    assert legend.names() == ["Data science", "Data engineering", "Dotted line"]
    legend.set_data(chart())
    assert legend.names() == []
    assert not legend.isVisible()


def test_a_narrow_legend_takes_more_lines_instead_of_more_room(qtbot: QtBot, theme: Theme) -> None:
    legend = Legend(Inks(theme))
    qtbot.addWidget(legend)
    legend.set_data(chart(kinds={"tomas": "science", "dana": "engineering", "ben": "analysts"}))
    one_line = legend.height()
    legend.set_room(legend.width() - 1)
    assert legend.height() == 2 * one_line


@pytest.mark.parametrize("width", [1200, 600, 400])
def test_legend_and_zoom_stand_beside_or_below_each_other_and_under_the_chart(canvas: ChartCanvas, width: int) -> None:
    canvas.resize(width, 500)
    canvas.set_chart(chart(kinds={"tomas": "science", "dana": "engineering", "ben": "analysts"}), fresh=True)
    strip, legend, zoom = canvas.findChild(Strip), canvas.findChild(Legend), canvas.findChild(ZoomBar)
    assert legend.isVisible()
    assert not legend.geometry().intersects(zoom.geometry())
    assert all(strip.rect().contains(part.geometry()) for part in (legend, zoom))
    assert strip.geometry().top() >= canvas.room().height()
    for row in np.flatnonzero(canvas.scene.layout.visible).tolist():
        assert not canvas.view.to_widget(card_box(canvas.scene, row)).toRect().intersects(strip.geometry())


def test_a_card_behind_the_strip_is_neither_hit_nor_taken_for_seen(canvas: ChartCanvas) -> None:
    canvas.resize(1200, 500)
    strip = canvas.findChild(Strip)
    canvas.push(QPointF(0, strip.geometry().center().y() - card_at(canvas, "ines").center().y()))
    at = card_at(canvas, "ines").center()
    assert strip.geometry().contains(at.toPoint())
    assert canvas.row_at(at) == -1
    canvas.reveal("ines")
    assert not card_at(canvas, "ines").toRect().intersects(strip.geometry())


def test_a_long_legend_is_left_out_of_a_low_window(canvas: ChartCanvas) -> None:
    canvas.set_chart(chart(kinds={"tomas": "science", "dana": "engineering", "ben": "analysts"}))
    canvas.resize(300, 160)
    assert not canvas.findChild(Legend).isVisible()
    assert canvas.findChild(ZoomBar).isVisible()


@pytest.mark.parametrize(("managers", "shown"), [(1, True), (3, False)], ids=["shown", "away"])
def test_the_whole_chart_is_beside_the_overview_or_the_overview_gives_way(
    canvas: ChartCanvas, managers: int, shown: bool
) -> None:
    canvas.resize(1000, 600)
    canvas.set_chart(chart(wide(managers, 30)), fresh=True)
    canvas.fold_to(None)
    overview = canvas.findChild(Overview)
    assert overview.isVisible() == shown
    visible = np.flatnonzero(canvas.scene.layout.visible).tolist()
    under = [id_ for row in visible if overview_over(canvas, id_ := canvas.scene.data.index.ids[row])]
    assert bool(under) != shown
    canvas.zoom_in_steps(1)
    assert overview.isVisible()


def overview_over(canvas: ChartCanvas, position_id: str) -> bool:
    return card_at(canvas, position_id).toRect().intersects(canvas.findChild(Overview).geometry())


def card_at(canvas: ChartCanvas, position_id: str) -> QRectF:
    return canvas.view.to_widget(card_box(canvas.scene, canvas.scene.data.index.row[position_id]))


def middle_of(overview: Overview, layer: int, share: float) -> QPointF:
    area = overview._area()
    return QPointF(area.left() + share * area.width(), area.top() + (layer - 0.6) * overview._step())


def test_the_overview_knows_who_stands_where(qtbot: QtBot, theme: Theme) -> None:
    overview = Overview(Inks(theme))
    qtbot.addWidget(overview)
    data = chart(wide(2, 4))
    overview.set_data(data)
    assert overview.caption() == "Overview · 11 in 3 layers"
    assert data.index.ids[overview.row_at(middle_of(overview, 1, 0.5))] == "top"
    assert data.index.ids[overview.row_at(middle_of(overview, 2, 0.2))] == "m000"
    assert data.index.ids[overview.row_at(middle_of(overview, 2, 0.7))] == "m001"
    assert overview.row_at(QPointF(1, 1)) == -1


def test_a_click_in_the_overview_shows_whoever_stands_there(canvas: ChartCanvas) -> None:
    canvas.set_chart(chart(wide(2, 4)))
    canvas.fold_to(1)
    overview = canvas.findChild(Overview)
    at = middle_of(overview, 3, 0.1).toPoint()
    who = canvas.scene.data.index.ids[overview.row_at(QPointF(at))]
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=at)
    assert who.startswith("m000.")
    assert canvas.scene.layout.visible[canvas.scene.data.index.row[who]]


def test_the_overview_is_stronger_where_the_chart_shows(qtbot: QtBot, theme: Theme) -> None:
    overview = Overview(Inks(theme))
    qtbot.addWidget(overview)
    overview.set_data(chart(wide(2, 4), kinds={"m000": "science", "m001": "science"}))
    overview.mark(lambda: np.array([1], np.int32))
    image = overview.grab().toImage()
    shown, hidden = (middle_of(overview, 2, share).toPoint() for share in (0.2, 0.7))
    assert image.pixelColor(shown).saturation() > image.pixelColor(hidden).saturation()


def test_one_layer_needs_no_overview(qtbot: QtBot, theme: Theme) -> None:
    overview = Overview(Inks(theme))
    qtbot.addWidget(overview)
    overview.set_data(chart({"a": None}))
    assert not overview.isVisibleTo(None) or overview.isHidden()
    assert overview.row_at(QPointF(QPoint(500, 500))) == -1
