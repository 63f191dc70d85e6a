#!/usr/bin/env python3
"""Sets Data Planner up in this folder, then starts it. Safe to repeat.

  python3 run.py            opens the window on a sample plan; without a display,
                            writes the sample's workbook and chart and names them
  python3 run.py test       runs the tests; further words go to pytest
  python3 run.py WORDS...   passes any other words on to Data Planner, for example
                            python3 run.py report export.csv -o plan.xlsx
                            python3 run.py report --help
                            python3 run.py help      lists the commands

Needed: Python 3.11 to 3.13 and, the first time, the internet. On Debian and Ubuntu,
Qt needs a few system packages: root gets them installed, anybody else is told the
one command that installs them.
"""

from __future__ import annotations

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python would show a message of its own until main is there

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from launch import SetupError
from launch.display import can_show_windows
from launch.environment import ready_python, workplace
from launch.system import offer_test_programs

ROOT = Path(__file__).resolve().parent
SAMPLES = ROOT / "sample_orgs"


def main(words: list[str]) -> int:
    """Does what the words ask and returns the exit code: 1 when the set-up could not be finished."""
    if words[:1] in (["-h"], ["--help"]):
        print((__doc__ or "").strip())
        return 0
    try:
        return run_tests(words[1:]) if words[:1] == ["test"] else run_program(words)
    except (SetupError, OSError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run_program(words: Sequence[str]) -> int:
    """Data Planner with the words given; without any, the main job on the sample."""
    python = ready_python("run", can_show_windows())
    display = can_show_windows()  # asked again: what is needed to ask may have come only now
    job = words or (window_job() if display else headless_job(workplace() / "out"))
    called = "py run.py" if sys.platform == "win32" else "python3 run.py"
    environment = {**environment_for(display), "DATAPLANNER_CALLED": called}
    return exit_code_of([python, "-P", "-m", "dataplanner", *job], environment)


def exit_code_of(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs Data Planner. Ctrl+C reaches it as well, and it alone says what comes of that, once it has started."""
    can_hold_back = hasattr(signal, "pthread_sigmask")
    if can_hold_back:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # the program lets it through
    process = subprocess.Popen(command, env=environment)
    if can_hold_back:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            code = process.wait()
            return code if code >= 0 else 128 - code  # as shells tell that a signal has ended it


def window_job() -> list[str]:
    """The window, opened on the sample's plan."""
    return [str(SAMPLES / "hansa-foods.plan.json")]


def headless_job(folder: Path) -> list[str]:
    """The sample's HR export in; its workbook and its chart out, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    workbook, chart = folder / "hansa-foods.xlsx", folder / "hansa-foods.png"
    return ["report", str(SAMPLES / "hansa-foods-export.csv"), "-o", str(workbook), "--chart", str(chart)]


def run_tests(words: Sequence[str]) -> int:
    """All the tests, or those that the words for pytest choose."""
    offer_test_programs()
    python = ready_python("dev", display=False)
    command = [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *words]
    return subprocess.call(command, cwd=ROOT, env={**environment_for(display=False), "QT_QPA_PLATFORM": "offscreen"})


def environment_for(display: bool) -> dict[str, str]:
    """This process's environment, in which our package is found, and no display that would let nobody in."""
    hidden = () if display else ("DISPLAY", "WAYLAND_DISPLAY")
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main(sys.argv[1:]))
