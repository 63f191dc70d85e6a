"""The distances between 200 teams at every step of a drag, against the time that a frame of the screen has."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle

from benchmarks.frame import Benchmark, Pair
from benchmarks.large_organisation import POSITIONS, large_organisation
from dataplanner.analysis.distance_ahead import DistanceAhead, MatrixAhead, matrix_ahead
from dataplanner.analysis.distance_matrix import distance_matrix

TEAMS, SHOWN, FRAME = 200, 6, 0.016
MOVED, STRIDE = "40", 9_973


@contextmanager
def prepared() -> Iterator[Pair]:
    """A leader high up, with many teams below, in the air over one manager after another."""
    large = large_organisation()
    teams = large.organisation.sorted_teams()[:: len(large.leads) // TEAMS]
    start = time.perf_counter()
    before = distance_matrix(large.organisation, teams)
    ahead = DistanceAhead(large.organisation, [MOVED], teams)
    begun = f"{large.beside}, the start of the drag: {1000 * (time.perf_counter() - start):.0f} ms"
    managers = cycle(other for other in map(str, range(0, POSITIONS, STRIDE)) if other not in ahead.moving)

    def step() -> MatrixAhead:
        return matrix_ahead(before, ahead.under(next(managers)), SHOWN)

    yield Pair(step, lambda: time.sleep(FRAME), lambda *_: True, begun)


BENCHMARK = Benchmark(
    name="drag-distance",
    about=f"distances of all pairs of {TEAMS} teams in a tree of {POSITIONS:,}, at one step of a drag",
    peer="one frame of 16 ms",
    target=1.0,
    prepare=prepared,
    rounds=20,
)
