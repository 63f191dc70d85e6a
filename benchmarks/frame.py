"""What a benchmark is, how it is run, and what comes out of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Any

Work = Callable[[], object]


class PeerMissing(Exception):
    """A peer that is not installed here, and why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Ours and the peer's way of doing the same work on the same input; ``agree`` says whether both found the same.

    ``beside`` says what was prepared and is not in the figures.
    """

    ours: Work
    peer: Work
    agree: Callable[[Any, Any], bool] = lambda ours, peer: bool(ours == peer)
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A comparison: ours should need at most 1/``target`` of the peer's time.

    ``prepare`` makes the input and holds it while both are timed; ``needs`` are the packages that the peer is made of.
    Where it is ``told``, both measure themselves, in a process of their own, and return what they found in ``unit``.
    One that takes minutes runs only ``by_name``.
    """

    name: str
    about: str
    peer: str
    target: float
    prepare: Callable[[], AbstractContextManager[Pair]]
    needs: tuple[str, ...] = ()
    rounds: int = 3
    told: bool = False
    unit: str = "s"
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of ours and of the peer, or another unit, the better of all rounds; None where the peer is missing."""

    name: str
    about: str
    peer_name: str
    ours: float | None
    peer: float | None
    ratio: float | None
    target: float
    met: bool | None
    note: str = ""
    unit: str = "s"

    def plain(self) -> dict[str, Any]:
        """The result as JSON types."""
        return asdict(self)


def measured(benchmark: Benchmark) -> Result:
    """Run a benchmark: ours, the peer, ours, the peer, … in this one process."""
    try:
        return _measured(benchmark)
    except PeerMissing as missing:
        return _result(benchmark, None, None, str(missing), sound=False)


def _measured(benchmark: Benchmark) -> Result:
    if missing := [package for package in benchmark.needs if find_spec(package) is None]:
        return _result(benchmark, None, None, f"missing here: {', '.join(missing)}", sound=False)
    with benchmark.prepare() as pair:
        ours, peer = float("inf"), float("inf")
        agree = True
        for _ in range(benchmark.rounds):
            seconds, found = _timed(pair.ours)
            peer_seconds, peer_found = _timed(pair.peer)
            if benchmark.told:
                seconds, peer_seconds = float(str(found)), float(str(peer_found))
            ours, peer = min(ours, seconds), min(peer, peer_seconds)
            agree = benchmark.told or (agree and pair.agree(found, peer_found))
    return _result(benchmark, ours, peer, pair.beside if agree else "ours and the peer disagree", sound=agree)


def _timed(work: Work) -> tuple[float, object]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def _result(benchmark: Benchmark, ours: float | None, peer: float | None, note: str, *, sound: bool) -> Result:
    ratio = None if ours is None or peer is None else peer / ours
    met = None if ratio is None else ratio >= benchmark.target and sound
    return Result(
        benchmark.name, benchmark.about, benchmark.peer, ours, peer, ratio, benchmark.target, met, note, benchmark.unit
    )
