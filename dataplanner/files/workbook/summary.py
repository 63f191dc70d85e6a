"""The first sheet: what the plan is, its key figures, its findings in one line each, and what the workbook holds."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.hyperlink import Hyperlink

from dataplanner.analysis.findings import Finding
from dataplanner.analysis.method import WEIGHTS
from dataplanner.analysis.wording import day_words
from dataplanner.files.workbook.findings_sheet import NONE, open_first, weight_cell
from dataplanner.files.workbook.key_figures import Figure
from dataplanner.files.workbook.printing import set_page
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Styled

TITLE = "Summary"
MORE = "{count} more for information: see the sheet “Findings”."
ONLY_INFORMATION = "{count} for information: see the sheet “Findings”."
KEPT = "{headline} Kept on purpose: {reason}"
_SHARES = (0.33, 0.11, 0.56)


def add_summary(sheet: Sheet, report: Report, figures: Sequence[Figure], findings: Sequence[Finding]) -> int:
    """Write the sheet but for its contents, which are of no use on paper; returns the row where those go."""
    page = sheet.theme.page_units(portrait=True)
    sheet.set_widths(page * share for share in _SHARES)
    row = _put_title(sheet, report)
    row = _put_figures(sheet, figures, row + 2)
    row = _put_findings(sheet, findings, row + 2)
    set_page(sheet, portrait=True)
    sheet.worksheet.print_area = f"A1:C{row}"
    return row + 2


def add_contents(sheet: Sheet, row: int, sheets: Sequence[tuple[str, str]]) -> None:
    """List the other sheets (name, what it shows) with links."""
    sheet.across(row, "In this workbook", "section")
    for at, (name, about) in enumerate(sheets, row + 1):
        cell = sheet.put(at, 1, name, "link")
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        sheet.across(at, about, "cell_secondary", column=2)


def _put_title(sheet: Sheet, report: Report) -> int:
    sheet.across(1, report.plan.name, "title")
    sheet.across(2, f"Scenario: {report.scenario.name} · {day_words(report.today)}", "subtitle")
    if not report.plan.info.note:
        return 2
    sheet.across(3, report.plan.info.note, "note")
    return 3


def _put_figures(sheet: Sheet, figures: Sequence[Figure], row: int) -> int:
    sheet.across(row, "Key figures", "section")
    for at, figure in enumerate(figures, row + 1):
        sheet.put(at, 1, figure.name, "cell")
        value = figure.value if isinstance(figure.value, Styled) else Styled(figure.value, "figure")
        sheet.put(at, 2, value.value, value.style)
        sheet.put(at, 3, figure.remark, "remark")
        sheet.close_row(at)
    return row + len(figures)


def _put_findings(sheet: Sheet, findings: Sequence[Finding], row: int) -> int:
    """The findings that ask for something, a line each; the others are counted."""
    sheet.across(row, "Findings", "section")
    told = [finding for finding in open_first(findings) if finding.weight != WEIGHTS[-1]]
    for at, finding in enumerate(told, row + 1):
        weight = weight_cell(finding)
        sheet.put(at, 1, weight.value, weight.style)
        sheet.across(at, _line(finding), "cell_secondary" if finding.accepted else "cell", column=2)
    others = len(findings) - len(told)
    if told and not others:
        return row + len(told)
    rest = NONE if not others else (MORE if told else ONLY_INFORMATION).format(count=others)
    sheet.across(row + len(told) + 1, rest, "note")
    return row + len(told) + 1


def _line(finding: Finding) -> str:
    if not finding.accepted:
        return finding.headline
    return KEPT.format(headline=finding.headline, reason=finding.reason)
