"""One edit of a large plan, safe on the disk, against saving the whole plan as JSON."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from msgspec import to_builtins

from benchmarks.frame import Benchmark, Pair
from benchmarks.plan_documents import POSITIONS, edits_of, open_document
from dataplanner.files.plan_file.store import all_records
from dataplanner.model.plan import Plan

IN_A_ROW = 200


@contextmanager
def prepared() -> Iterator[Pair]:
    """The plan open in a session."""
    with open_document() as (session, folder):
        edit = edits_of(session)
        beside = f"each after the whole was saved; in a row {median(seconds_of(edit) for _ in range(IN_A_ROW)):.5f} s"
        yield Pair(edit, lambda: saved_by_orjson(session.document.plan, folder / "plan.json"), beside=beside)


def seconds_of(edit: Callable[[], bool]) -> float:
    """How long one edit takes."""
    start = time.perf_counter()
    edit()
    return time.perf_counter() - start


def saved_by_orjson(plan: Plan, path: Path) -> bool:
    """Write all records as JSON, each made plain in C as orjson asks for it, and bring them to the disk."""
    import orjson

    with path.open("wb") as file:
        file.write(orjson.dumps(list(all_records(plan)), default=to_builtins))
        os.fsync(file.fileno())
    return True


BENCHMARK = Benchmark(
    name="edit-commit",
    about=f"one edit of a plan of {POSITIONS:,} positions brought to the disk",
    peer="the whole plan saved with orjson",
    target=500.0,
    prepare=prepared,
    needs=("orjson",),
    rounds=10,
)
