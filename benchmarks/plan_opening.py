"""A large plan opened and checked whole, against reading the same data as JSON."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.frame import Benchmark, Pair
from benchmarks.plan_documents import POSITIONS
from benchmarks.trees import plan_of
from dataplanner.files.plan_file import open_plan, save_plan


@contextmanager
def prepared() -> Iterator[Pair]:
    """The same plan as .dataplan and as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        database, text = Path(folder, "plan.dataplan"), Path(folder, "plan.plan.json")
        plan = plan_of(POSITIONS)
        save_plan(plan, database)
        save_plan(plan, text)
        yield Pair(
            lambda: len(open_plan(database).organisation()),
            lambda: len(json.loads(text.read_bytes())["positions"]),
        )


BENCHMARK = Benchmark(
    name="plan-opening",
    about=f"a plan of {POSITIONS:,} positions opened, every record and line checked",
    peer="json.loads of the same data, nothing checked",
    target=1.0,
    prepare=prepared,
)
