"""Edits of a large plan, each safe on the disk, against bare appends of as many bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from benchmarks.frame import Benchmark, Pair
from benchmarks.plan_documents import POSITIONS, edits_of, open_document

EDITS = 200
BYTES = 500


@contextmanager
def prepared() -> Iterator[Pair]:
    """The plan open in a session, and a file on the same disk that is open for appending."""
    with open_document() as (session, folder), (folder / "log").open("ab", buffering=0) as log:
        edit, append = edits_of(session), partial(appended, log.fileno())
        yield Pair(lambda: sum(edit() for _ in range(EDITS)), lambda: sum(append() for _ in range(EDITS)))


def appended(descriptor: int) -> bool:
    """Append what an edit says and bring it to the disk."""
    os.write(descriptor, bytes(BYTES))
    (os.fsync if sys.platform in ("darwin", "win32") else os.fdatasync)(descriptor)
    return True


BENCHMARK = Benchmark(
    name="edit-append",
    about=f"{EDITS} edits of a plan of {POSITIONS:,} positions, each brought to the disk",
    peer=f"as many appends of {BYTES} bytes, each with fdatasync",
    target=0.5,
    prepare=prepared,
    rounds=10,
)
