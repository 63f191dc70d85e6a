"""Where Data Planner starts: a command where a verb is given, else the window on the files given."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dataplanner import __version__
from dataplanner.cli.called import as_called, called
from dataplanner.cli.failures import BAD_INPUT, FINE
from dataplanner.cli.main import VERBS
from dataplanner.cli.main import main as run_command

USAGE = """\
Data Planner: from an HR export to an org chart, reporting distances, skills gaps
and a workbook for planning data teams. It works offline; nothing leaves this machine.

  dataplanner                    opens the window
  dataplanner FILE...            opens the window on a plan or on HR exports
  dataplanner COMMAND ...        works without a window

commands:
{commands}

"dataplanner COMMAND --help" explains one of them. To begin with:

  dataplanner report people.csv -o people.xlsx --chart people.pdf

exit codes: 0 done, 1 a mistake of the program's own, 2 a file or an argument it
cannot work with, 3 cancelled"""

# The program starts itself with these words in a second process: to read a workbook, where it has no Python of its own,
# and to draw a large chart.
READ_WORKBOOK = "--read-workbook"
DRAW_CHART = "--draw-chart"


def start(words: Sequence[str]) -> int:
    """Do what the words of the command line ask and return the exit code."""
    if words and words[0] in VERBS:
        return run_command(words)
    if words and words[0] in ("-h", "--help", "help"):
        print(usage())
        return FINE
    if words and words[0] in ("-V", "--version"):
        print(f"Data Planner {__version__}")
        return FINE
    if words and words[0] == READ_WORKBOOK:
        from dataplanner.files.hr_import import workbook_child

        return workbook_child.main()
    if words and words[0] == DRAW_CHART:
        from dataplanner.ui.organisation import chart_apart

        return chart_apart.main()
    return open_window(words)


def usage() -> str:
    """What Data Planner does, window and commands both."""
    commands = "\n".join(f"  {verb:<12}{summary}" for verb, (_, summary) in VERBS.items())
    return as_called(USAGE.format(commands=commands))


def open_window(words: Sequence[str]) -> int:
    """The window on the files that the words name; refused in a sentence where there is none or no display."""
    for word in words:
        if not Path(word).exists():
            return refuse(f"There is no command or file called “{word}”. {_advice(word)}")
    if not has_display():
        return refuse(f"There is no display to open a window on. Use a command: “{called()} help” lists them.")
    from dataplanner.app import run

    return run([Path(word) for word in words])


def has_display() -> bool:
    """Whether the environment promises somewhere to open a window."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def refuse(sentence: str) -> int:
    """Say why nothing was done."""
    print(sentence, file=sys.stderr)
    return BAD_INPUT


def _advice(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word.casefold(), VERBS, n=1)
    return f"Did you mean “{close[0]}”?" if close else f"“{called()} help” lists the commands."
