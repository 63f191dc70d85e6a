"""The sheet of import problems: every row of an imported file that could not be taken as it stands."""

from __future__ import annotations

from dataplanner.files.workbook.listing import Listing, put_listing
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row, Styled
from dataplanner.model.notes import ImportProblem

TITLE = "Import problems"
ABOUT = "Nothing was dropped silently: each row that the import could not take as it stood is listed with its number."
WHOLE_FILE = "whole file"
LISTING = Listing(
    TITLE,
    ABOUT,
    (
        Column("File", 12, 26, "cell_secondary"),
        Column("Row", 6.5, 10, "row_number", heading_style="heading_centre"),
        Column("Kind", 11, 20),
        Column("What is wrong", 24, 60, "prose", 3, "heading_prose"),
        Column("What to do", 24, 50, "prose", 2, "heading_prose"),
        Column("Position", 14, 30, "prose", 1, "heading_prose"),
    ),
)


def add_import_problems(sheet: Sheet, report: Report) -> None:
    """Write the sheet, in the sequence of files and rows."""
    problems = sorted(report.plan.all(ImportProblem), key=lambda problem: (problem.source, problem.row))
    put_listing(sheet, LISTING, [_row(report, problem) for problem in problems])


def _row(report: Report, problem: ImportProblem) -> Row:
    return (
        problem.source,
        problem.row or Styled(WHOLE_FILE, "cell_centre"),
        problem.kind.replace("_", " "),
        problem.sentence,
        problem.remedy,
        report.label(problem.position) if problem.position in report.organisation else "",
    )
