"""The sheet of findings: what was seen, why it matters, what to do, and what is kept on purpose for which reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dataplanner.analysis.findings import Finding
from dataplanner.files.workbook.listing import Listing, put_listing
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row, Styled

TITLE = "Findings"
ABOUT = "The heaviest first; what is kept on purpose comes last, with its reason. Chapters are those of Data Teams."
NONE = "Nothing stands out in this scenario."
WORDS = {"red": "● Needs attention", "amber": "▲ Worth a look", "green": "○ For information"}
LISTING = Listing(
    TITLE,
    ABOUT,
    (
        Column("Weight", 18, 19),
        Column("What was seen", 26, 44, "cell_strong", 2),
        Column("Why it matters", 28, 48, "prose", 2, "heading_prose"),
        Column("What to do", 28, 48, "prose", 2, "heading_prose"),
        Column("Chapter", 10, 12, "prose_secondary", heading_style="heading_prose"),
        Column("Kept, because", 13, 30, "prose", 1, "heading_prose"),
    ),
    none=NONE,
)


def add_findings(sheet: Sheet, findings: Sequence[Finding]) -> None:
    """Write the sheet."""
    put_listing(sheet, LISTING, [_row(finding) for finding in open_first(findings)])


def open_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those kept on purpose behind the others."""
    return sorted(findings, key=lambda finding: finding.accepted)


def weight_cell(finding: Finding) -> Styled:
    """The weight as a sign and a word in its colour; muted where the finding is kept on purpose."""
    word = WORDS.get(finding.weight, finding.weight)
    return Styled(word, "accepted" if finding.accepted else finding.weight)


def _row(finding: Finding) -> Row:
    return (
        weight_cell(finding),
        finding.headline,
        finding.why,
        finding.remedy,
        finding.chapter,
        finding.reason or "",
    )
