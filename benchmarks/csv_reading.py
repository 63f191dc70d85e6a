"""A large CSV export read as text, against pandas."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.exports import export_file
from benchmarks.frame import Benchmark, Pair
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read import read_blocks

ROWS = 100_000


CSV, XLSX = "people.csv", "people.xlsx"
"""The files that all benchmarks of reading share."""


@contextmanager
def prepared() -> Iterator[Pair]:
    """A CSV file of 100,000 rows and 20 columns."""
    path = export_file(CSV, ROWS)
    beside = f"{seconds_of_all_strings(path):.2f} s more once every cell was asked for as a string"
    yield Pair(lambda: rows_read(path), lambda: rows_read_by_pandas(path), beside=beside)


def seconds_of_all_strings(path: Path) -> float:
    """How long it takes to make a Python string of every cell that was read."""
    (block,) = read_blocks([path], Watch())
    start = time.perf_counter()
    for _ in block.rows:
        pass
    return time.perf_counter() - start


def rows_read(path: Path) -> int:
    """How many rows below the header ours reads."""
    return sum(len(block.rows) for block in read_blocks([path], Watch())) - 1


def rows_read_by_pandas(path: Path) -> int:
    """The same by pandas, every cell as text."""
    import pandas as pd

    return len(pd.read_csv(path, dtype=str, keep_default_na=False))


BENCHMARK = Benchmark(
    name="csv-reading",
    about=f"a CSV file of {ROWS:,} rows and 20 columns read as text",
    peer="pandas read_csv with dtype=str",
    target=4.0,
    prepare=prepared,
    needs=("pandas",),
    rounds=9,  # both are over in a moment: whatever else the machine does must not fall on all rounds of one
)
