"""The distances of a million pairs of positions, against walking up the chart in Python."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from benchmarks.frame import Benchmark, Pair
from benchmarks.large_organisation import POSITIONS, large_organisation
from benchmarks.trees import SEED
from dataplanner.analysis.index import index_of
from dataplanner.analysis.person_distance import CommonLeaders

PAIRS = 1_000_000
Rows = NDArray[np.int32]


@contextmanager
def prepared() -> Iterator[Pair]:
    """A million pairs of rows, the answers' tables and, for the peer, managers and layers as lists."""
    large = large_organisation()
    index = index_of(large.organisation)
    start = time.perf_counter()
    answers = CommonLeaders(index)
    built = f"{large.beside}, its tables: {time.perf_counter() - start:.2f} s"
    a, b = np.random.default_rng(SEED).integers(0, len(index), (2, PAIRS), dtype=np.int32)
    parent, depth, pairs = index.parent.tolist(), index.depth.tolist(), list(zip(a.tolist(), b.tolist(), strict=True))
    yield Pair(lambda: answers.distances(a, b), lambda: walked(pairs, parent, depth), agree, built)


def walked(pairs: list[tuple[int, int]], parent: list[int], depth: list[int]) -> list[int]:
    """The steps between each pair: whoever stands lower goes up, until both meet."""
    found = []
    for one, other in pairs:
        a, b, steps = one, other, 0
        while a != b:
            if depth[a] >= depth[b]:
                a = parent[a]
            else:
                b = parent[b]
            steps += 1
        found.append(steps)
    return found


def agree(ours: Rows, peer: list[int]) -> bool:
    """Whether both found the same."""
    return bool(np.array_equal(ours, peer))


BENCHMARK = Benchmark(
    name="person-distance",
    about=f"distances of {PAIRS:,} pairs of positions in a tree of {POSITIONS:,}",
    peer="a walk up the chart in Python",
    target=30.0,
    prepare=prepared,
)
