"""A chart that was pushed looks as one that is painted anew there, but for a shade where a dash is cut."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from dataplanner.analysis.box import Box
from dataplanner.analysis.folding import folded_below
from dataplanner.analysis.layout import compact_layout
from dataplanner.ui.organisation.painter import ChartPainter
from dataplanner.ui.organisation.pushing import Pushing
from dataplanner.ui.organisation.scene import ChartScene, chart_scene
from dataplanner.ui.organisation.view import View
from dataplanner.ui.theme import load_theme
from tests.ui.organisation.charts import chart, wide

SIZE = QSize(400, 300)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("scale", [0.004, 0.05, 0.25, 0.5, 1.0])
def test_a_pushed_picture_is_the_one_painted_anew(qapp: QApplication, scale: float, ratio: float) -> None:
    scene = scene_of_many()
    pushed, view = a_picture(), View(scene.layout.width / 3, 40.0, scale)
    pushed.picture(scene, view, SIZE, ratio)
    for by in (QPointF(-7, -5), QPointF(12, 0), QPointF(0, -30), QPointF(350, 3)):
        view = view.moved(by)
        anew = shades(a_picture().picture(scene, view, SIZE, ratio))
        assert np.abs(shades(pushed.picture(scene, view, SIZE, ratio)) - anew).max() <= 1, by


def test_a_push_paints_only_what_comes_in(qapp: QApplication) -> None:
    painted: list[Box] = []

    def paint(_painter: QPainter, _scene: ChartScene, box: Box, _scale: float) -> None:
        painted.append(box)

    scene, view = scene_of_many(), View(0.0, 0.0, 1.0)
    pushing = Pushing(paint, ChartPainter(load_theme()).inks.paper)
    pushing.picture(scene, view, SIZE, 1.0)
    pushing.picture(scene, view, SIZE, 1.0)
    pushing.picture(scene, view.moved(QPointF(-10, 0)), SIZE, 1.0)
    assert painted == [Box(0, 0, 400, 300), Box(400, 0, 410, 300)]
    pushing.picture(scene.with_state(hover=0), view, SIZE, 1.0)
    assert painted[2:] == [Box(0, 0, 400, 300)]


def shades(picture: QPixmap) -> NDArray[np.int16]:
    """Every channel of every pixel."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).astype(np.int16)


def scene_of_many() -> ChartScene:
    data = chart(wide(20, 9))
    return chart_scene(data, compact_layout(data.index, folded_below(data.index, 99), load_theme().chart))


def a_picture() -> Pushing:
    painter = ChartPainter(load_theme(), for_screen=True)
    return Pushing(painter.paint, painter.inks.paper)
