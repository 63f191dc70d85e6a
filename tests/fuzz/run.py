"""Imports many damaged files, each within its time and memory, and counts how they end."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.fuzz.worker import ORGANISATION, SENTENCE

SECONDS, MEGABYTES = 10.0, 1024
STARTING = 60.0
GOOD = frozenset({ORGANISATION, SENTENCE})


@dataclass(slots=True)
class Verdict:
    """How the files ended; ``bad`` holds the numbers of those that must not end so."""

    endings: Counter[str] = field(default_factory=Counter)
    bad: dict[int, str] = field(default_factory=dict)
    slowest: float = 0.0
    megabytes: int = 0

    def add(self, told: dict[str, Any]) -> None:
        """Take over what a worker tells of a file."""
        self.count(told["ended"], told["how"])
        self.slowest = max(self.slowest, told["seconds"])
        self.megabytes = max(self.megabytes, told["megabytes"])

    def count(self, number: int, how: str) -> None:
        self.endings[how] += 1
        if how not in GOOD:
            self.bad[number] = how


def fuzzed(files: int, seed: int, first: int = 0) -> Verdict:
    """What came of the files from ``first`` on. A worker that hangs or dies is counted and followed by another."""
    verdict, last = Verdict(), first + files
    while first < last:
        first = _worked(seed, first, last, verdict)
    return verdict


def _worked(seed: int, first: int, last: int, verdict: Verdict) -> int:
    """Let one worker go as far as it comes; the number of the next file."""
    words = [sys.executable, "-m", "tests.fuzz.worker", *map(str, (seed, first, last, MEGABYTES))]
    number = first
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as worker:
        for told in _told(worker):
            if told is None:
                worker.kill()
                verdict.count(number, f"took longer than {SECONDS:g} s")
                return number + 1
            number = told.get("begins", number)
            if "ended" in told:
                verdict.add(told)
                number += 1
    if number < last:
        verdict.count(number, "the process died")
    return min(number + 1, last)


def _told(worker: subprocess.Popen[str]) -> Iterator[dict[str, Any] | None]:
    """What the worker says, None where it says nothing for too long."""
    lines: queue.Queue[str] = queue.Queue()
    assert worker.stdout
    threading.Thread(target=lambda pipe: [*map(lines.put, pipe), lines.put("")], args=[worker.stdout]).start()
    patience = STARTING
    while True:
        try:
            line = lines.get(timeout=patience)
        except queue.Empty:
            yield None
            return
        if not line:
            return
        patience = SECONDS
        yield json.loads(line)
