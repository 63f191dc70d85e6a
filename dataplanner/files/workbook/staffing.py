"""The sheet of the hiring and training plan: each gap with what was decided about it, and when it is filled."""

from __future__ import annotations

from dataplanner.analysis.coverage import Cover, coverage
from dataplanner.analysis.staffing_plan import PlannedGap, staffing_plan
from dataplanner.files.workbook.listing import Listing, put_listing
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row
from dataplanner.model.days import day_words
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.teams import Team

TITLE = "Hiring and training"
ABOUT = "Every gap in skills that is open or decided on. Dates follow from lead times, counted from the day it begins."
OPEN = "open"
COVERAGE = "Who has which skill, now and when the plan is carried out"
LISTING = Listing(
    "Hiring and training",
    ABOUT,
    (
        Column("Team", 13, 26, "cell_strong", 1),
        Column("Skill", 13, 26, "cell_strong", 1),
        Column("How", 8, 14),
        Column("People", 8, 9, "cell_centre", heading_style="heading_centre"),
        Column("Begins", 11, 12),
        Column("Ready", 11, 12),
        Column("Needed", 11, 12),
        Column("Have it", 9, 10, "cell_centre", heading_style="heading_centre"),
        Column("Then", 9, 10, "cell_centre", heading_style="heading_centre"),
        Column("To know", 16, 44, "cell", 2),
    ),
    names=2,
)


def is_planned(report: Report) -> bool:
    """Whether anybody has answered a question about a gap in this scenario."""
    return any(answer.scenario == report.scenario.id for answer in report.plan.all(GapAnswer))


def add_staffing(sheet: Sheet, report: Report) -> None:
    """Write the sheet."""
    gaps = staffing_plan(report.plan, report.scenario.id, report.method, report.today)
    last = put_listing(sheet, LISTING, [_row(gap) for gap in gaps])
    _put_coverage(sheet, report, last + 2)


def _put_coverage(sheet: Sheet, report: Report, row: int) -> None:
    """Below the plan every skill of the data teams: how many have it now, and then where that changes."""
    found = coverage(report.plan, report.scenario.id, report.method, report.today)
    sheet.across(row, COVERAGE, "section")
    for at, (skill, cells) in enumerate(zip(found.skills, found.cells, strict=True), row + 1):
        told = [_covered(team, cell) for team, cell in zip(found.teams, cells, strict=True) if cell is not None]
        sheet.across(at, skill.name, "cell_strong", 1, 2, close=False)
        sheet.across(at, " · ".join(told), "cell", 3)


def _covered(team: Team, cell: Cover) -> str:
    if not cell.assessed and cell.after == cell.have:
        return f"{team.name} not assessed"
    now, then = f"{cell.have} of {cell.people}", f"{cell.after} of {cell.people_after}"
    return f"{team.name} {now}, then {then}" if cell.after != cell.have else f"{team.name} {now}"


def _row(gap: PlannedGap) -> Row:
    days = (gap.begin if gap.ready else None, gap.ready, gap.needed)
    begins, ready, needed = ("" if day is None else day_words(day) for day in days)
    return (
        gap.team.name,
        gap.skill.name,
        gap.way.name if gap.way else OPEN,
        gap.answer.count if gap.ready else None,
        begins,
        ready,
        needed,
        f"{gap.have} of {gap.people}",
        f"{gap.after} of {gap.people_after}" if gap.ready else "",
        " ".join((*gap.notes, gap.answer.note)).strip(),
    )
