"""What a scenario does to the figures and findings, below its list of changes: before beside after."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.analysis.comparison import Comparison
from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.method import WEIGHTS
from dataplanner.analysis.what_if import figure_rows, figures_of, found_only_in
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet

FIGURES, GONE, NEW = "Figures before and after", "Findings that go", "Findings that come"
NOTHING = "none"


def put_before_after(sheet: Sheet, report: Report, comparison: Comparison, row: int) -> None:
    """Write figures and findings below a row, over five columns."""
    sheet.across(row + 2, FIGURES, "section")
    sides = comparison.before, comparison.after
    before, after = (figure_rows(figures_of(report.plan, one)) for one in sides)
    for at, (name, was) in enumerate(before.items(), row + 3):
        _put_figure(sheet, at, name, was, after[name])
    row += 2 + len(before)
    had, has = (_heavy(findings(report.plan, one, report.method, report.today)) for one in sides)
    for heading, shown in ((GONE, found_only_in(had, has)), (NEW, found_only_in(has, had))):
        row = _put_findings(sheet, heading, shown, row + 2)


def _put_figure(sheet: Sheet, row: int, name: str, was: str, is_: str) -> None:
    sheet.across(row, name, "cell", 1, 3, close=False)
    for column, text in ((4, was), (5, is_)):
        sheet.put(row, column, text, "cell" if was == is_ else "cell_strong")
    sheet.close_row(row)


def _heavy(found: Sequence[Finding]) -> list[Finding]:
    """The findings that ask for something."""
    return [one for one in found if one.weight != WEIGHTS[-1] and not one.accepted]


def _put_findings(sheet: Sheet, heading: str, found: Sequence[Finding], row: int) -> int:
    sheet.across(row, heading, "section")
    texts = [one.headline for one in found] or [NOTHING]
    for at, text in enumerate(texts, row + 1):
        sheet.across(at, text, "cell")
    return row + len(texts)
