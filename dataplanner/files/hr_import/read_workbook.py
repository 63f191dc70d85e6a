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
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from dataplanner.files.hr_import import workbook_child
from dataplanner.files.hr_import.containers import fault_of_container
from dataplanner.files.hr_import.errors import (
    PasswordNeededError,
    UnknownLockError,
    WorkbookError,
    WorkbookTooLargeError,
    WrongPasswordError,
)
from dataplanner.files.hr_import.grid import ColumnGrid, Grid, without_blank_rows
from dataplanner.files.hr_import.one_column import parted
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block

_WAITING = 4  # batches that may wait to be taken
_POLL = 0.1  # seconds between looks at the clock and at the cancel button


@dataclass(slots=True)
class _Sheet:
    name: str
    visible: bool
    total: int
    seen: int = 0
    _texts: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Take over a batch of rows."""
        self._texts.append(text)
        self.seen += text.count(workbook_child.ROW_END)

    def rows(self) -> Grid:
        """All rows; nothing is left behind."""
        from dataplanner.files.hr_import.text_grid import Signs, separated_rows

        text = "".join(self._texts)
        self._texts.clear()
        if not text:
            return ColumnGrid([], 0)
        return separated_rows(text, Signs(workbook_child.CELL_END, workbook_child.ROW_END))


def read_workbook(path: Path, watch: Watch) -> list[Block]:
    """The sheets of a workbook as blocks, hidden sheets last, empty rows skipped.

    Raises PasswordNeededError (or WrongPasswordError), UnknownLockError, WorkbookTooLargeError or what
    ``fault_of_container`` makes of a file that is no sound workbook.
    """
    sheets = sorted(_sheets(path, watch), key=lambda sheet: not sheet.visible)
    if not sheets:
        raise fault_of_container(path)
    several = len(sheets) > 1
    sources = [f"{path.name} [{sheet.name}]" if several else path.name for sheet in sheets]
    return [_block(sheet, source, path.name, watch) for sheet, source in zip(sheets, sources, strict=True)]


def _block(sheet: _Sheet, source: str, file: str, watch: Watch) -> Block:
    whole = sheet.rows()
    rows, numbers = without_blank_rows(whole, first=1)
    return parted(whole, Block(source, file, rows, numbers, is_sheet=True, hidden=not sheet.visible), watch)


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
        "limits": asdict(rules().workbook),
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


def _collect(values: Iterator[bytes], watch: Watch) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    for value in values:
        if value.startswith(b"{"):
            told = json.loads(value)
            sheets.append(_Sheet(told["sheet"], told["visible"], told["rows"]))
        else:
            sheets[-1].add(next(values, b"").decode("utf-8", "replace"))
            watch.at("reading", sheets[-1].seen, sheets[-1].total)
    return sheets


def _values(child: subprocess.Popen[bytes], path: Path, watch: Watch) -> Iterator[bytes]:
    """What the child writes, until it ends; looks at the clock and at the cancel button meanwhile."""
    assert child.stdout
    values: queue.Queue[bytes] = queue.Queue(maxsize=_WAITING)
    stopped = threading.Event()
    threading.Thread(target=_pump, args=(child.stdout, values, stopped), daemon=True).start()
    deadline = time.monotonic() + rules().workbook.seconds
    try:
        while value := _next(values, deadline, path, watch):
            yield value
    finally:
        stopped.set()


def _next(values: queue.Queue[bytes], deadline: float, path: Path, watch: Watch) -> bytes:
    while time.monotonic() < deadline:
        try:
            return values.get(timeout=_POLL)
        except queue.Empty:
            watch.at("reading", 0, 0)
    raise WorkbookTooLargeError(path)


def _pump(pipe: IO[bytes], values: queue.Queue[bytes], stopped: threading.Event) -> None:
    try:
        for value in _parts(pipe):
            while not stopped.is_set():
                try:
                    values.put(value, timeout=_POLL)
                    break
                except queue.Full:
                    continue
    except ValueError:
        return  # the pipe was closed: nobody listens any more
    values.put(b"")


def _parts(pipe: IO[bytes]) -> Iterator[bytes]:
    """Each whole line, and behind one that is a number so many bytes; a child that was ended may break off anywhere."""
    for line in pipe:
        if not line.endswith(b"\n"):
            return
        yield line
        if line[:1].isdigit():
            yield pipe.read(int(line))


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
