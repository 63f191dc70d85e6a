"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) to blocks of text cells, read in a child process with limits."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from dataplanner.files.hr_import import workbook_child
from dataplanner.files.hr_import.errors import PasswordNeededError, UnreadableWorkbookError, WorkbookTooLargeError
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.shapes import Block, Row
from dataplanner.files.hr_import.sharing import Sharing
from dataplanner.files.hr_import.vocabulary import vocabulary

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MEGABYTE = 1024 * 1024
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

    Raises PasswordNeededError, WorkbookTooLargeError or UnreadableWorkbookError.
    """
    _check_expansion(path)
    sheets = sorted(_sheets(path, watch), key=lambda sheet: not sheet.visible)
    several = len(sheets) > 1
    return [
        Block(f"{path.name} [{s.name}]" if several else path.name, path.name, s.rows, s.numbers, is_sheet=True)
        for s in sheets
    ]


def _check_expansion(path: Path) -> None:
    """Refuse an encrypted workbook and one that would unpack to far more than its size."""
    if not zipfile.is_zipfile(path):
        if _ENCRYPTED in path.read_bytes():
            raise PasswordNeededError(file=path.name)
        return
    rules = vocabulary().rules["workbook"]
    try:
        with zipfile.ZipFile(path) as archive:
            expanded = sum(entry.file_size for entry in archive.infolist()) / _MEGABYTE
    except (zipfile.BadZipFile, OSError):
        raise UnreadableWorkbookError(file=path.name) from None
    ratio = expanded / max(path.stat().st_size / _MEGABYTE, 1 / _MEGABYTE)
    if expanded > rules["expanded_megabytes"] or (
        expanded > rules["expanded_floor_megabytes"] and ratio > rules["ratio"]
    ):
        raise WorkbookTooLargeError(file=path.name)


def command(path: Path) -> list[str]:
    """The child's command line; a frozen program starts itself again in the role of the child."""
    rules = vocabulary().rules["workbook"]
    frozen = getattr(sys, "frozen", False)
    start = (
        [sys.executable, "--read-workbook"] if frozen else [sys.executable, "-I", str(Path(workbook_child.__file__))]
    )
    return [*start, str(path), str(int(rules["megabytes"])), str(int(rules["cells"]))]


def _sheets(path: Path, watch: Watch) -> list[_Sheet]:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    child = subprocess.Popen(command(path), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=flags)
    try:
        sheets = _collect(_values(child, path, watch), watch)
        _check_end(child.wait(), path)
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
    return sheets


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
    raise WorkbookTooLargeError(file=path.name)


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


def _check_end(code: int, path: Path) -> None:
    if code == workbook_child.PASSWORD:
        raise PasswordNeededError(file=path.name)
    if code == workbook_child.UNREADABLE:
        raise UnreadableWorkbookError(file=path.name)
    if code:
        # Its own limit, or the system's, ended the child.
        raise WorkbookTooLargeError(file=path.name)
