"""The sheet of teams: what each is, who leads it, how many it has."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.files.workbook.listing import Listing, put_listing
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row, Styled
from dataplanner.model.teams import Team

TITLE = "Teams"
ABOUT = "Teams may overlap, so the numbers of people do not add up to those of the organisation."
NO_LEAD = "No single lead"
PEOPLE, NOBODY = "Who is on them", "nobody yet"
LISTING = Listing(
    TITLE,
    ABOUT,
    (
        Column("Team", 16, 34, "cell_strong", 1),
        Column("Kind", 14, 24),
        Column("Lead", 16, 40, "cell", 1),
        Column("Layer of lead", 8, 9, "cell_centre", heading_style="heading_centre"),
        Column("Members", 16, 36, "cell_secondary", 1),
        Column("Positions", 11, 12, "whole", heading_style="heading_right"),
        Column("People", 9, 10, "whole", heading_style="heading_right"),
        Column("Vacant", 9, 10, "count", heading_style="heading_right"),
        Column("FTE", 8, 9, "decimal", heading_style="heading_right"),
    ),
)


def add_teams(sheet: Sheet, report: Report) -> None:
    """Write the sheet."""
    signs = sheet.theme.kind_signs
    teams = report.organisation.sorted_teams()
    last = put_listing(sheet, LISTING, [_row(report, team, signs.get(team.kind, "")) for team in teams])
    _put_people(sheet, report, teams, last + 2)


def _put_people(sheet: Sheet, report: Report, teams: Sequence[Team], row: int) -> None:
    """Below the table who is on each team, by name and title."""
    sheet.across(row, PEOPLE, "section")
    for at, team in enumerate(teams, row + 1):
        sheet.put(at, 1, team.name, "cell_strong")
        sheet.across(at, _people(report, team), "prose", 2)


def _people(report: Report, team: Team) -> str:
    members = report.organisation.team_members(team)
    return "; ".join(report.label(member) for member in sorted(members, key=report.label)) or NOBODY


def _row(report: Report, team: Team, sign: str) -> Row:
    organisation = report.organisation
    members = [organisation.position(member) for member in organisation.team_members(team)]
    lead = organisation.team_lead(team)
    return (
        team.name,
        f"{sign} {report.kind_name(team.kind)}".strip(),
        report.label(lead) if lead else Styled(NO_LEAD, "cell_secondary"),
        None if lead is None else report.layer(lead),
        _membership(report, team),
        len(members),
        len({member.person for member in members if member.person is not None}),
        sum(member.vacant for member in members),
        sum(member.fte for member in members),
    )


def _membership(report: Report, team: Team) -> str:
    """How the members are given, and whether somebody has looked at them."""
    listed = len(team.members)
    parts = []
    if team.subtree:
        parts.append(f"{report.holder(report.organisation.position(team.subtree))} and everybody below")
    if listed:
        parts.append(f"{listed} listed one by one")
    if team.query:
        parts.append(f"whoever the rule finds: {team.query}")
    if team.proposed:
        parts.append("proposed from job titles")
    return "; ".join(parts)
