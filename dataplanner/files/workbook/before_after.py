"""What a scenario does to the figures and findings, below its list of changes: before beside after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dataplanner.analysis.comparison import Comparison
from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.method import WEIGHTS
from dataplanner.analysis.what_if import figures_of
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet

FIGURES, GONE, NEW = "Figures before and after", "Findings that go", "Findings that come"
NOTHING = "none"


def put_before_after(sheet: Sheet, report: Report, comparison: Comparison, row: int) -> None:
    """Write figures and findings below a row, over five columns."""
    sheet.across(row + 2, FIGURES, "section")
    figures = list(_figures(report, comparison))
    for at, (name, was, is_) in enumerate(figures, row + 3):
        sheet.across(at, name, "cell", 1, 3, close=False)
        for column, text in ((4, was), (5, is_)):
            sheet.put(at, column, text, "cell" if was == is_ else "cell_strong")
        sheet.close_row(at)
    row += 2 + len(figures)
    found = [_heavy(findings(report.plan, one, report.method, report.today)) for one in _sides(comparison)]
    for heading, shown in ((GONE, _without(found[0], found[1])), (NEW, _without(found[1], found[0]))):
        row = _put_findings(sheet, heading, shown, row + 2)


def _sides(comparison: Comparison) -> tuple[str, str]:
    return comparison.before, comparison.after


def _figures(report: Report, comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """Each figure's name, and what it is before and after."""
    before, after = (list(_of(report, scenario)) for scenario in _sides(comparison))
    for (name, was), (_, is_) in zip(before, after, strict=True):
        yield name, was, is_


def _of(report: Report, scenario: str) -> Iterator[tuple[str, str]]:
    found, teams = figures_of(report.plan, scenario), report.plan.organisation(scenario).teams
    shape = found.shape
    yield "Positions", f"{shape.positions:,}"
    yield "Vacant positions", f"{shape.vacant:,}"
    yield "Layers", f"{shape.layers}"
    yield "Managers", f"{shape.managers:,}"
    yield "Largest span of control", f"{shape.largest_span:,}"
    yield "Engineers for each scientist", "" if found.ratio is None else f"{found.ratio:.1f}"
    layer = "" if found.leader_layer is None else f", layer {found.leader_layer}"
    yield "Data teams’ common leader", f"{found.leader or NOTHING}{layer}"
    data = {team.id for team in teams.values() if team.kind in report.method.data_kinds}
    far = [steps for pair, steps in found.distances.items() if steps is not None and data.issuperset(pair)]
    yield "Longest distance of data teams", str(max(far)) if far else NOTHING


def _heavy(found: Sequence[Finding]) -> dict[tuple[str, str], Finding]:
    """The findings that ask for something, by what they are about."""
    return {(one.rule, one.subject): one for one in found if one.weight != WEIGHTS[-1] and not one.accepted}


def _without(found: dict[tuple[str, str], Finding], others: dict[tuple[str, str], Finding]) -> list[Finding]:
    return [finding for key, finding in found.items() if key not in others]


def _put_findings(sheet: Sheet, heading: str, found: Sequence[Finding], row: int) -> int:
    sheet.across(row, heading, "section")
    texts = [one.headline for one in found] or [NOTHING]
    for at, text in enumerate(texts, row + 1):
        sheet.across(at, text, "cell")
    return row + len(texts)
