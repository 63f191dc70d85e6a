"""The workbook put together: which sheets there are, in which sequence, and what the first one says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from dataplanner.analysis.comparison import Comparison
from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.files.workbook import (
    changes,
    distance,
    findings_sheet,
    import_problems,
    pairs,
    positions,
    staffing,
    summary,
    teams,
)
from dataplanner.files.workbook.cells import clean_text
from dataplanner.files.workbook.gaps import add_gaps
from dataplanner.files.workbook.key_figures import key_figures
from dataplanner.files.workbook.names import SheetNames
from dataplanner.files.workbook.printing import set_footer
from dataplanner.files.workbook.projects.sheets import project_sheets
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.styles import Styles
from dataplanner.files.workbook.theme import load_theme
from dataplanner.model.notes import ImportProblem
from dataplanner.model.positions import Scenario

PROGRAM = "Data Planner"
Watch = Callable[[float, str], None]
"""Told how far the work is, 0–1, and what it is doing; raises to stop it."""


Within = Callable[[float], None]
"""Told how far one sheet is, 0–1."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet to come: its name, what it shows in a line, and what writes it."""

    name: str
    about: str
    write: Callable[[Sheet, Within], None]


def build_workbook(report: Report, watch: Watch) -> Workbook:
    """All sheets of a report."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties = _properties(report)
    workbook.calculation.fullCalcOnLoad = True
    styles, names = Styles(workbook, load_theme()), SheetNames()
    matrices = _matrices(report)
    first = Sheet(workbook.create_sheet(names.free(summary.TITLE)), styles)
    watch(0.0, summary.TITLE)
    found = findings(report.plan, report.scenario.id, report.method, report.today)
    contents = summary.add_summary(first, report, key_figures(report, matrices), found)
    listed = []
    parts = _parts(report, matrices, found)
    for number, part in enumerate(parts):
        sheet = Sheet(workbook.create_sheet(names.free(part.name)), styles)
        part.write(sheet, _within(watch, part.name, number, len(parts)))
        listed.append((sheet.worksheet.title, part.about))
        _finish(sheet, report)
    summary.add_contents(first, contents, listed)
    _finish(first, report)
    return workbook


def _parts(report: Report, matrices: list[TeamMatrix], found: list[Finding]) -> list[Part]:
    """The sheets after the summary; one that would have nothing to say is left out."""
    return [
        Part(
            findings_sheet.TITLE,
            "what was seen, why it matters, what to do",
            lambda sheet, _: findings_sheet.add_findings(sheet, found),
        ),
        Part(
            positions.TITLE,
            "every position in the sequence of the chart, to filter and sort",
            lambda sheet, within: positions.add_positions(sheet, report, within),
        ),
        *_team_parts(report),
        *(_gap_part(report, matrix) for matrix in matrices),
        *_staffing_part(report),
        *(Part(name, about, _alone(write)) for name, about, write in project_sheets(report, found)),
        *(_changes_part(report, comparison) for comparison in changes.scenario_comparisons(report)),
        *_import_part(report),
    ]


def _part(report: Report, name: str, about: str, add: Callable[[Sheet, Report], None]) -> Part:
    return Part(name, about, lambda sheet, _: add(sheet, report))


def _alone(write: Callable[[Sheet], None]) -> Callable[[Sheet, Within], None]:
    """A writer of a sheet that is too short to tell how far it is."""
    return lambda sheet, _: write(sheet)


def _team_parts(report: Report) -> Iterator[Part]:
    """Teams where there are any, distances where there are two."""
    count = len(report.organisation.teams)
    if count:
        yield _part(report, teams.TITLE, "kind, lead, size and people of each team", teams.add_teams)
    if count > 1:
        yield _part(report, distance.TITLE, "reporting distance, teams by teams", distance.add_distance)
        yield _part(report, pairs.TITLE, "each pair of teams with its common leader", pairs.add_pairs)


def _import_part(report: Report) -> Iterator[Part]:
    """The problems of the import, where there are any."""
    if any(True for _ in report.plan.all(ImportProblem)):
        about = "rows that the import could not take as they stood"
        yield _part(report, import_problems.TITLE, about, import_problems.add_import_problems)


def _changes_part(report: Report, comparison: Comparison) -> Part:
    name = f"{changes.TITLE} {report.plan.get(Scenario, comparison.after).name}"
    about = "what differs from the organisation as it is"
    return Part(name, about, lambda sheet, _: changes.add_changes(sheet, report, comparison))


def _gap_part(report: Report, matrix: TeamMatrix) -> Part:
    return Part(f"Gaps {matrix.team.name}", "who has which skill", lambda sheet, _: add_gaps(sheet, report, matrix))


def _staffing_part(report: Report) -> list[Part]:
    """The hiring and training plan, once somebody has begun it."""
    if not staffing.is_planned(report):
        return []
    return [_part(report, staffing.TITLE, "what is done about each gap, and when it is filled", staffing.add_staffing)]


def _matrices(report: Report) -> list[TeamMatrix]:
    """The matrices of all teams that have skills to ask for."""
    found = (
        team_matrix(report.plan, report.scenario.id, team, report.method) for team in report.organisation.sorted_teams()
    )
    return [matrix for matrix in found if matrix.skills]


def _within(watch: Watch, name: str, number: int, parts: int) -> Within:
    """Tells the whole how far one of its parts is."""
    watch(number / parts, name)
    return lambda share: watch((number + share) / parts, name)


def _finish(sheet: Sheet, report: Report) -> None:
    set_footer(sheet, report.plan.name, report.scenario.name, report.today)


def _properties(report: Report) -> DocumentProperties:
    """Title and day of the document; nobody's name."""
    day = datetime.combine(report.today, time())
    title = clean_text(f"{report.plan.name} · {report.scenario.name}")
    return DocumentProperties(creator=PROGRAM, title=title, created=day, modified=day)
