"""The report about one person on paper: a table of the skills, then each judgement with what it rests on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from dataplanner.analysis.person_report import JudgedGap, PersonReport, SkillLine
from dataplanner.files.resources import resource
from dataplanner.model.days import day_words
from dataplanner.ui.dressing import load_fonts
from dataplanner.ui.names import UNNAMED
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.printing import begun, page_layout, save_pages
from dataplanner.ui.skills.text_measure import MILLIMETRES
from dataplanner.ui.theme import load_theme

WIDTHS = (30, 16, 16, 20, 18)
"""The columns of the table, in hundredths."""
UNITS = 96 / MILLIMETRES
"""What a text counts its lengths in, a millimetre; it scales them to the device itself."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Lengths in millimetres, sizes of text in points."""

    margin: float
    footer: float
    gap: float
    title: float
    heading: float
    text: float
    small: float


@cache
def report_page() -> ReportPage:
    """The sizes that ship."""
    return ReportPage(**_raw()["page"])


@cache
def report_texts() -> dict[str, str]:
    """The texts that ship."""
    return dict(_raw()["texts"])


def write_person_pdf(report: PersonReport, plan: str, path: Path, size: str) -> None:
    """Write the report as a PDF; ``size`` is one of PAPERS. Raises FileError; an older file is then as it was."""
    title = report_texts()["title"].format(name=report.person.name or UNNAMED)
    save_pages(title, path, lambda device: paint_person(device, report, plan, size))


def paint_person(device: QPagedPaintDevice, report: PersonReport, plan: str, size: str) -> int:
    """Paint the report on a device, upright, and return how many pages there are. Raises PrintFailed."""
    page = report_page()
    device.setPageLayout(page_layout(size, page.margin, QPageLayout.Orientation.Portrait))
    painter = begun(device)
    dots = device.logicalDpiX() / MILLIMETRES
    whole = device.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
    body = QSizeF(whole.width() * dots, (whole.height() - page.footer) * dots)
    document = PersonDocument(report, plan, device).document
    document.setPageSize(body)
    foot = QRectF(0, body.height(), body.width(), page.footer * dots)
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * body.height())
        document.drawContents(painter, QRectF(0, number * body.height(), body.width(), body.height()))
        painter.restore()
        _paint_footer(painter, foot, report, number + 1, document.pageCount())
    painter.end()
    return document.pageCount()


class PersonDocument:
    """Writes the report as a text that flows over pages; nothing in it is read as markup."""

    def __init__(self, report: PersonReport, plan: str, device: QPagedPaintDevice) -> None:
        theme, self._page, self._texts = load_theme("light"), report_page(), report_texts()
        load_fonts(theme.fonts)
        self._ink, self._grey = QColor(theme.palette.ink), QColor(theme.palette.secondary)
        self._line, self._fonts = QColor(theme.palette.strong_line), theme.fonts
        self.document = QTextDocument()
        self.document.documentLayout().setPaintDevice(device)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(_font(self._page.text))
        self._cursor = QTextCursor(self.document)
        self._write_top(report, plan)
        self._write_table(report)
        for line in report.lines:
            if line.gap is not None:
                self._write_gap(line.skill, line.gap)

    def _write_top(self, report: PersonReport, plan: str) -> None:
        texts, page = self._texts, self._page
        self._paragraph(texts["title"].format(name=report.person.name or UNNAMED), page.title, bold=True)
        day = day_words(today())
        self._paragraph(texts["about"].format(teams=", ".join(report.teams) or "–", plan=plan, day=day), grey=True)
        if report.level:
            self._paragraph(texts["level"].format(level=report.level))
        if report.evidence:
            self._paragraph(texts["evidence"].format(evidence=report.evidence))
        if not report.lines:
            self._paragraph(texts["nothing"])

    def _write_table(self, report: PersonReport) -> None:
        if not report.lines:
            return
        texts = self._texts
        table = self._cursor.insertTable(len(report.lines) + 1, len(WIDTHS), self._table_format())
        headings = [texts[name] for name in ("skill", "answer", "assessed", "nature", "again")]
        for row, cells in enumerate([headings, *(self._cells(line) for line in report.lines)]):
            for column, text in enumerate(cells):
                cursor = table.cellAt(row, column).firstCursorPosition()
                cursor.insertText(text, self._characters(self._page.text, bold=row == 0 or column == 0))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _cells(self, line: SkillLine) -> list[str]:
        texts, gap = self._texts, line.gap
        held = texts["unassessed"] if line.held is None else texts["yes" if line.held else "no"]
        assessed = day_words(line.assessed) if line.assessed else ""
        again = day_words(gap.again) if gap and gap.again else ""
        return [line.skill, held, assessed, gap.nature.name if gap else "", again]

    def _write_gap(self, skill: str, gap: JudgedGap) -> None:
        texts = self._texts
        self._paragraph(f"{skill}: {gap.nature.name}", self._page.heading, bold=True, above=4)
        self._paragraph(gap.nature.about)
        for question, answer in gap.answers:
            self._paragraph(f"{question} {texts[answer or 'open']}", grey=True)
        if gap.judged and gap.again:
            days = {"day": day_words(gap.judged), "again": day_words(gap.again)}
            self._paragraph(texts["judged"].format(**days))
        if gap.at_ease:
            first, last = (day_words(day) for day in gap.at_ease)
            self._paragraph(texts["at_ease"].format(first=first, last=last))
        if gap.note:
            self._paragraph(texts["note"].format(note=gap.note))

    def _paragraph(self, text: str, size: float = 0, *, bold: bool = False, grey: bool = False, above: int = 1) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(self._page.gap * above * UNITS)
        if self.document.isEmpty():
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._cursor.insertText(text, self._characters(size or self._page.text, bold=bold, grey=grey))

    def _characters(self, size: float, *, bold: bool = False, grey: bool = False) -> QTextCharFormat:
        shown = QTextCharFormat()
        shown.setFontPointSize(size)
        shown.setFontWeight(_font(size, bold=bold).weight())
        shown.setForeground(self._grey if grey else self._ink)
        return shown

    def _table_format(self) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in WIDTHS])
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setHeaderRowCount(1)
        made.setCellSpacing(0)
        made.setCellPadding(self._page.gap / 2 * UNITS)
        made.setBorder(1)
        made.setBorderBrush(self._line)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderCollapse(True)
        made.setTopMargin(self._page.gap * 2 * UNITS)
        return made


def _paint_footer(painter: QPainter, place: QRectF, report: PersonReport, number: int, count: int) -> None:
    texts, palette = report_texts(), load_theme("light").palette
    painter.setFont(_font(report_page().small))
    painter.setPen(QColor(palette.secondary))
    private = texts["private"].format(name=report.person.name or UNNAMED)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, private)
    page = texts["page"].format(page=number, pages=count)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, page)


def _font(size: float, *, bold: bool = False) -> QFont:
    """A font of plain letters, as they can be searched in a PDF."""
    fonts = load_theme("light").fonts
    font = QFont(fonts.family)
    font.setPointSizeF(size)
    font.setWeight(QFont.Weight(fonts.strong if bold else fonts.regular))
    font.setFeature(QFont.Tag.fromString("calt"), 0)
    return font


def _raw() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource("person_report.toml").read_text(encoding="utf-8"))
