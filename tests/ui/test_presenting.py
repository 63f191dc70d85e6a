"""Presenting enlarges tables and charts with the text, and leaves them as they were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.model.positions import AS_IS
from dataplanner.ui.compare.workspace import CHARTS, CompareWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.legend import Legend
from dataplanner.ui.organisation.overview import Overview
from dataplanner.ui.organisation.sheet.view import SheetView
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.presenting import PRESENT_SCALE
from tests.windows import TIMEOUT, OpenSample, button, click, page, press, shown


@pytest.fixture(autouse=True)
def opened(open_sample: OpenSample, window: MainWindow) -> Iterator[None]:
    open_sample("hansa-foods")
    yield
    window.top_bar.present_button.setChecked(False)  # other tests share the application and its letters


def test_cards_and_rows_grow_and_shrink_with_the_text(window: MainWindow, qtbot: QtBot) -> None:
    window.charting.show_view("Sheet")
    sheet = window.findChild(SheetView)
    height, width = sheet.rowHeight(0), sheet.columnWidth(1)
    click(qtbot, window.top_bar, "Present")
    assert (sheet.rowHeight(0), sheet.columnWidth(1)) == (round(height * PRESENT_SCALE), round(width * PRESENT_SCALE))
    click(qtbot, window.top_bar, "Present")
    assert (sheet.rowHeight(0), sheet.columnWidth(1)) == (height, width)


def test_legend_and_overview_grow_with_the_text_and_shrink_again(window: MainWindow, qtbot: QtBot) -> None:
    legend, overview = window.charting.canvas.findChild(Legend), window.charting.canvas.findChild(Overview)

    def sizes() -> list[int]:
        legend.set_room(10_000)  # on one line, however wide the screen is
        return [legend.sizeHint().width(), overview.height()]

    usual = sizes()
    click(qtbot, window.top_bar, "Present")
    assert all(large > 1.05 * before for large, before in zip(sizes(), usual, strict=True))
    click(qtbot, window.top_bar, "Present")
    assert sizes() == usual


def test_a_page_without_an_inspector_gets_none_by_presenting(window: MainWindow, qtbot: QtBot) -> None:
    window.open_workspace("Report")
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.inspector is not None
    assert not window.inspector.isVisible()


def test_the_panel_beside_the_chart_folds_away_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    organisation = page(window, OrganisationWorkspace)
    click(qtbot, organisation, "Outline")
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert not organisation.outline.isVisible()
    assert organisation.place()[1] == [False, False]
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert organisation.outline.isVisible()


def test_the_chart_is_zoomed_and_fits_the_window_again_after_that(window: MainWindow, qtbot: QtBot) -> None:
    canvas = window.charting.canvas
    before = canvas.view
    qtbot.keyClick(window, Qt.Key.Key_F5)
    magnified = canvas.scale
    assert magnified >= before.scale * PRESENT_SCALE * 0.999
    window.open_workspace("Distance")
    window.open_workspace("Organisation")
    assert canvas.scale == pytest.approx(magnified)
    canvas.push(QPointF(900, 900))
    qtbot.keyClick(window, Qt.Key.Key_F5)
    QApplication.processEvents()
    assert canvas.view == before


def test_the_legend_can_be_read_from_the_back_of_the_room(window: MainWindow, qtbot: QtBot) -> None:
    legend = window.charting.canvas.findChild(Legend)
    before, size = legend.height(), window.size()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    QApplication.processEvents()
    assert legend.height() >= before * PRESENT_SCALE * 0.98  # letters have whole pixels
    qtbot.keyClick(window, Qt.Key.Key_F5)
    window.resize(size)
    qtbot.waitUntil(lambda: legend.height() == before, timeout=TIMEOUT)


def test_a_part_of_the_chart_stays_in_the_middle_through_presenting_and_other_views(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas = window.charting.canvas
    canvas.zoom_by(1.3)
    canvas.push(QPointF(-120, -80))
    layout, scale, middle = canvas.scene.layout, canvas.scale, shown_in_the_middle(window)
    window.session.select(["head-of-analytics"])
    assert canvas.scene.layout is layout
    middle = shown_in_the_middle(window)
    for keys in (Qt.Key.Key_F5, Qt.Key.Key_F5):
        qtbot.keyClick(window, keys)
        for view in ("Sheet", "Overview", "Chart"):
            window.charting.show_view(view)
            QApplication.processEvents()
        window.open_workspace("Compare")
        window.open_workspace("Organisation")
        QApplication.processEvents()
    assert canvas.scene.layout is layout
    assert canvas.scale == pytest.approx(scale)
    assert shown_in_the_middle(window) == pytest.approx(middle, abs=4 / scale)


def shown_in_the_middle(window: MainWindow) -> float:
    """Which point of the chart stands in the middle, from its left edge."""
    canvas = window.charting.canvas
    return canvas.view.to_chart(QPointF(canvas.room().width() / 2, 0)).x()


def test_a_page_first_seen_while_presenting_begins_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    QApplication.processEvents()  # the screen of tests is narrow
    compare = page(window, CompareWorkspace)
    QApplication.processEvents()
    top = card_box(compare.canvas.scene, 0)
    assert QRectF(QPointF(), compare.canvas.room()).contains(compare.canvas.view.to_widget(top))
    qtbot.keyClick(window, Qt.Key.Key_F5)
    QApplication.processEvents()
    assert QRectF(QPointF(), compare.canvas.room()).contains(compare.canvas.view.to_widget(top))


def test_escape_ends_presenting_with_the_widths_as_they_were(window: MainWindow, qtbot: QtBot) -> None:
    organisation = page(window, OrganisationWorkspace)
    click(qtbot, organisation, "Outline")
    window.charting.show_position("head-of-analytics")
    widths = window.work.rail.width(), organisation.outline.width()
    press(qtbot, Qt.Key.Key_F5)
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.presenting.on
    assert (window.work.rail.width(), organisation.outline.width()) == widths


def test_the_page_fills_the_screen_and_leaves_it_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    size = window.size()
    press(qtbot, Qt.Key.Key_F5)
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    assert not window.status_bar.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert (window.menuBar().isVisible(), window.status_bar.isVisible(), window.size()) == (True, True, size)


def test_keys_do_without_the_menus_what_they_did_with_them(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    press(qtbot, Qt.Key.Key_F5)
    press(qtbot, Qt.Key.Key_PageDown, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.session.scenario != AS_IS
    window.open_workspace("Distance")
    press(qtbot, Qt.Key.Key_B, modifier=Qt.KeyboardModifier.ControlModifier)
    compare = page(window, CompareWorkspace)
    assert compare.isVisible()
    assert not compare.listing.isVisible()
    turned = []
    for _ in CHARTS:
        press(qtbot, Qt.Key.Key_B, modifier=Qt.KeyboardModifier.ControlModifier)
        turned.append(next(name for name in CHARTS if button(compare, name).isChecked()))
    assert turned == ["After", "Before", "Changes"]
    press(qtbot, Qt.Key.Key_F5)
    assert compare.listing.isVisible()


def test_names_can_be_masked_as_it_begins(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F5)
    for key in ("Ctrl+PgDown: next scenario.", "Ctrl+M: mask names.", "Esc: end."):
        assert key in window.notice.text
    click(qtbot, window.notice, "Mask names")
    assert window.session is not None
    assert window.session.names.masked
    press(qtbot, Qt.Key.Key_F5, Qt.Key.Key_F5)
    assert window.presenting.on
    assert not [found for found in shown(window.notice, QPushButton) if found.text() == "Mask names"]
