"""A plan written as an Excel workbook, whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import closing
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from dataplanner.analysis.method import Method
from dataplanner.files.plan_file.errors import FileHeld
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.workbook.build import Watch, build_workbook
from dataplanner.files.workbook.errors import ExportStopped, TargetIsFolder, TargetOpen, TargetReadOnly
from dataplanner.files.workbook.report import Report
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Scenario

BUILT = 0.6
"""The share of the work that is done when all sheets are there and only have to be stored."""


def write_report(
    plan: Plan,
    scenario: str,
    method: Method,
    path: Path,
    *,
    today: date,
    progress: Callable[[float, str], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    """What ``dataplanner.files.workbook.write_workbook`` promises."""
    target = path.resolve()
    _check_target(target)
    watch = _watch(target, progress, cancelled)
    report = Report(plan, plan.get(Scenario, scenario), method, today)
    workbook = build_workbook(report, lambda share, name: watch(BUILT * share, name))
    try:
        replace_file(target, lambda temporary: _store(workbook, temporary, watch))
    except FileHeld as error:
        raise TargetOpen(target) from error
    if progress:
        progress(1.0, "")


def store_workbook(workbook: Workbook, path: Path) -> None:
    """Store a workbook that was put together elsewhere. Raises FileError; an older file is then as it was."""
    target = path.resolve()
    _check_target(target)
    try:
        replace_file(target, lambda temporary: _store(workbook, temporary, lambda _share, _name: None))
    except FileHeld as error:
        raise TargetOpen(target) from error


def _check_target(path: Path) -> None:
    if path.is_dir():
        raise TargetIsFolder(path)
    if path.exists() and not os.access(path, os.W_OK):
        raise TargetReadOnly(path)


def _watch(path: Path, progress: Callable[[float, str], None] | None, cancelled: Callable[[], bool] | None) -> Watch:
    """What the work calls to tell how far it is, and to be stopped."""

    def watch(share: float, name: str) -> None:
        if cancelled is not None and cancelled():
            raise ExportStopped(path)
        if progress is not None:
            progress(share, name)

    return watch


def _store(workbook: Workbook, path: Path, watch: Watch) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        _Writer(workbook, archive, watch).save()
    watch(1.0, "")


class _SheetWriter(WorksheetWriter):
    """Sorts the cells row by row: sorting a million in one call stops the window for seconds."""

    def rows(self) -> list[tuple[int, list[Any]]]:
        """The cells of each row from the left, and rows that only have a height."""
        sheet: Any = self.ws
        rows: dict[int, list[tuple[int, Any]]] = {number: [] for number in sheet.row_dimensions}
        for (row, column), cell in sheet._cells.items():
            rows.setdefault(row, []).append((column, cell))
        return [(row, [cell for _, cell in sorted(rows[row], key=_COLUMN)]) for row in sorted(rows)]


_COLUMN = itemgetter(0)


class _Writer(ExcelWriter):
    """Keeps the sheets in memory on their way: openpyxl’s own leaves them readable in the temporary folder."""

    def __init__(self, workbook: Workbook, archive: ZipFile, watch: Watch) -> None:
        super().__init__(workbook, archive)
        self._zip, self._watch = archive, watch

    def write_worksheet(self, ws: Any) -> None:
        sheets = self.workbook.worksheets
        self._watch(BUILT + (1 - BUILT) * sheets.index(ws) / len(sheets), ws.title)
        out = io.BytesIO()
        writer: Any = _SheetWriter(ws, out)
        with closing(writer.xf):  # or what stops it in the middle is followed by a complaint of Python's
            writer.write()
        ws._rels = writer._rels
        self._zip.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)
