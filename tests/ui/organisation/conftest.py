"""The light theme, and a canvas of a known size on it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.ui.dressing import load_fonts
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.theme import Theme, load_theme
from tests.ui.organisation.charts import chart


@pytest.fixture
def theme(qapp: object) -> Theme:
    light = load_theme("light")
    load_fonts(light.fonts)
    return light


@pytest.fixture
def canvas(qtbot: QtBot, theme: Theme) -> ChartCanvas:
    """A canvas of 1200 × 800 pixels with the board on it, without motion."""
    widget = ChartCanvas(theme, reduced_motion=True)
    qtbot.addWidget(widget)
    widget.resize(1200, 800)
    widget.set_chart(chart())
    widget.show()
    qtbot.waitExposed(widget)
    return widget
