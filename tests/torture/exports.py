"""The disk fails while a file is exported: at the n-th thing asked of it, and when it has room for n bytes only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from dataplanner.analysis.skills_requests import request_about_all
from dataplanner.files.csv_text import write_csv
from dataplanner.files.errors import FileError
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import save_plan
from dataplanner.files.privacy.pseudonyms import save_key
from dataplanner.files.skills_sheet import write_request
from dataplanner.files.workbook import write_workbook
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.torture.failing import MOST, failing_everywhere, fault_of_refusal
from tests.torture.figures import Figures
from tests.torture.files import watched_files

DAY = date(2026, 1, 1)
OLD = b"what was there before"
Write = Callable[[Path], object]


def exports(plan: Plan) -> Mapping[str, Write]:
    """What writes each kind of file that is made of a plan, by its ending."""
    method = load_method()
    request = request_about_all(plan, AS_IS, plan.organisation().teams.values(), method)
    assert request is not None
    rows = [(position.id, position.title) for position in plan.organisation().positions()]
    return {
        ".dataplan": partial(save_plan, plan),
        ".plan.json": partial(save_plan, plan),
        ".report.xlsx": partial(write_workbook, plan, AS_IS, method, today=DAY),
        ".skills.xlsx": lambda path: write_request(plan, request, method, path, today=DAY),
        ".csv": lambda path: write_csv(path, rows),
        ".key.json": lambda path: save_key({"Person A": ("Name", "Address")}, path),
    }


def fail_exports(plan: Plan, root: Path, stride: int) -> Figures:
    """Each thing that an export asks of the disk fails once, or every n-th: the old file stays, and it is said."""
    figures = Figures("failing exports")
    for ending, write in exports(plan).items():
        path = root / f"target{ending}"
        for fault, disk in failing_everywhere(stride):
            path.write_bytes(OLD)
            bad = None
            try:
                with watched_files(disk):
                    write(path)
            except FileError as error:
                bad = fault_of_refusal(fault, error, path, OLD) or _fault_elsewhere(write, root / f"elsewhere{ending}")
            else:
                bad = "said to be written, and is not" if path.read_bytes() == OLD else None
            if disk.failed:
                figures.count(ending)
                figures.case(bad)
    return figures


def limit_files(name: str, write: Write, root: Path, step: int = 512) -> Figures:
    """Files may grow to so many bytes and no more, for every number of sectors: what is written whole, stays whole."""
    import resource

    figures, path = Figures(f"full disk, {name}"), root / "target.dataplan"
    path.write_bytes(OLD)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in range(0, MOST * step, step):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, usual[1]))
        try:
            write(path)
        except FileError as error:
            figures.case(fault_of_refusal("full", error, path, OLD))
        else:
            return figures
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    raise AssertionError("it never succeeded")


def _fault_elsewhere(write: Write, path: Path) -> str | None:
    """What is wrong with writing it elsewhere, on a disk that is sound; None where it is there."""
    write(path)
    whole = path.exists() and path.stat().st_size > 0
    path.unlink()
    return None if whole else "it could not be written elsewhere"
