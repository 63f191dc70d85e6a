"""A scenario made, changed by hand and compared with what is; one of its changes is brought over. Real events only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from dataplanner.model.positions import AS_IS
from dataplanner.ui.compare.workspace import CompareWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.session import Session
from tests.windows import OpenSample, click, click_cell, page


def middle(canvas: ChartCanvas, position: str) -> QPoint:
    row = canvas.scene.data.index.row[position]
    return canvas.view.to_widget(card_box(canvas.scene, row)).center().toPoint()


def drag(canvas: ChartCanvas, position: str, target: str) -> None:
    canvas.open_to([position, target])
    start, end = middle(canvas, position), middle(canvas, target)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(canvas, start + (end - start) * step / 8)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def differences(found: CompareWorkspace) -> list[tuple[str, str]]:
    """What differs, and about whom."""
    model = found.listing.model
    return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())]


@pytest.fixture
def session(window: MainWindow, open_sample: OpenSample) -> Session:
    return open_sample("start-up")


def test_a_scenario_is_made_changed_compared_and_brought_over(
    window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_words, **_more: ("Flatter", True))
    click(qtbot, window.top_bar, "+ Scenario")
    assert session.scenario != AS_IS
    organisation, as_is = session.organisation, session.plan.organisation(AS_IS)
    top = organisation.roots()[0].id
    below = [position for position in organisation.positions() if position.manager not in (None, top)]
    leaf = next(position.id for position in below if not organisation.reports(position.id))
    drag(window.charting.canvas, leaf, top)
    assert organisation.position(leaf).manager == top
    assert as_is.position(leaf).manager != top

    click(qtbot, window.top_bar, "Compare")
    compared = page(window, CompareWorkspace)
    moved = ("Moved", session.plan.label(organisation.position(leaf)))
    click_cell(qtbot, compared.listing.table, differences(compared).index(moved), 0)
    assert compared.canvas.selected_ids() == [leaf]
    click(qtbot, compared, "Bring over to As is")
    assert as_is.position(leaf).manager == top
    assert moved not in differences(compared)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert as_is.position(leaf).manager != top
    assert moved in differences(compared)
