"""A large export imported in the window: how long it ever stands still, and how much memory that takes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from os import getloadavg
from pathlib import Path

from benchmarks.exports import write_csv
from benchmarks.frame import Benchmark, Pair
from benchmarks.window_apart import ERASING, MAKING, READING, Told, told_by_window

SIZES = {50_000: "50k", 200_000: "200k", 1_000_000: "1m"}
FELT = 1 / 3
"""Seconds: what takes longer has to leave the window alive."""
MOST = 4.0
"""Gigabytes, for a million rows."""
A_MINUTE = 60.0


@cache
def _told(size: int) -> Told:
    """What a window told that was led through a large import once."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder, "people.csv")
        write_csv(export, size, in_sequence=False)
        return told_by_window(export)


def _measured(
    ours: Callable[[], float], most: float, beside: Callable[[], str]
) -> Callable[[], AbstractContextManager[Pair]]:
    @contextmanager
    def prepared() -> Iterator[Pair]:
        ours()
        yield Pair(ours, lambda: most, beside=f"{beside()}; load of the machine {getloadavg()[0]:.1f}")

    return prepared


def _pause(size: int, short: str) -> Benchmark:
    return Benchmark(
        name=f"window-pause-{short}",
        about=f"how long the window ever stands still while {size:,} rows are imported, edited, saved and reopened",
        peer="a third of a second",
        target=1.0,
        prepare=_measured(lambda: _told(size).longest.pause, FELT, partial(_longest_told, size)),
        rounds=1,
        told=True,
        by_name=True,
    )


def _memory(size: int, short: str) -> Benchmark:
    return Benchmark(
        name=f"window-memory-{short}",
        about=f"most memory that the window holds until {size:,} imported rows are a plan",
        peer=f"{MOST:g} GB",
        target=1.0,
        prepare=_measured(lambda: _told(size).stage(MAKING).gigabytes, MOST, partial(_import_told, size)),
        rounds=1,
        told=True,
        unit="GB",
        by_name=True,
    )


def _erasing(size: int, short: str) -> Benchmark:
    return Benchmark(
        name=f"window-erasing-{short}",
        about=f"how long somebody takes to be erased from {size:,} imported rows, their history and versions",
        peer="a minute",
        target=1.0,
        prepare=_measured(lambda: _told(size).stage(ERASING).took, A_MINUTE, partial(_erasing_told, size)),
        rounds=1,
        told=True,
        by_name=True,
    )


def _longest_told(size: int) -> str:
    longest, own = _told(size).longest, max(stage.own for stage in _told(size).stages)
    return f"in “{longest.name}”; {own:.2f} s of the processor"


def _import_told(size: int) -> str:
    stages = (_told(size).stage(name) for name in (READING, MAKING))
    return ", ".join(f"{stage.name} took {stage.took:.1f} s" for stage in stages)


def _erasing_told(size: int) -> str:
    return f"the window stood still for {_told(size).stage(ERASING).pause:.2f} s at most"


BENCHMARKS = (
    *(_pause(size, short) for size, short in SIZES.items()),
    _memory(1_000_000, SIZES[1_000_000]),
    _erasing(200_000, SIZES[200_000]),
)
