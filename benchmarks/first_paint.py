"""``python -m benchmarks.first_paint ours|hello``: shows a window and says a word once it has been painted."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.frame import Benchmark, Pair

PAINTED = "painted"


def seconds(which: str) -> float:
    """From starting a Python to its first painted window."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    start = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        assert process.stdout is not None
        process.stdout.readline()
        return time.perf_counter() - start


def main() -> None:
    """Show the window that the command line names."""
    from PySide6.QtWidgets import QApplication, QLabel, QWidget

    app = QApplication([])
    window: QWidget
    if sys.argv[1] == "ours":
        from dataplanner.app import make_window
        from dataplanner.files.plan_file import Folders

        window = make_window(app, Folders(Path(tempfile.mkdtemp())))
    else:
        window = QLabel("Hello")
        window.resize(1440, 900)
    window.show()
    app.processEvents()
    window.repaint()
    print(PAINTED, flush=True)
    os._exit(0)


@contextmanager
def prepared() -> Iterator[Pair]:
    """Both have been started once before, so that their files are in the system's cache."""
    seconds("ours"), seconds("hello")
    yield Pair(partial(seconds, "ours"), partial(seconds, "hello"))


BENCHMARK = Benchmark(
    name="start-up",
    about="from starting Python to the first painted window, the welcome page",
    peer="a window of Qt that says hello",
    target=1 / 1.3,
    prepare=prepared,
    rounds=5,
    told=True,
)

if __name__ == "__main__":
    main()
