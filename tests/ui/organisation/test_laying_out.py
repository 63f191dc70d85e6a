"""A large chart is laid out in the background: the top is there meanwhile, and what is asked for later counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.analysis.arrangements import ARRANGEMENTS, COMPACT
from dataplanner.analysis.layout import Layout
from dataplanner.ui.organisation import laying_out
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from tests.ui.organisation.charts import chart, wide


class Gate:
    """Holds arrangements in the background until it is opened."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.held = 0

    def arrange(self, *asked: Any) -> Layout:
        if threading.current_thread() is not threading.main_thread():
            self.held += 1
            assert self.open.wait(10)
        return _COMPACT(*asked)


_COMPACT = ARRANGEMENTS[COMPACT]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """What is laid out in the background waits for it; a chart of ten is a large one."""
    made = Gate()
    monkeypatch.setattr(laying_out, "MANY", 10)
    monkeypatch.setitem(ARRANGEMENTS, COMPACT, made.arrange)  # type: ignore[arg-type]
    yield made
    made.open.set()


@pytest.fixture
def tasks(gate: Gate) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    gate.open.set()
    made.wait()


@pytest.fixture
def large(qtbot: QtBot, theme: Theme, tasks: Tasks) -> ChartCanvas:
    """A canvas that is being asked for the first view of 13 people: one at the top, three, and nine."""
    canvas = ChartCanvas(theme, reduced_motion=True, tasks=tasks)
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    canvas.set_chart(chart(wide(3, 3)))
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def seen(canvas: ChartCanvas) -> int:
    return int(canvas.scene.layout.visible.sum())


def laid_out(qtbot: QtBot, canvas: ChartCanvas, gate: Gate) -> None:
    gate.open.set()
    qtbot.waitUntil(lambda: not canvas._laying_out.under_way)


def test_the_top_is_there_until_the_first_view_is(qtbot: QtBot, large: ChartCanvas, gate: Gate, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: gate.held > 0)
    waiting = large.grab().toImage()
    assert (seen(large), tasks.busy) == (1, True)
    laid_out(qtbot, large, gate)
    assert seen(large) == 13
    large.fold_to(1)
    assert large.grab().toImage() != waiting, "it had said that it is laid out"


def test_who_stops_it_keeps_the_top_and_can_unfold_it(
    qtbot: QtBot, large: ChartCanvas, gate: Gate, tasks: Tasks
) -> None:
    qtbot.waitUntil(lambda: tasks.busy)
    tasks.cancel()
    laid_out(qtbot, large, gate)
    assert seen(large) == 1
    large.toggle_fold(large.folded_ids()[0])
    assert seen(large) == 4


def test_another_chart_meanwhile_gets_its_own_first_view(
    qtbot: QtBot, large: ChartCanvas, gate: Gate, tasks: Tasks
) -> None:
    large.set_chart(chart(wide(3, 4)))
    laid_out(qtbot, large, gate)
    assert (len(large.scene.data.index), seen(large)) == (16, 16)


def test_what_is_selected_and_to_be_shown_meanwhile_is_so_afterwards(
    qtbot: QtBot, large: ChartCanvas, gate: Gate, tasks: Tasks
) -> None:
    last = large.scene.data.index.ids[12]
    large.set_selection([last])
    large.reveal(last)
    assert seen(large) == 1
    laid_out(qtbot, large, gate)
    assert large.selected_ids() == [last]
    assert large.scene.layout.visible[12]


def test_everybody_is_unfolded_in_the_background_and_fitted(
    qtbot: QtBot, large: ChartCanvas, gate: Gate, tasks: Tasks
) -> None:
    laid_out(qtbot, large, gate)
    large.fold_to(1)
    gate.open.clear()
    large.fold_to(None)
    assert seen(large) == 1
    laid_out(qtbot, large, gate)
    whole = large.view
    large.fit()
    assert (seen(large), large.view) == (13, whole)


def test_what_is_asked_for_last_counts(qtbot: QtBot, large: ChartCanvas, gate: Gate, tasks: Tasks) -> None:
    large.fold_to(None)
    large.fold_to(2)
    assert seen(large) == 4
    laid_out(qtbot, large, gate)
    assert seen(large) == 4
