"""Gap matrices sent out as workbooks, a manager each, and brought back: written, read, and merged by analysis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_requests import SkillsRequest
from dataplanner.files.skills_sheet.errors import SkillsSheetError
from dataplanner.files.skills_sheet.returned import Note, Returned
from dataplanner.model.plan import Plan


def write_request(plan: Plan, request: SkillsRequest, method: Method, path: Path, *, today: date) -> None:
    """Write one request as .xlsx. Raises FileError; an older file is then as it was."""
    from dataplanner.files.skills_sheet.write import write  # openpyxl takes a third of a second to load

    write(plan, request, method, path, today=today)


def write_requests(
    plan: Plan, requests: Iterable[SkillsRequest], method: Method, folder: Path, *, today: date
) -> list[Path]:
    """Write each request into a folder under its manager's name; a file of that name is not overwritten."""
    from dataplanner.files.skills_sheet.write import file_name, free_path, write

    written: list[Path] = []
    for request in requests:
        path = free_path(folder, file_name(plan, request))
        write(plan, request, method, path, today=today)
        written.append(path)
    return written


def read_returned(plan: Plan, paths: Iterable[Path], method: Method) -> Returned:
    """What came back in these workbooks (.xlsx, .ods, …), read in a guarded process. Raises FileError."""
    from dataplanner.files.skills_sheet.read import read

    return read(plan, paths, method)


__all__ = ["Note", "Returned", "SkillsSheetError", "read_returned", "write_request", "write_requests"]
