"""Large charts against how others draw them: first frame, pushing, memory, a re-parent, and layout."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from os import getloadavg

import numpy as np

from benchmarks.charts_apart import needs_of
from benchmarks.frame import Benchmark, Pair
from benchmarks.peers.chromium import d3_org_chart
from benchmarks.peers.node import d3_layout_seconds
from benchmarks.trees import managers
from dataplanner.analysis.index import index_from
from dataplanner.analysis.layout import top_down_layout
from dataplanner.analysis.ranking import ranking_of
from dataplanner.analysis.stacks import LayoutSizes
from dataplanner.files.resources import resource

MANY, MOST = 50_000, 200_000
FRAME = 0.016
"""Seconds: sixty frames in each of them."""
D3 = "d3-org-chart in headless Chromium, the same tree fully expanded"
ITEMS = "a QGraphicsScene with an item a person"
BUDGET = "16 ms, sixty frames a second"

Told = Callable[[], float]
Beside = Callable[[], str]


def _told(ours: Told, peer: Told, beside: Beside = str) -> Callable[[], AbstractContextManager[Pair]]:
    """Two measurements that were made in processes of their own; the peer first, which may be missing."""

    @contextmanager
    def prepared() -> Iterator[Pair]:
        peer(), ours()
        yield Pair(ours, peer, beside="; ".join(filter(None, (beside(), f"load of the machine {getloadavg()[0]:.1f}"))))

    return prepared


def _layout_seconds(size: int) -> float:
    """Our tidy tree from everybody's manager by number: the index, then the places, the best of five rounds."""
    from timeit import repeat

    parents = managers(size)
    ids = [str(number) for number in range(size)]
    above = {id_: None if manager is None else ids[manager] for id_, manager in zip(ids, parents, strict=True)}
    ranking = ranking_of(ids, above, dict(zip(ids, range(size), strict=True)))
    sizes = LayoutSizes(**tomllib.loads(resource("theme.toml").read_text(encoding="utf-8"))["chart"])
    folded = np.zeros(size, dtype=bool)
    return min(repeat(lambda: top_down_layout(index_from(ranking), folded, sizes), number=1, repeat=5))


def _layout(size: int) -> Benchmark:
    return Benchmark(
        name=f"tree-layout-{size // 1000}k",
        about=f"a tidy tree of {size:,} people, everybody beside their siblings, from a list of managers",
        peer="hierarchy and tree of d3-hierarchy on Node",
        target=3.0,
        prepare=_told(partial(_layout_seconds, size), lambda: d3_layout_seconds(tuple(managers(size)))),
        rounds=1,
        told=True,
    )


def _own(seconds: float) -> str:
    """How long something kept the processor itself, whatever else the machine did."""
    return f"{seconds * 1000:.1f} ms of the processor"


def _against(
    name: str, about: str, peer: str, target: float, ours: Told, theirs: Told, beside: Beside = str, unit: str = "s"
) -> Benchmark:
    return Benchmark(name, about, peer, target, _told(ours, theirs, beside), rounds=1, told=True, unit=unit)


BENCHMARKS = (
    _layout(MANY),
    _layout(MOST),
    _against(
        "first-frame", f"layout, build and first frame of {MANY:,} people", D3, 200.0,
        lambda: needs_of("ours", MANY).first, lambda: d3_org_chart(MANY).first,
    ),
    _against(
        "push-frame", f"a frame while a chart of {MANY:,} people is pushed", D3, 50.0,
        lambda: needs_of("ours", MANY).pan, lambda: d3_org_chart(MANY).pan,
    ),
    _against(
        "chart-memory", f"memory that a chart of {MANY:,} people takes besides its data", D3, 50.0,
        lambda: needs_of("ours", MANY).memory, lambda: d3_org_chart(MANY).memory, unit="MB",
    ),
    _against(
        "first-frame-items", f"layout, build and first frame of {MANY:,} people", ITEMS, 2.0,
        lambda: needs_of("ours", MANY).first, lambda: needs_of("items", MANY).first,
    ),
    _against(
        "push-frame-items", f"a frame while a chart of {MANY:,} people is pushed", ITEMS, 50.0,
        lambda: needs_of("ours", MANY).pan, lambda: needs_of("items", MANY).pan,
    ),
    _against(
        "re-parent-items", f"from the edit to the picture, {MANY:,} people, everybody unfolded", ITEMS, 30.0,
        lambda: needs_of("ours", MANY).moved, lambda: needs_of("items", MANY).moved,
    ),
    _against(
        "re-parent", f"from the edit to the picture, {MOST:,} people, on the first view", BUDGET, 1.0,
        lambda: needs_of("ours", MOST).moved_folded, lambda: FRAME,
        lambda: _own(needs_of("ours", MOST).moved_folded_own),
    ),
    _against(
        "re-parent-all", f"from the edit to the picture, {MOST:,} people, everybody unfolded", BUDGET, 1.0,
        lambda: needs_of("ours", MOST).moved, lambda: FRAME,
        lambda: _own(needs_of("ours", MOST).moved_own),
    ),
    _against(
        "dense-screen", f"95th percentile of pushed frames, {MOST:,} people, a screen full of boxes with text",
        BUDGET, 1.0, lambda: needs_of("dense", MOST).dense, lambda: FRAME,
        lambda: f"{needs_of('dense', MOST).dense_boxes} boxes with text; {_own(needs_of('dense', MOST).dense_own)}",
    ),
    _against(
        "whole-overview", f"95th percentile of pushed frames, all of {MOST:,} people on the screen", BUDGET, 1.0,
        lambda: needs_of("ours", MOST).overview, lambda: FRAME,
        lambda: _own(needs_of("ours", MOST).overview_own),
    ),
)  # fmt: skip
"""Each chart is measured once, in a process of its own, whatever number of benchmarks ask for it."""
