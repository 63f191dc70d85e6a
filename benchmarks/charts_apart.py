"""One chart in a process of its own: ``python -m benchmarks.charts_apart ours|dense|items SIZE`` tells its needs.

Everybody is unfolded and seen at once, at 1920 × 1080. Apart, because a process that has shown one chart has warm
caches and memory to spare for the next.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dataplanner.model.document import Document
    from dataplanner.ui.organisation.canvas import ChartCanvas

SCREEN = (1920, 1080)
FRAMES = 60
DENSE_SPAN = 16
"""Reports of a manager on average, where a screen is to be full of cards with text; eight leave it half empty."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Seconds and megabytes; ``overview`` and ``dense`` are 95th percentiles of frames, 0 where nobody asked.

    ``moved`` is a re-parent from the edit to the new picture, everybody unfolded; ``moved_folded`` on the first view.
    The overview in the corner follows right after that picture; in the frames it is included. What ends in ``_own`` is
    what the same took of the processor: less than the time that went by, where others use the machine.
    """

    first: float = 0.0
    pan: float = 0.0
    memory: float = 0.0
    moved: float = 0.0
    moved_folded: float = 0.0
    overview: float = 0.0
    dense: float = 0.0
    dense_boxes: int = 0
    moved_own: float = 0.0
    moved_folded_own: float = 0.0
    overview_own: float = 0.0
    dense_own: float = 0.0


@cache
def needs_of(which: str, size: int) -> Needs:
    """What a chart needs, found out in another process."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", "benchmarks.charts_apart", which, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return Needs(**json.loads(done.stdout))


def main() -> None:
    """Measure the chart that the words of the command line name."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.trees import plan_of
    from dataplanner.model.document import Document
    from dataplanner.ui.dressing import apply_theme
    from dataplanner.ui.theme import load_theme

    which, size = sys.argv[1], int(sys.argv[2])
    app = QApplication([])
    apply_theme(app, load_theme())
    document = Document(plan_of(size, DENSE_SPAN) if which == "dense" else plan_of(size))
    gc.freeze()  # as the window does when it has opened a plan
    measured = {"ours": _ours, "dense": _dense, "items": _items}[which]
    print(json.dumps(asdict(measured(document))))


def _ours(document: Document) -> Needs:
    """Our canvas, from a plan of which nothing is known yet."""
    from PySide6.QtCore import QPointF

    from dataplanner.ui.organisation.chart_data import chart_data

    before = resident()
    first = _first_frame(document)
    canvas = _unfolded(document)

    def move() -> None:
        canvas.set_chart(chart_data(document.plan, kind_names={}))

    overview = _frames(canvas, lambda: canvas.push(QPointF(3, 2)))
    memory = resident() - before
    moved = _moved(document, canvas, move)
    canvas.fold_to(2)
    folded = _moved(document, canvas, move)
    return Needs(
        first=first,
        pan=median(overview.passed),
        memory=memory,
        moved=min(moved.passed),
        moved_own=min(moved.own),
        moved_folded=min(folded.passed),
        moved_folded_own=min(folded.own),
        overview=_p95(overview.passed),
        overview_own=_p95(overview.own),
    )


def _unfolded(document: Document) -> ChartCanvas:
    """Our canvas with everybody on the screen."""
    from dataplanner.ui.organisation.canvas import ChartCanvas
    from dataplanner.ui.organisation.chart_data import chart_data
    from dataplanner.ui.theme import load_theme

    canvas = ChartCanvas(load_theme(), reduced_motion=True)
    canvas.resize(*SCREEN)
    canvas.set_chart(chart_data(document.plan, kind_names={}))
    canvas.show()
    canvas.fold_to(None)
    _expose(canvas)
    return canvas


def _first_frame(document: Document) -> float:
    """Seconds for index, content, layout and picture of everybody."""
    from PySide6.QtCore import QSize, QSizeF

    from dataplanner.analysis.folding import folded_below
    from dataplanner.analysis.layout import fitting_layout
    from dataplanner.ui.organisation.chart_data import chart_data
    from dataplanner.ui.organisation.painter import ChartPainter
    from dataplanner.ui.organisation.pushing import Pushing
    from dataplanner.ui.organisation.scene import chart_scene
    from dataplanner.ui.organisation.view import fitted
    from dataplanner.ui.theme import load_theme

    theme = load_theme()
    painter = ChartPainter(theme, for_screen=True)
    start = time.perf_counter()
    data = chart_data(document.plan, kind_names={})
    layout = fitting_layout(data.index, folded_below(data.index, data.index.layers + 1), theme.chart, *SCREEN)
    scene, view = chart_scene(data, layout), fitted(layout.width, layout.height, QSizeF(*SCREEN), 0)
    Pushing(painter.paint, painter.inks.paper).picture(scene, view, QSize(*SCREEN), 1.0)
    return time.perf_counter() - start


def _dense(document: Document) -> Needs:
    """The frames where the chart is densest, at the smallest scale with text, and how many cards are on the screen."""
    from PySide6.QtCore import QPointF

    from dataplanner.ui.theme import load_theme

    canvas = _unfolded(document)
    canvas.set_scale(load_theme().chart_style.text_scale)
    views = [canvas.view.centred(QPointF(x, y), canvas.room()) for x, y in _places(canvas)]
    boxes = [len(canvas.scene.rows_in(view.box(canvas.room()))) for view in views]
    canvas.look(views[boxes.index(max(boxes))])
    canvas.repaint()
    frames = _frames(canvas, lambda: canvas.push(QPointF(-7, -5)))
    dense, own = _p95(frames.passed), _p95(frames.own)
    return Needs(pan=median(frames.passed), dense=dense, dense_own=own, dense_boxes=max(boxes))


def _places(canvas: ChartCanvas, count: int = 300) -> list[tuple[float, float]]:
    """Where some of the cards are, evenly chosen."""
    layout = canvas.scene.layout
    step = max(len(layout.x) // count, 1)
    return list(zip(layout.x[::step].tolist(), layout.y[::step].tolist(), strict=True))


def _expose(widget: QWidget) -> None:
    """Wait for the window system, then paint."""
    from PySide6.QtTest import QTest

    QTest.qWaitForWindowExposed(widget)
    widget.repaint()


def _items(document: Document) -> Needs:
    """A scene with an item a person, at the places of our layout, which is not counted in its first frame."""
    from PySide6.QtCore import QPointF

    from benchmarks.peers.item_scene import ItemChart
    from dataplanner.analysis.folding import folded_below
    from dataplanner.analysis.layout import shelf_layout
    from dataplanner.ui.organisation.chart_data import ChartData, chart_data
    from dataplanner.ui.theme import load_theme

    sizes = load_theme().chart

    def laid_out() -> tuple[ChartData, object]:
        data = chart_data(document.plan, kind_names={})
        return data, shelf_layout(data.index, folded_below(data.index, data.index.layers + 1), sizes)

    data, layout = laid_out()
    before = resident()
    start = time.perf_counter()
    view = ItemChart(data, layout)  # type: ignore[arg-type]
    view.resize(*SCREEN)
    view.show()
    view.show_whole(layout)  # type: ignore[arg-type]
    _expose(view)
    first = time.perf_counter() - start
    pans = _frames(view.viewport(), lambda: view.push(QPointF(3, 2)), 5)
    memory = resident() - before
    moved = _moved(document, view.viewport(), lambda: view.place(*laid_out()))  # type: ignore[arg-type]
    return Needs(first, median(pans.passed), memory, min(moved.passed))


@dataclass(slots=True)
class Clock:
    """Seconds that went by, and those that this thread had of the processor, each time that something was done."""

    passed: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)

    @contextmanager
    def measured(self) -> Iterator[None]:
        start, own = time.perf_counter(), time.thread_time()
        yield
        self.passed.append(time.perf_counter() - start)
        self.own.append(time.thread_time() - own)


def _moved(document: Document, widget: QWidget, follow: Callable[[], None], rounds: int = 6) -> Clock:
    """From a re-parent to its picture: somebody with a branch below moves between two managers."""
    from dataplanner.model.edits import MovePosition
    from dataplanner.model.positions import AS_IS

    clock = Clock()
    for number in range(rounds):
        with clock.measured():
            document.do(MovePosition(AS_IS, "9", "3" if number % 2 else "5"))
            follow()
            widget.repaint()
        _settle()
    return clock


def _settle() -> None:
    """Let everything be done and painted that is due by now."""
    from PySide6.QtCore import QCoreApplication

    for _ in range(2):
        QCoreApplication.processEvents()


def _frames(widget: QWidget, push: Callable[[], None], count: int = FRAMES) -> Clock:
    clock = Clock()
    for _ in range(count):
        with clock.measured():
            push()
            widget.repaint()
            _settle()
    return clock


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def resident() -> float:
    """Megabytes that this process holds; Linux only, elsewhere 0."""
    file = Path("/proc/self/statm")
    return int(file.read_text(encoding="ascii").split()[1]) * 4096 / 1e6 if file.exists() else 0.0


if __name__ == "__main__":
    main()
