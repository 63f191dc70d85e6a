"""What a command says: its result on stdout, as text or as JSON; messages and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import Any, TextIO

BAR_WIDTH = 24


class Output:
    """Where a command speaks. With ``as_json`` only JSON goes to ``results``; ``messages`` is for people."""

    def __init__(self, results: TextIO, messages: TextIO, *, as_json: bool = False) -> None:
        self.results = results
        self.messages = messages
        self.as_json = as_json
        self._at_work = ""

    def show(self, lines: Iterable[str], data: Mapping[str, Any]) -> None:
        """The result of a command: ``lines`` for a reader, or ``data`` as JSON."""
        self._end_bar()
        if self.as_json:
            print(json.dumps(data, ensure_ascii=False, indent=2), file=self.results)
            return
        for line in lines:
            print(printable(line), file=self.results)

    def say(self, message: str) -> None:
        """A message to the person at the terminal."""
        self._end_bar()
        print(printable(message), file=self.messages, flush=True)

    def progress(self, done: float, doing: str) -> None:
        """How far the work called ``doing`` is, from 0 to 1: a line when it begins, a bar on a terminal."""
        if self.messages.isatty():
            filled = round(BAR_WIDTH * min(max(done, 0.0), 1.0))
            bar = "█" * filled + "·" * (BAR_WIDTH - filled)
            print(f"\r\033[K{bar} {printable(doing)}", end="", file=self.messages, flush=True)
        elif doing != self._at_work:
            print(f"{printable(doing)} …", file=self.messages, flush=True)
        self._at_work = doing

    def _end_bar(self) -> None:
        if self._at_work and self.messages.isatty():
            print("\r\033[K", end="", file=self.messages)
        self._at_work = ""


def standard_output(*, as_json: bool) -> Output:
    """Output to the process's own streams; a name that the terminal cannot write never ends the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    return Output(sys.stdout, sys.stderr, as_json=as_json)


def printable(text: str) -> str:
    """Text without control characters, which a cell may hold and a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)


def table(rows: Iterable[Iterable[object]], *, right: Iterable[int] = ()) -> list[str]:
    """Rows as lines of aligned columns, two blanks between them; the columns in ``right`` end flush."""
    cells = [[printable(str(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    numbers = set(right)
    return ["  ".join(_padded(row, widths, numbers)).rstrip() for row in cells]


def _padded(row: list[str], widths: list[int], right: set[int]) -> list[str]:
    return [
        cell.rjust(width) if column in right else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
