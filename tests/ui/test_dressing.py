"""A theme reaches the whole application: its style sheet is complete, its fonts are there, widgets wear it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.ui.dressing import apply_theme, load_fonts, stylesheet
from dataplanner.ui.theme import Theme, load_theme


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return load_theme(request.param)


def test_the_style_sheet_has_nothing_left_to_fill_in(theme: Theme) -> None:
    text = stylesheet(theme)
    assert "$" not in text
    assert theme.palette.accent in text
    for url in re.findall(r'url\("([^"]+)"\)', text):
        assert Path(url).exists()


def test_applying_gives_widgets_font_and_colours(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    before = qapp.styleSheet(), qapp.font(), qapp.palette()
    try:
        apply_theme(qapp, theme)
        label = QLabel("Text")
        label.setProperty("role", "title")
        qtbot.addWidget(label)
        label.ensurePolished()
        assert label.font().pixelSize() == theme.fonts.title
        assert label.palette().color(label.foregroundRole()) == QColor(theme.palette.ink)
        assert qapp.palette().window().color() == QColor(theme.palette.paper)
    finally:
        qapp.setStyleSheet(before[0])
        qapp.setFont(before[1])
        qapp.setPalette(before[2])


def test_the_bundled_font_has_the_three_weights(theme: Theme) -> None:
    load_fonts(theme.fonts)
    assert theme.fonts.family in QFontDatabase.families()
    for weight in (theme.fonts.regular, theme.fonts.medium, theme.fonts.strong):
        info = QFontInfo(theme.fonts.font(theme.fonts.text, weight))
        assert info.family().startswith(theme.fonts.family)
        assert info.weight() == weight


def test_tabs_and_the_corner_between_scroll_bars_look_like_the_rest(theme: Theme, qtbot: QtBot) -> None:
    """Both are made by Qt inside other widgets, so that no line of code names them."""
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.setStyleSheet(stylesheet(theme))
    for name in ("One", "Two"):
        tabs.addTab(QWidget(), name)
    tabs.show()
    shown = tabs.grab().toImage()
    tab = tabs.tabBar().tabRect(0)
    colours = {shown.pixelColor(tab.left() + 5, at).name() for at in range(tab.bottom() + 2)}
    assert QColor(theme.palette.accent).name() in colours
    assert "QAbstractScrollArea::corner" in stylesheet(theme)
