"""The plan as an Excel workbook to print and discuss."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from dataplanner.analysis.method import Method
from dataplanner.model.plan import Plan


def write_workbook(
    plan: Plan,
    scenario: str,
    method: Method,
    path: Path,
    *,
    today: date,
    progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write a scenario (id) of a plan to ``path`` as .xlsx.

    ``progress`` is told the share done (0–1) and the sheet at hand; ``cancelled`` says whether to stop.
    Raises WorkbookError or CannotSave, both FileError, and UnknownRecord for an unknown scenario; the file that was
    at ``path`` is then as it was.
    """
    from dataplanner.files.workbook.write import write_report  # openpyxl takes a third of a second to load

    write_report(plan, scenario, method, path, today=today, progress=progress, cancelled=cancelled)


__all__ = ["write_workbook"]
