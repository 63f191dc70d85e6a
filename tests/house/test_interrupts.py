"""Ctrl+C while the program starts: no message of Python's, whatever is being loaded, and the exit code of shells."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run
from dataplanner.interrupts import STOPPED

ROOT = Path(__file__).resolve().parents[2]
PRESSED_MEANWHILE = """
import os, signal, sys
from dataplanner import start
from dataplanner.__main__ import main
if "at-once" in sys.argv:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.kill(os.getpid(), signal.SIGINT)
else:
    start.has_display = lambda: os.kill(os.getpid(), signal.SIGINT) or True
sys.exit(main([]))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals to send")


@pytest.mark.parametrize("when", ["at-once", "while the window is made"])
def test_pressed_while_the_program_starts_it_ends_without_a_word(when: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PRESSED_MEANWHILE, when], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (STOPPED, "", "")


def test_run_py_leaves_the_answer_to_the_program() -> None:
    """Held back from Python's own start, then let through; the exit code is the program's."""
    held = "import signal, sys; sys.exit(7 if signal.SIGINT in signal.pthread_sigmask(0, ()) else 8)"
    assert run.exit_code_of([sys.executable, "-c", held], os.environ) == 7
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    killed = (
        "import os, signal; signal.pthread_sigmask(1, {2}); signal.signal(2, signal.SIG_DFL); os.kill(os.getpid(), 2)"
    )
    assert run.exit_code_of([sys.executable, "-c", killed], os.environ) == STOPPED
