"""A large CSV export read as text, against pandas."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.exports import write_csv
from benchmarks.frame import Benchmark, Pair
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read import read_blocks

ROWS = 100_000


@contextmanager
def prepared() -> Iterator[Pair]:
    """A CSV file of 100,000 rows and 20 columns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "people.csv")
        write_csv(path, ROWS)
        yield Pair(lambda: rows_read(path), lambda: rows_read_by_pandas(path))


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
)
