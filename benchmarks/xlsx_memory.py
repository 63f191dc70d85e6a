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
    (rows_read if which == "ours" else rows_read_by_pandas)(Path(path))
    print(held_by_this() + held_by_child())


def held_by_this() -> float:
    """The megabytes that this process held at the most; on Linux the usual figure would include who started it."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return _most("RUSAGE_SELF")


def held_by_child() -> float:
    """The megabytes that the largest child held at the most, 0 without one."""
    return _most("RUSAGE_CHILDREN")


def _most(who: str) -> float:
    import resource  # not on every system

    return resource.getrusage(getattr(resource, who)).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


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
