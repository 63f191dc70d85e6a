"""The sheet of reporting distances: teams × teams, each with the number, the levels up and the common leader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter

from dataplanner.analysis.distance import TeamDistance, team_distances
from dataplanner.analysis.method import DistanceBand
from dataplanner.files.workbook.matrix import MatrixPages, matrix_pages, put_banners, set_matrix_page
from dataplanner.files.workbook.measure import cut_to_width
from dataplanner.files.workbook.printing import break_pages, freeze
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.model.teams import Team

TITLE = "Distance"
HEADING = "Reporting distance between teams"
ABOUT = (
    "How many levels each team’s lead is below the lowest leader above both, added up: 2+3 is a distance of 5. "
    "The team at the left of a row comes first. Dotted lines do not count."
)
NO_LEADER = "no common leader"
HEADER = 4
_FEWEST = 4
_NAME_LINES, _LEADER_LINES = 2.6, 1.7  # lines less what words leave empty at their ends


def add_distance(sheet: Sheet, report: Report) -> None:
    """Write the sheet of two teams or more: two rows a team, the number above and how it comes about below."""
    teams = report.organisation.sorted_teams()
    shape = _set_widths(sheet, max(len(teams), _FEWEST))
    put_banners(sheet, shape, "A", {1: ("sheet_title", HEADING), 2: ("subtitle", ABOUT)})
    set_matrix_page(sheet, shape, "A", HEADER)
    _put_matrix(sheet, report, teams)
    _colour_by_distance(sheet, report.method.bands, len(teams))
    _put_legend(sheet, report.method.bands, HEADER + 2 * len(teams) + 2)
    _break_pages(sheet, len(teams), portrait=shape.portrait)
    freeze(sheet, HEADER + 1, 2)


def levels(pair: TeamDistance) -> str:
    """The levels up on both sides, such as “2+3”; nothing without a common leader."""
    return "" if pair.distance is None else f"{pair.levels_up_a}+{pair.levels_up_b}"


def _set_widths(sheet: Sheet, cells: int) -> MatrixPages:
    sizes = sheet.theme.matrix
    shape = matrix_pages(sheet.theme, sizes["team"], cells, sizes["distance"], sizes["distance_widest"])
    sheet.set_widths([sizes["team"], *[shape.cell] * cells])
    return shape


def _put_matrix(sheet: Sheet, report: Report, teams: Sequence[Team]) -> None:
    found = {(pair.team_a, pair.team_b): pair for pair in team_distances(report.organisation)}
    sheet.put(HEADER, 1, None, "heading")
    for column, team in enumerate(teams, 2):
        sheet.put(HEADER, column, _name(sheet, column, team, "heading_centre"), "heading_centre")
    sheet.close_row(HEADER)
    for row, team in zip(range(HEADER + 1, HEADER + 1 + 2 * len(teams), 2), teams, strict=True):
        _put_team(sheet, report, row, team)
        for column, other in enumerate(teams, 2):
            pair = found.get((team.id, other.id)) or _turned(found.get((other.id, team.id)))
            _put_pair(sheet, report, row, column, pair)
        sheet.raise_row(row, sheet.theme.matrix["distance_height"])
        sheet.close_row(row)
        sheet.close_row(row + 1)


def _put_team(sheet: Sheet, report: Report, row: int, team: Team) -> None:
    sign = sheet.theme.kind_signs.get(team.kind, "")
    sheet.put(row, 1, _name(sheet, 1, team, "distance_team"), "distance_team")
    sheet.put(row + 1, 1, f"{sign} {report.kind_name(team.kind)}".strip(), "distance_team_below")


def _name(sheet: Sheet, column: int, team: Team, style: str) -> str:
    """A team's name on at most three lines, cut visibly."""
    return cut_to_width(team.name, _NAME_LINES * sheet.room(column), sheet.styles.spec(style))


def _put_pair(sheet: Sheet, report: Report, row: int, column: int, pair: TeamDistance | None) -> None:
    if pair is None:
        sheet.put(row, column, None, "distance_same")
        sheet.put(row + 1, column, None, "distance_same_below")
        return
    sheet.put(row, column, "–" if pair.distance is None else pair.distance, "distance")
    sheet.put(row + 1, column, _below(sheet, report, column, pair), "distance_below")


def _below(sheet: Sheet, report: Report, column: int, pair: TeamDistance) -> str:
    """Such as “2+3 · CEO”, cut, visibly, to what two lines hold."""
    if pair.common_leader is None:
        return NO_LEADER
    leader = report.organisation.position(pair.common_leader)
    text = f"{levels(pair)} · {leader.title or report.holder(leader)}"
    return cut_to_width(text, _LEADER_LINES * sheet.room(column), sheet.styles.spec("distance_below"))


def _turned(pair: TeamDistance | None) -> TeamDistance | None:
    """The same distance seen from the other team."""
    if pair is None:
        return None
    return TeamDistance(pair.team_b, pair.team_a, pair.levels_up_b, pair.levels_up_a, pair.distance, pair.common_leader)


def _colour_by_distance(sheet: Sheet, bands: Sequence[DistanceBand], teams: int) -> None:
    """Fill both rows of a pair by its number, whatever somebody types there."""
    last = get_column_letter(teams + 1)
    rows = range(HEADER + 1, HEADER + 1 + 2 * teams, 2)
    for below in (0, 1):
        cells = " ".join(f"B{row + below}:{last}{row + below}" for row in rows)
        for rule in _band_rules(sheet, bands, f"B{HEADER + 1}"):
            sheet.worksheet.conditional_formatting.add(cells, rule)


def _band_rules(sheet: Sheet, bands: Sequence[DistanceBand], number: str) -> Iterator[Rule]:
    for low, band in zip((None, *(band.up_to for band in bands)), bands, strict=False):
        limits = [f"ISNUMBER({number})"]
        limits += [f"{number}>{low}"] if low is not None else []
        limits += [f"{number}<={band.up_to}"] if band.up_to is not None else []
        look = sheet.styles.highlight(sheet.styles.spec(sheet.theme.heat_style(band.heat)).fill)
        yield Rule("expression", dxf=look, formula=[f"AND({','.join(limits)})"])


def _put_legend(sheet: Sheet, bands: Sequence[DistanceBand], row: int) -> None:
    """What the colours mean, in words."""
    low = 0
    for column, band in zip(range(2, sheet.columns + 1), bands, strict=False):
        words = f"{band.name}: {low} or more" if band.up_to is None else f"{band.name}: up to {band.up_to}"
        sheet.put(row, column, words, sheet.theme.heat_style(band.heat))
        low = (band.up_to or low) + 1
    sheet.close_row(row)


def _break_pages(sheet: Sheet, teams: int, *, portrait: bool) -> None:
    """Never between the two rows of a team."""
    a_page = 2 * int(sheet.theme.matrix["teams_portrait" if portrait else "teams_landscape"])
    break_pages(sheet.worksheet, range(HEADER + a_page, HEADER + 2 * teams, a_page))
