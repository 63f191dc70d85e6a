"""The layout of a large chart, all of it unfolded, against a tidy tree in plain Python."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from benchmarks.frame import Benchmark, Pair
from benchmarks.peers.tidy_tree import nodes_of, tidy_tree
from benchmarks.trees import managers
from dataplanner.analysis.index import OrganisationIndex, index_of_parents
from dataplanner.analysis.layout import compact_layout
from dataplanner.analysis.stacks import LayoutSizes
from dataplanner.files.resources import resource

POSITIONS = 50_000


@contextmanager
def prepared() -> Iterator[Pair]:
    """A tree of 50,000 positions, as our index and as the peer's nodes."""
    above = managers(POSITIONS)
    index, nodes = index_of_numbers(above), nodes_of(above)
    sizes = LayoutSizes(**tomllib.loads(resource("theme.toml").read_text(encoding="utf-8"))["chart"])
    unfolded = np.zeros(len(index), dtype=bool)
    yield Pair(lambda: len(compact_layout(index, unfolded, sizes).x), lambda: len(tidy_tree(nodes)))


def index_of_numbers(above: Sequence[int | None]) -> OrganisationIndex:
    """The index of a tree given by the managers' numbers."""
    ids = [str(number) for number in range(len(above))]
    manager_of = {id_: None if manager is None else str(manager) for id_, manager in zip(ids, above, strict=True)}
    return index_of_parents(ids, manager_of, dict(zip(ids, range(len(ids)), strict=True)))


BENCHMARK = Benchmark(
    name="chart-layout",
    about=f"a place on the chart for each of {POSITIONS:,} positions, everybody shown",
    peer="tidy tree in plain Python (benchmarks/peers)",
    target=3.0,
    prepare=prepared,
)
