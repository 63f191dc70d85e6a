"""The most memory that reading a large Excel export takes, ours with its child process, against pandas with openpyxl.

Where the system tells (Linux), both are looked at while they read.
``python -m benchmarks.xlsx_memory ours|pandas FILE`` reads the file and prints the sum of what process and child held
at the most, which they need not have held together.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from benchmarks.csv_reading import ROWS, XLSX, rows_read
from benchmarks.exports import export_file
from benchmarks.frame import Benchmark, Pair, PeerMissing
from benchmarks.xlsx_reading import rows_read_by_pandas

EVERY = 0.005  # seconds between two looks at the memory


@contextmanager
def prepared() -> Iterator[Pair]:
    """A workbook of 100,000 rows and 20 columns."""
    if sys.platform == "win32":
        raise PeerMissing("this system does not tell the most memory that a process held")
    path = export_file(XLSX, ROWS)
    yield Pair(partial(megabytes, "ours", path), partial(megabytes, "pandas", path))


def megabytes(which: str, path: Path) -> float:
    """The most memory that a process which reads the file, and its child where it has one, held at the same time."""
    command = [sys.executable, "-m", "benchmarks.xlsx_memory", which, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        most = 0.0
        while reader.poll() is None:
            most = max(most, _held(reader.pid) + sum(map(_held, _children(reader.pid))))
            time.sleep(EVERY)
        told = float(reader.stdout.read()) if reader.stdout else 0.0
    return most or told


def _held(process: int) -> float:
    """The megabytes that a process holds now, 0 where the system does not tell."""
    with suppress(OSError):
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return 0.0


def _children(process: int) -> list[int]:
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


def main(which: str, path: str) -> None:
    """Read the file and print the most that the process and its child held, added up, whenever that was."""
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
