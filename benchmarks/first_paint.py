"""``python -m benchmarks.first_paint ours|welcome|hello``: shows a window and says a word once it has been painted."""

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
from typing import TYPE_CHECKING

from benchmarks.frame import Benchmark, Pair

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

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
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    window = _WINDOWS[sys.argv[1]](app)
    window.show()
    app.processEvents()
    window.repaint()
    print(PAINTED, flush=True)
    os._exit(0)


def _ours(_app: QApplication) -> QWidget:
    """What is seen first when the program is started."""
    import dataplanner.start  # noqa: F401 – as the program is started
    from dataplanner.app import shown_opening

    return shown_opening()


def _welcome(app: QApplication) -> QWidget:
    """The window that takes its place."""
    from dataplanner.app import make_window
    from dataplanner.files.plan_file import Folders

    _ours(app)
    return make_window(app, Folders(Path(tempfile.mkdtemp())))


def _hello(_app: QApplication) -> QWidget:
    from PySide6.QtWidgets import QLabel

    window = QLabel("Hello")
    window.resize(1440, 900)
    return window


_WINDOWS = {"ours": _ours, "welcome": _welcome, "hello": _hello}


@contextmanager
def prepared() -> Iterator[Pair]:
    """Both have been started once before, so that their files are in the system's cache."""
    seconds("ours"), seconds("hello"), seconds("welcome")
    whole = min(seconds("welcome") for _ in range(3))
    yield Pair(
        partial(seconds, "ours"),
        partial(seconds, "hello"),
        beside=f"the welcome page takes its place after {whole:.2f} s",
    )


BENCHMARK = Benchmark(
    name="start-up",
    about="from starting Python to the first painted window",
    peer="a window of Qt that says hello",
    target=1 / 1.3,
    prepare=prepared,
    rounds=5,
    told=True,
)

if __name__ == "__main__":
    main()
