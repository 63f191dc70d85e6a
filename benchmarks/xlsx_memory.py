"""The most memory that reading a large Excel export takes, ours with its child process, against pandas with openpyxl.

``python -m benchmarks.xlsx_memory ours|pandas FILE`` reads the file and prints the megabytes held at the most.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.csv_reading import ROWS, rows_read
from benchmarks.exports import write_xlsx
from benchmarks.frame import Benchmark, Pair, PeerMissing
from benchmarks.xlsx_reading import rows_read_by_pandas


@contextmanager
def prepared() -> Iterator[Pair]:
    """A workbook of 100,000 rows and 20 columns."""
    if sys.platform == "win32":
        raise PeerMissing("this system does not tell the most memory that a process held")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "people.xlsx")
        write_xlsx(path, ROWS)
        yield Pair(partial(megabytes, "ours", path), partial(megabytes, "pandas", path))


def megabytes(which: str, path: Path) -> float:
    """The most memory of a process that reads the file, and of its child where it has one, added up."""
    command = [sys.executable, "-m", "benchmarks.xlsx_memory", which, str(path)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def main(which: str, path: str) -> None:
    """Read the file and print what that took."""
    import resource

    (rows_read if which == "ours" else rows_read_by_pandas)(Path(path))
    held = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(held / (1024 * 1024 if sys.platform == "darwin" else 1024))


BENCHMARK = Benchmark(
    name="xlsx-memory",
    about=f"the most memory for a workbook of {ROWS:,} rows and 20 columns read as text",
    peer="pandas read_excel with openpyxl",
    target=1.0,
    prepare=prepared,
    needs=("pandas", "openpyxl"),
    rounds=1,
    told=True,
    unit="MB",
)

if __name__ == "__main__":
    main(*sys.argv[1:])
