"""The first sheet: what the plan is, its key figures, its findings in one line each, and what the workbook holds."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.hyperlink import Hyperlink

from dataplanner.analysis.findings import Finding
from dataplanner.analysis.method import WEIGHTS
from dataplanner.analysis.wording import Count
from dataplanner.files.workbook.findings_sheet import NONE, weight_cell
from dataplanner.files.workbook.key_figures import Figure
from dataplanner.files.workbook.paging import page_height
from dataplanner.files.workbook.printing import set_page
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Styled
from dataplanner.model.days import day_words

TITLE = "Summary"
MORE = "{count} more for information: see the sheet “Findings”."
ONLY_INFORMATION = "{count} for information: see the sheet “Findings”."
KEPT = "{count:# is|# are} kept on purpose, {count:with its|each with its} reason: see the sheet “Findings”."
SQUEEZED = 1.25
"""A little more than a page is made smaller rather than spread over two."""
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
    if sum(sheet.height(at) for at in range(1, row + 1)) <= SQUEEZED * page_height(sheet.theme, portrait=True):
        sheet.worksheet.page_setup.fitToHeight = 1
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
    """The findings that ask for something, a line each; those for information or kept on purpose are counted."""
    sheet.across(row, "Findings", "section")
    told = [finding for finding in findings if finding.weight != WEIGHTS[-1] and not finding.accepted]
    for at, finding in enumerate(told, row + 1):
        weight = weight_cell(finding)
        sheet.put(at, 1, weight.value, weight.style)
        sheet.across(at, finding.headline, "cell", column=2)
    row += len(told)
    kept = Count(sum(finding.accepted for finding in findings))
    others = Count(len(findings) - len(told) - kept)
    for count, text in ((others, MORE if told else ONLY_INFORMATION), (kept, KEPT)):
        if count:
            row += 1
            sheet.across(row, text.format(count=count), "note")
    if not findings:
        row += 1
        sheet.across(row, NONE, "note")
    return row
