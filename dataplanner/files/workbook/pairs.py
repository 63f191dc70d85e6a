"""The sheet of team pairs: each distance with its common leader, the farthest first."""

from __future__ import annotations

from dataplanner.analysis.distance import TeamDistance, team_distances
from dataplanner.files.workbook.distance import levels
from dataplanner.files.workbook.listing import Listing, put_listing
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet, Value
from dataplanner.files.workbook.table import Column, Row, Styled

TITLE = "Distance pairs"
HEADING = "Pairs of teams and their common leader"
ABOUT = "The farthest pairs come first. Layer 1 is the top of the organisation."
SEPARATE = "The teams stand in separate trees: no reporting line joins them."
NO_LEAD = "{team} has no single lead, so no distance can be counted."
LISTING = Listing(
    HEADING,
    ABOUT,
    (
        Column("Team", 13, 28, "cell_strong", 1),
        Column("Other team", 13, 28, "cell_strong", 1),
        Column("Distance", 10.5, 11, "cell_centre", heading_style="heading_centre"),
        Column("Levels up", 10.5, 11, "cell_centre", heading_style="heading_centre"),
        Column("Reading", 10, 14),
        Column("Common leader", 14, 28, "cell", 1),
        Column("Title", 14, 32, "cell", 1),
        Column("Layer", 7, 8, "cell_centre", heading_style="heading_centre"),
    ),
    names=2,
)


def add_pairs(sheet: Sheet, report: Report) -> None:
    """Write the sheet."""
    pairs = sorted(team_distances(report.organisation), key=_farthest_first)
    put_listing(sheet, LISTING, [_row(sheet, report, pair) for pair in pairs])


def _row(sheet: Sheet, report: Report, pair: TeamDistance) -> Row:
    organisation = report.organisation
    a, b = (organisation.team(team).name for team in (pair.team_a, pair.team_b))
    return (a, b, *_distance(sheet, report, pair), *_leader(report, pair))


def _distance(sheet: Sheet, report: Report, pair: TeamDistance) -> tuple[Value | Styled, ...]:
    if pair.distance is None:
        return ("–", "–", "No common leader")
    band = report.method.band(pair.distance)
    return (Styled(pair.distance, sheet.theme.heat_style(band.heat)), levels(pair), band.name)


def _leader(report: Report, pair: TeamDistance) -> tuple[Value | Styled, ...]:
    if pair.common_leader is None:
        return (Styled(_why_none(report, pair), "cell_secondary"), "", None)
    leader = report.organisation.position(pair.common_leader)
    return (report.holder(leader), leader.title, report.layer(leader.id))


def _why_none(report: Report, pair: TeamDistance) -> str:
    for id_ in (pair.team_a, pair.team_b):
        team = report.organisation.team(id_)
        if report.organisation.team_lead(team) is None:
            return NO_LEAD.format(team=team.name)
    return SEPARATE


def _farthest_first(pair: TeamDistance) -> float:
    return float("-inf") if pair.distance is None else -pair.distance
