"""The sheet of changes: what a scenario makes different from the organisation as it is, one line a difference."""

from __future__ import annotations

from dataplanner.analysis.comparison import Comparison, Difference, compared
from dataplanner.files.workbook.before_after import put_before_after
from dataplanner.files.workbook.listing import Listing, put_listing
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row
from dataplanner.model.differences import JOINED, LEFT, MOVED, REFILLED, RETEAMED, RETITLED
from dataplanner.model.positions import Position

TITLE = "Changes"
HEADING = "{before} → {after}"
WORDS = {
    JOINED: "Joined", LEFT: "Left", MOVED: "Moved", RETITLED: "Another title", REFILLED: "Another holder",
    RETEAMED: "Other teams",
}  # fmt: skip
NOTE = "Before and after: the manager of who joined, left or moved; else the title, the holder or the teams."
COLUMNS = (
    Column("Person", 11, 26, "cell_strong", 1),
    Column("Title", 13, 34, "cell", 1),
    Column("Change", 10, 16),
    Column("Before", 13, 40, "cell", 1),
    Column("After", 13, 40, "cell", 1),
)


def scenario_comparisons(report: Report) -> list[Comparison]:
    """What the report compares: its scenario with *as is*, or every other one with that, where they differ."""
    (first, *others) = report.plan.scenarios()
    shown = others if report.scenario.id == first.id else [report.scenario]
    found = (compared(report.plan, first.id, scenario.id) for scenario in shown)
    return [comparison for comparison in found if comparison.differences]


def add_changes(sheet: Sheet, report: Report, comparison: Comparison) -> None:
    """Write the sheet; the line above the table counts each kind of change, below it stands what comes of them."""
    names = {scenario.id: scenario.name for scenario in report.plan.scenarios()}
    heading = HEADING.format(before=names[comparison.before], after=names[comparison.after])
    counts = ", ".join(f"{WORDS[what].lower()} {count:,}" for what, count in comparison.counts.items() if count)
    about = counts[:1].upper() + counts[1:]
    rows = [_row(report, comparison, difference) for difference in comparison.differences]
    last = put_listing(sheet, Listing(heading, about, COLUMNS, names=2, note=NOTE), rows)
    put_before_after(sheet, report, comparison, last)


def _row(report: Report, comparison: Comparison, difference: Difference) -> Row:
    position = _position(report, comparison, difference)
    return (
        report.holder(position),
        position.title,
        WORDS[difference.what],
        difference.before,
        difference.after,
    )


def _position(report: Report, comparison: Comparison, difference: Difference) -> Position:
    side = comparison.before if difference.what == LEFT else comparison.after
    return report.plan.organisation(side).position(difference.position)
