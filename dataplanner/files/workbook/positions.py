"""The sheet of positions: every one, in the sequence of the chart, to filter, sort and count."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl.utils import get_column_letter

from dataplanner.files.workbook.cells import Formula
from dataplanner.files.workbook.listing import HEADER, Listing, put_listing
from dataplanner.files.workbook.report import NO_NAME, VACANT, Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row, Styled
from dataplanner.model.exported import known_id
from dataplanner.model.positions import Position

TITLE = "Positions"
NONE = "There is no position in this scenario."
NOT_PLACED = "no place yet"
COLUMNS = (
    Column("ID", 6, 20, "cell_small", 0.5),
    Column("Person", 11, 26, "cell_strong", 1),
    Column("Title", 13, 34, "cell", 1),
    Column("Manager", 11, 26, "cell", 1),
    Column("Layer", 7, 8, "cell_centre", heading_style="heading_centre"),
    Column("Teams", 8, 26, "cell", 1),
    Column("Department", 10, 24, "cell", 1),
    Column("Location", 8, 20),
    Column("FTE", 6, 7.5, "decimal", heading_style="heading_right"),
    Column("Vacant", 8, 9, "cell_centre", heading_style="heading_centre"),
    Column("Span of control", 8, 9, "count", heading_style="heading_right"),
    Column("Headcount", 7, 8, "whole", heading_style="heading_right"),
)
_FTE, _HEADCOUNT = 9, 12
NOTE = "Span of control: direct reports. Headcount: the position and everybody below it."


def add_positions(sheet: Sheet, report: Report, on_row: Callable[[float], None]) -> None:
    """Write the sheet; the line above the table counts what the filter shows. ``on_row`` is told the share done."""
    rows = position_rows(report)
    listing = Listing(TITLE, _shown_line(HEADER + len(rows)), COLUMNS, names=2, note=NOTE, none=NONE)
    put_listing(sheet, listing, rows, on_row)


def position_rows(report: Report) -> list[Row]:
    """One row a position, in the sequence of the chart."""
    teams = {id_: ", ".join(t.name for t in found) for id_, found in report.teams_by_position().items()}
    organisation = report.organisation
    return [_row(report, organisation.position(id_), teams.get(id_, "")) for id_ in report.chart_sequence()]


def _row(report: Report, position: Position, teams: str) -> Row:
    holder = report.holder(position)
    manager = "" if position.manager is None else _manager(report, position.manager)
    row = report.index.row.get(position.id)
    return (
        known_id(position),
        Styled(holder, "cell_secondary") if holder in (VACANT, NO_NAME) else holder,
        position.title,
        manager,
        NOT_PLACED if row is None else int(report.index.depth[row]),
        teams,
        position.department,
        position.location,
        position.fte,
        "vacant" if position.vacant else "",
        0 if row is None else int(report.index.child_count[row]),
        1 if row is None else int(report.index.headcount[row]),
    )


def _manager(report: Report, manager: str) -> str:
    """The manager's name, or the title where the name would say nothing."""
    position = report.organisation.position(manager)
    person = report.plan.person_of(position)
    return person.name if person and person.name else position.title or NO_NAME


def _shown_line(last: int) -> Formula:
    fte, all_ = (f"${letter}${HEADER + 1}:${letter}${last}" for letter in map(get_column_letter, (_FTE, _HEADCOUNT)))
    return Formula(
        f'"Shown: "&SUBTOTAL(102,{all_})&" of "&COUNT({all_})&" positions, FTE "&ROUND(SUBTOTAL(109,{fte}),2)'
    )
