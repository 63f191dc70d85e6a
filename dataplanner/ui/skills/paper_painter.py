"""A matrix painted page by page on any paged device: a PDF or a printer. Always dark on white."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPainter, QPen

from dataplanner.ui.skills.paper import MatrixPaper, PaperStyle
from dataplanner.ui.skills.print_layout import Needs, PrintLayout, PrintPage, print_layout
from dataplanner.ui.skills.text_measure import MILLIMETRES, TextMeasure, wrapping
from dataplanner.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class PaperPainter:
    """Paints one matrix on one device, whose page size and margins are set already. Lengths are in millimetres."""

    def __init__(self, device: QPagedPaintDevice, paper: MatrixPaper, style: PaperStyle, theme: Theme) -> None:
        self._device, self._paper, self._style, self._theme = device, paper, style, theme
        page = device.pageLayout().paintRect(device.pageLayout().Unit.Millimeter)
        self._width, self._height = page.width(), page.height()
        self._dots = device.logicalDpiX() / MILLIMETRES
        self._ink, self._grey = QColor(theme.palette.ink), QColor(theme.palette.secondary)
        self._small = TextMeasure(self._font(style.sizes.small, bold=False), device)
        self._head = TextMeasure(self._font(style.sizes.head, bold=True), device)
        self._note_height = self._small.height(paper.note, self._width)
        self.layout = self._laid_out()

    def paint(self, painter: QPainter) -> None:
        """Paint all pages; the painter has begun on the device."""
        for number, page in enumerate(self.layout.pages, 1):
            if number > 1:
                self._device.newPage()
            self._paint_page(painter, page, number)

    @property
    def _above(self) -> float:
        """The height of title and lines above the matrix."""
        lengths = self._style.lengths
        return lengths.title + lengths.line + self._note_height + lengths.padding * 2

    def _laid_out(self) -> PrintLayout:
        lengths, paper = self._style.lengths, self._paper
        free = self._height - self._above - lengths.footer
        sizes = (self._width, free, len(paper.names), len(paper.skills))
        needs = Needs(self._name_width(), lengths.level if paper.levels is not None else 0.0, lengths.header)
        box = print_layout(lengths, *sizes, needs).box
        return print_layout(lengths, *sizes, replace(needs, header=self._header_height(box)))

    def _name_width(self) -> float:
        """As wide as the names need on two lines of small text."""
        lengths, measure = self._style.lengths, self._small
        room = lengths.row - lengths.padding / 2
        for width in range(round(lengths.name), round(lengths.name_widest), 4):
            if all(measure.height(name, width - 2 * lengths.padding) <= room for name in self._paper.names):
                return float(width)
        return lengths.name_widest

    def _header_height(self, box: float) -> float:
        """As high as the skills' names need on the lines that a box has room for, no word broken."""
        lengths, measure = self._style.lengths, self._head
        for height in range(round(lengths.header), round(lengths.header_highest), 2):
            room = height - 2 * lengths.padding
            if all(measure.height(name, room) <= box and measure.word(name) <= room for name in self._paper.skills):
                return float(height)
        return lengths.header_highest

    def _paint_page(self, painter: QPainter, page: PrintPage, number: int) -> None:
        self._paint_top(painter)
        self._paint_footer(painter, number)
        top = self._above + self.layout.header
        self._paint_header(painter, page, self._above)
        for at, person in enumerate(page.people):
            self._paint_person(painter, page, person, top + at * self.layout.row)
        if page.last:
            self._paint_totals(painter, page, top + len(page.people) * self.layout.row)
        self._paint_grid(painter, page, self._above)

    def _paint_top(self, painter: QPainter) -> None:
        sizes, lengths, paper = self._style.sizes, self._style.lengths, self._paper
        self._text(painter, QRectF(0, 0, self._width, lengths.title), paper.title, sizes.title, bold=True)
        line = QRectF(0, lengths.title, self._width, lengths.line)
        self._text(painter, line, paper.under_title, sizes.text, ink=self._grey)
        note = QRectF(0, lengths.title + lengths.line, self._width, self._note_height)
        self._text(painter, note, paper.note, sizes.small, ink=self._grey)

    def _paint_footer(self, painter: QPainter, number: int) -> None:
        height, size = self._style.lengths.footer, self._style.sizes.small
        place = QRectF(0, self._height - height, self._width, height)
        page = self._style.texts.page.format(page=number, pages=len(self.layout.pages))
        self._text(painter, place, self._paper.printed, size, ink=self._grey)
        self._text(painter, place, page, size, _RIGHT, ink=self._grey)

    def _paint_header(self, painter: QPainter, page: PrintPage, top: float) -> None:
        layout, size, padding = self.layout, self._style.sizes.head, self._style.lengths.padding
        if self._paper.levels is not None:
            place = QRectF(layout.name, top, layout.level, layout.header - padding)
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            self._text(painter, place, self._style.texts.level, size, align, bold=True)
        for at, skill in enumerate(page.skills):
            painter.save()
            left = layout.name + layout.level + at * layout.box
            painter.translate(left * self._dots, (top + layout.header) * self._dots)
            painter.rotate(-90)
            place = QRectF(padding, 0, layout.header - 2 * padding, layout.box)
            self._text(painter, place, self._paper.skills[skill], size, bold=True)
            painter.restore()

    def _paint_person(self, painter: QPainter, page: PrintPage, person: int, top: float) -> None:
        layout, sizes, padding = self.layout, self._style.sizes, self._style.lengths.padding
        name = QRectF(padding, top, layout.name - 2 * padding, layout.row)
        self._fitted(painter, name, self._paper.names[person])
        if self._paper.levels is not None:
            place = QRectF(layout.name, top, layout.level, layout.row)
            self._text(painter, place, self._paper.levels[person], sizes.head, _CENTRE)
        if self._paper.cells is None:
            return
        for at, skill in enumerate(page.skills):
            box = QRectF(layout.name + layout.level + at * layout.box, top, layout.box, layout.row)
            self._paint_mark(painter, box, self._paper.cells[person][skill])

    def _paint_mark(self, painter: QPainter, box: QRectF, held: bool | None) -> None:
        if held is None:
            self._text(painter, box, "?", self._style.sizes.mark, _CENTRE, ink=self._grey)
        elif held:
            half = min(box.width(), box.height()) * (0.5 - self._style.lengths.cross)
            centre, dots = box.center() * self._dots, half * self._dots
            painter.setPen(self._pen(self._style.lengths.rule))
            painter.drawLine(QLineF(centre.x() - dots, centre.y() - dots, centre.x() + dots, centre.y() + dots))
            painter.drawLine(QLineF(centre.x() - dots, centre.y() + dots, centre.x() + dots, centre.y() - dots))

    def _paint_totals(self, painter: QPainter, page: PrintPage, top: float) -> None:
        layout, sizes, padding, paper = self.layout, self._style.sizes, self._style.lengths.padding, self._paper
        place = QRectF(padding, top, layout.name - 2 * padding, layout.row)
        self._text(painter, place, self._style.texts.total, sizes.text, bold=True)
        if paper.cells is None:
            return
        for at, skill in enumerate(page.skills):
            box = QRectF(layout.name + layout.level + at * layout.box, top, layout.box, layout.row)
            self._paint_flag(painter, box, paper.flags[skill])
            self._text(painter, box, str(paper.totals[skill]), sizes.mark, _CENTRE, bold=True)

    def _paint_flag(self, painter: QPainter, box: QRectF, flag: str) -> None:
        place = self._scaled(box)
        if flag == "red":
            painter.fillRect(place, QColor(self._theme.palette.red_soft))
        elif flag == "amber":
            inner = place.adjusted(self._dots, self._dots, -self._dots, -self._dots)
            painter.setPen(self._pen(self._style.lengths.rule))
            painter.drawRect(inner)

    def _paint_grid(self, painter: QPainter, page: PrintPage, top: float) -> None:
        layout = self.layout
        rows = len(page.people) + page.last
        first, bottom, right = top + layout.header, top + layout.header + rows * layout.row, layout.width(page)
        lefts = [0.0, layout.name] + ([layout.name + layout.level] if layout.level else [])
        lefts += [layout.name + layout.level + at * layout.box for at in range(1, len(page.skills) + 1)]
        painter.setPen(self._pen(self._style.lengths.hairline))
        for at in range(rows + 1):
            self._line_between(painter, 0, first + at * layout.row, right, first + at * layout.row)
        for left in lefts:
            self._line_between(painter, left, first if left == 0 else top, left, bottom)
        painter.setPen(self._pen(self._style.lengths.rule))
        self._line_between(painter, 0, first, right, first)
        if page.last:
            total = bottom - layout.row
            self._line_between(painter, 0, total, right, total)

    def _fitted(self, painter: QPainter, place: QRectF, name: str) -> None:
        """A name on one line, else smaller and on two."""
        sizes = self._style.sizes
        one_line = TextMeasure(self._font(sizes.text, bold=False), self._device).width(name) <= place.width()
        self._text(painter, place, name, sizes.text if one_line else sizes.small)

    def _text(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        size: float,
        align: Qt.AlignmentFlag = _LEFT,
        *,
        bold: bool = False,
        ink: QColor | None = None,
    ) -> None:
        """Wrapped text in a rectangle; what does not fit even so ends in “…”."""
        font = self._font(size, bold=bold)
        painter.setFont(font)
        painter.setPen(ink or self._ink)
        shown = TextMeasure(font, self._device).shortened(text, place.width(), place.height())
        painter.drawText(self._scaled(place), shown, wrapping(align))

    def _font(self, size: float, *, bold: bool) -> QFont:
        """A font of plain letters: those that a feature puts in their place cannot be searched in a PDF."""
        fonts = self._theme.fonts
        font = QFont(fonts.family)
        font.setPointSizeF(size)
        font.setWeight(QFont.Weight(fonts.strong if bold else fonts.regular))
        font.setFeature(QFont.Tag.fromString("calt"), 0)
        return font

    def _pen(self, width: float) -> QPen:
        return QPen(self._ink, width * self._dots)

    def _scaled(self, place: QRectF) -> QRectF:
        dots = self._dots
        return QRectF(place.x() * dots, place.y() * dots, place.width() * dots, place.height() * dots)

    def _line_between(self, painter: QPainter, x1: float, y1: float, x2: float, y2: float) -> None:
        painter.drawLine(QLineF(x1 * self._dots, y1 * self._dots, x2 * self._dots, y2 * self._dots))
