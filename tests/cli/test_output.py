"""Results go to stdout and everything else to stderr, and no cell can command the terminal."""

from __future__ import annotations

import json
from io import StringIO

from dataplanner.cli.output import Output, printable, table


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_json_alone_reaches_stdout_when_it_is_asked_for() -> None:
    results, messages = StringIO(), StringIO()
    output = Output(results, messages, as_json=True)
    output.progress(0.5, "Reading")
    output.say("Teams were proposed.")
    output.show(["for a reader"], {"name": "Müller", "n": 1})
    assert json.loads(results.getvalue()) == {"name": "Müller", "n": 1}
    assert "Reading" in messages.getvalue()


def test_progress_is_a_line_a_piece_of_work_where_nobody_watches() -> None:
    messages = StringIO()
    output = Output(StringIO(), messages)
    for done in (0.0, 0.3, 1.0):
        output.progress(done, "Reading")
    output.progress(0.0, "Writing")
    assert messages.getvalue() == "Reading …\nWriting …\n"


def test_progress_is_a_bar_on_a_terminal_and_gone_before_the_result() -> None:
    messages = Terminal()
    output = Output(StringIO(), messages)
    output.progress(0.5, "Reading")
    output.show(["done"], {})
    assert "\n" not in messages.getvalue()
    assert "█" in messages.getvalue()
    assert messages.getvalue().endswith("\r\033[K")


def test_control_characters_of_a_cell_never_reach_the_terminal() -> None:
    results = StringIO()
    Output(results, StringIO()).show(["Eve\x1b[2J\r\n\u202eX"], {})
    assert results.getvalue() == "Eve [2J   X\n"
    assert printable("Zoë Ø 山田") == "Zoë Ø 山田"


def test_a_table_aligns_its_columns() -> None:
    assert table([("a", 1, "x"), ("bbb", 100, "y")], right=[1]) == ["a      1  x", "bbb  100  y"]
