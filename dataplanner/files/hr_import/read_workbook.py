"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) to blocks of text cells, read in a child process with limits."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from dataplanner.files.hr_import import workbook_child
from dataplanner.files.hr_import.containers import fault_of_container
from dataplanner.files.hr_import.errors import (
    PasswordNeededError,
    UnknownLockError,
    WorkbookError,
    WorkbookTooLargeError,
    WrongPasswordError,
)
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.shapes import Block, Row
from dataplanner.files.hr_import.sharing import Sharing
from dataplanner.files.hr_import.vocabulary import vocabulary

_POLL = 0.1  # seconds between looks at the clock and at the cancel button


@dataclass(slots=True)
class _Sheet:
    name: str
    visible: bool
    total: int
    rows: list[Row]
    numbers: list[int]
    seen: int = 0
    sharing: Sharing = field(default_factory=Sharing)


def read_workbook(path: Path, watch: Watch) -> list[Block]:
    """The sheets of a workbook as blocks, hidden sheets last, empty rows skipped.

    Raises PasswordNeededError (or WrongPasswordError), UnknownLockError, WorkbookTooLargeError or what
    ``fault_of_container`` makes of a file that is no sound workbook.
    """
    sheets = sorted(_sheets(path, watch), key=lambda sheet: not sheet.visible)
    if not sheets:
        raise fault_of_container(path)
    several = len(sheets) > 1
    return [
        Block(f"{path.name} [{s.name}]" if several else path.name, path.name, s.rows, s.numbers, is_sheet=True)
        for s in sheets
    ]


def command() -> list[str]:
    """The child's command line; a frozen program starts itself again in the role of the child."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--read-workbook"]
    return [sys.executable, "-I", str(Path(workbook_child.__file__))]


def _request(path: Path, watch: Watch) -> bytes:
    """What the child is asked for; a password goes through its input, where no list of processes shows it."""
    asked = {
        "path": str(path),
        "password": watch.passwords.get(str(path), ""),
        "limits": vocabulary().rules["workbook"],
    }
    return json.dumps(asked).encode() + b"\n"


def _sheets(path: Path, watch: Watch) -> list[_Sheet]:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    pipe = subprocess.PIPE
    child = subprocess.Popen(command(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=flags)
    try:
        _ask(child, _request(path, watch))
        sheets = _collect(_values(child, path, watch), watch)
        _check_end(child.wait(), path)
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
    return sheets


def _ask(child: subprocess.Popen[bytes], request: bytes) -> None:
    assert child.stdin
    with suppress(OSError), child.stdin:  # a child that is gone already says why when it ends
        child.stdin.write(request)


def _collect(values: Iterator[Any], watch: Watch) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    for value in values:
        if isinstance(value, dict):
            sheets.append(_Sheet(value["sheet"], value["visible"], value["rows"], [], []))
        else:
            _add_rows(sheets[-1], value)
            watch.at("reading", sheets[-1].seen, sheets[-1].total)
    return sheets


def _add_rows(sheet: _Sheet, rows: list[list[str]]) -> None:
    for number, row in enumerate(sheet.sharing.tuples(rows), sheet.seen + 1):
        if any(row):
            sheet.rows.append(row)
            sheet.numbers.append(number)
    sheet.seen += len(rows)


def _values(child: subprocess.Popen[bytes], path: Path, watch: Watch) -> Iterator[Any]:
    """What the child writes, until it ends; looks at the clock and at the cancel button meanwhile."""
    assert child.stdout
    lines: queue.Queue[bytes] = queue.Queue(maxsize=8)
    stopped = threading.Event()
    threading.Thread(target=_pump, args=(child.stdout, lines, stopped), daemon=True).start()
    deadline = time.monotonic() + vocabulary().rules["workbook"]["seconds"]
    try:
        while line := _next(lines, deadline, path, watch):
            yield json.loads(line)
    finally:
        stopped.set()


def _next(lines: queue.Queue[bytes], deadline: float, path: Path, watch: Watch) -> bytes:
    while time.monotonic() < deadline:
        try:
            return lines.get(timeout=_POLL)
        except queue.Empty:
            watch.at("reading", 0, 0)
    raise WorkbookTooLargeError(path)


def _pump(pipe: IO[bytes], lines: queue.Queue[bytes], stopped: threading.Event) -> None:
    try:
        for line in pipe:
            while not stopped.is_set():
                try:
                    lines.put(line, timeout=_POLL)
                    break
                except queue.Full:
                    continue
    except ValueError:
        return  # the pipe was closed: nobody listens any more
    lines.put(b"")


_FAULTS: Mapping[int, type[WorkbookError]] = {
    workbook_child.PASSWORD: PasswordNeededError,
    workbook_child.WRONG_PASSWORD: WrongPasswordError,
    workbook_child.UNKNOWN_LOCK: UnknownLockError,
}


def _check_end(code: int, path: Path) -> None:
    if code == workbook_child.UNREADABLE:
        raise fault_of_container(path)
    if code:
        # Any other code: its own limit, or the system's, ended the child.
        raise _FAULTS.get(code, WorkbookTooLargeError)(path)
