"""A large Excel export read as text, against pandas with openpyxl."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.csv_reading import ROWS, XLSX, rows_read
from benchmarks.exports import export_file
from benchmarks.frame import Benchmark, Pair


@contextmanager
def prepared() -> Iterator[Pair]:
    """A workbook of 100,000 rows and 20 columns."""
    path = export_file(XLSX, ROWS)
    yield Pair(lambda: rows_read(path), lambda: rows_read_by_pandas(path))


def rows_read_by_pandas(path: Path) -> int:
    """How many rows below the header pandas reads, every cell as text."""
    import pandas as pd

    return len(pd.read_excel(path, dtype=str, keep_default_na=False, engine="openpyxl"))


BENCHMARK = Benchmark(
    name="xlsx-reading",
    about=f"a workbook of {ROWS:,} rows and 20 columns read as text",
    peer="pandas read_excel with openpyxl",
    target=7.0,
    prepare=prepared,
    needs=("pandas", "openpyxl"),
    rounds=1,
)
