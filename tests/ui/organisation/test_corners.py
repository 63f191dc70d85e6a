"""The legend explains what is there, and the overview leads to whoever stands where it is clicked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.legend import Legend
from dataplanner.ui.organisation.overview import Overview
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


def test_legend_and_overview_never_overlap(canvas: ChartCanvas) -> None:
    canvas.set_chart(chart(kinds={"tomas": "science", "dana": "engineering", "ben": "analysts"}))
    legend, overview = canvas.findChild(Legend), canvas.findChild(Overview)
    for width in (1200, 600, 400):
        canvas.resize(width, 500)
        assert not overview.isVisible() or not legend.geometry().intersects(overview.geometry())
        assert canvas.rect().contains(legend.geometry())


def test_a_legend_of_many_lines_stands_below_the_zoom_and_covers_no_card(canvas: ChartCanvas) -> None:
    canvas.resize(400, 500)
    canvas.set_chart(chart(kinds={"tomas": "science", "dana": "engineering", "ben": "analysts"}), fresh=True)
    legend, zoom = canvas.findChild(Legend), canvas.findChild(ZoomBar)
    assert legend.isVisible()
    assert zoom.geometry().bottom() < legend.y()
    for row in np.flatnonzero(canvas.scene.layout.visible).tolist():
        card = canvas.view.to_widget(card_box(canvas.scene, row)).toRect()
        assert not card.intersects(legend.geometry())
        assert not card.intersects(zoom.geometry())


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
