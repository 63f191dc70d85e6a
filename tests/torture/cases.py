"""A run of cases, each with a plan in a folder of its own: how long the longest took, and which were bad."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders, save_plan
from dataplanner.model.plan import Plan
from tests.torture.figures import Figures

LONGEST = 5.0  # seconds


def each_case(name: str, root: Path, cases: int, attempt: Callable[[Path, int, Figures], str | None]) -> Figures:
    """Cases in folders of their own; ``attempt`` is given the plan in it and says what is wrong, or None."""
    figures, longest = Figures(name), 0.0
    for number in range(cases):
        plan = root / str(number) / "Plan.dataplan"
        plan.parent.mkdir()
        save_plan(Plan("Start"), plan)
        began = time.monotonic()
        bad = attempt(plan, number, figures)
        took = time.monotonic() - began
        longest = max(longest, took)
        figures.case(bad or ("it hung" if took > LONGEST else None))
    figures.count("longest ms", round(1000 * longest))
    return figures


def folders_of(plan: Path) -> Folders:
    """The private folder of whoever works on a plan."""
    return Folders(plan.parent / "private")


def refusal(act: Callable[[], object]) -> FileError | None:
    """What was said, with a remedy, when something was refused; None where it was not."""
    try:
        act()
    except FileError as error:
        return error if error.sentence and error.remedy else None
    return None
