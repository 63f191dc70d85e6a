"""The timeline on any painter: a row a bar with its name on the left, months above, today as a line.

What has happened is filled, what is to come is light, what lies beyond a year is only an outline; a sign stands where
something is late, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dataplanner.analysis.timeline import GAP, ITEM, LEAD, PHASE, RAMP, STEP, WAIT, Bar, Timeline
from dataplanner.model.days import day_words
from dataplanner.ui.dressing import as_shown, text_factor
from dataplanner.ui.theme import Theme

NAMES, ROW, HEAD, EDGE = 236.0, 24.0, 44.0, 10.0
BAR = 12.0
SMALLEST = 3.0
"""The width of the shortest bar, in pixels."""
LATE = "⚑"
SECTIONS = {PHASE: "Phases and steps", ITEM: "Backlog", LEAD: "People to come", GAP: "Skills to come", WAIT: "Waits"}
_SECTION_OF = {PHASE: PHASE, STEP: PHASE, ITEM: ITEM, LEAD: LEAD, GAP: GAP, WAIT: WAIT}


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the heading of a section, or one or two bars that belong together."""

    heading: str
    bars: tuple[Bar, ...] = ()


def lines_of(timeline: Timeline, folded: Collection[str] = ()) -> list[Line]:
    """The rows from the top: each section with its heading, ramp-up in the row of the lead time.

    The steps of ``folded`` phases are left out.
    """
    found: list[Line] = []
    section = ""
    for bar in timeline.bars:
        if bar.what == STEP and bar.phase in folded:
            continue
        if bar.what != RAMP and _SECTION_OF[bar.what] != section:
            section = _SECTION_OF[bar.what]
            found.append(Line(SECTIONS[section]))
        if bar.what == RAMP and found[-1].bars:
            found[-1] = Line("", (*found[-1].bars, bar))
        else:
            found.append(Line("", (bar,)))
    return found


class TimelinePainter:
    """Paints a timeline into a width; ``height`` says how high that gets."""

    def __init__(self, theme: Theme, timeline: Timeline, width: float, folded: Collection[str] = ()) -> None:
        self._line, self.width, self._folded = timeline, width, folded
        self._theme, self._larger = as_shown(theme), text_factor(theme)
        self._row, self._head, self._left = (size * self._larger for size in (ROW, HEAD, NAMES))
        self.lines = lines_of(timeline, folded)

    @property
    def height(self) -> float:
        return self._head + len(self.lines) * self._row + EDGE

    def size(self) -> QSizeF:
        """The whole size in pixels."""
        return QSizeF(self.width, self.height)

    def row_at(self, at: QPointF) -> int | None:
        """The row at a point, headings left out."""
        row = int((at.y() - self._head) // self._row)
        return row if at.y() >= self._head and row < len(self.lines) and self.lines[row].bars else None

    def row_rect(self, row: int) -> QRectF:
        """Where a row stands."""
        return QRectF(0, self._head + row * self._row, self.width, self._row)

    def x_of(self, day: date) -> float:
        """Where a day stands."""
        days = max((self._line.last - self._line.first).days, 1)
        return self._left + (day - self._line.first).days / days * (self.width - self._left - EDGE)

    def paint(self, painter: QPainter, current: int | None = None) -> None:
        """Paint all of it; the row ``current`` is marked."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        if current is not None:
            painter.fillRect(self.row_rect(current), QColor(self._theme.palette.accent_soft))
        for row, line in enumerate(self.lines):
            self._paint_line(painter, line, self.row_rect(row))
        self._paint_days(painter)
        self._paint_months(painter)

    def _paint_days(self, painter: QPainter) -> None:
        self._paint_day(painter, self._line.today, "today", self._theme.palette.accent, Qt.PenStyle.SolidLine)
        if self._line.concrete_until < self._line.last:
            until = self._line.concrete_until
            self._paint_day(painter, until, "loose from here", self._theme.palette.secondary, Qt.PenStyle.DashLine)

    def _paint_grid(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.palette.line))
        for day, _ in self._ticks():
            x = self.x_of(day)
            painter.drawLine(QPointF(x, self._head - 6), QPointF(x, self.height))

    def _paint_months(self, painter: QPainter) -> None:
        """The names of months, in front of the lines of days that would cross them."""
        palette, fonts = self._theme.palette, self._theme.fonts
        painter.setFont(fonts.font(fonts.secondary, fonts.regular))
        painter.setPen(QColor(palette.secondary))
        for day, text in self._ticks():
            room = QSizeF(painter.fontMetrics().horizontalAdvance(text) + 4, 18 * self._larger)
            place = QRectF(QPointF(self.x_of(day) + 1, self._head - 24 * self._larger), room)
            painter.fillRect(place, QColor(palette.surface))
            painter.drawText(place.translated(2, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _ticks(self) -> Iterator[tuple[date, str]]:
        """The first days of months, as many as have room: every one, every third, or every year."""
        months = max((self._line.last - self._line.first).days / 30.4, 1)
        room = (self.width - self._left) / months
        every = next((step for step in (1, 3, 6, 12) if room * step >= 62 * self._larger), 12)
        day = date(self._line.first.year, 1, 1)
        while day <= self._line.last:
            if day >= self._line.first and (day.month - 1) % every == 0:
                yield day, day_words(day)[2:]
            day = date(day.year + day.month // 12, day.month % 12 + 1, 1)

    def _paint_line(self, painter: QPainter, line: Line, rect: QRectF) -> None:
        palette, fonts = self._theme.palette, self._theme.fonts
        if line.heading:
            painter.setPen(QColor(palette.secondary))
            painter.setFont(fonts.font(fonts.secondary, fonts.strong))
            painter.drawText(rect.adjusted(4, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, line.heading)
            return
        first = line.bars[0]
        strong = first.what == PHASE
        painter.setPen(QColor(palette.ink if strong or not first.past else palette.secondary))
        painter.setFont(fonts.font(fonts.text, fonts.strong if strong else fonts.regular))
        indent = 8 if first.what in (LEAD, GAP, ITEM, WAIT) else 20
        if strong:
            sign = "▸" if first.subject in self._folded else "▾"
            painter.drawText(QRectF(4, rect.top(), 14, self._row), Qt.AlignmentFlag.AlignVCenter, sign)
        room = self._left - indent - 12
        shown = painter.fontMetrics().elidedText(first.name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(indent, rect.top(), room, self._row), Qt.AlignmentFlag.AlignVCenter, shown)
        for bar in line.bars:
            self._paint_bar(painter, bar, rect)

    def _paint_bar(self, painter: QPainter, bar: Bar, rect: QRectF) -> None:
        fill, edge = self._colours(bar)
        left = self.x_of(bar.start)
        width = max(self.x_of(bar.end) - left, SMALLEST)
        height = BAR + 2 if bar.what == PHASE else BAR
        shape = QRectF(left, rect.center().y() - height / 2, width, height)
        style = Qt.PenStyle.DashLine if bar.loose else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush if bar.loose else QColor(fill))
        painter.drawRoundedRect(shape, 3, 3)
        if bar.late:
            painter.setPen(QColor(self._theme.palette.red))
            painter.setFont(self._theme.fonts.font(self._theme.fonts.secondary, self._theme.fonts.strong))
            painter.drawText(QRectF(shape.right() + 4, rect.top(), 20, self._row), Qt.AlignmentFlag.AlignVCenter, LATE)

    def _colours(self, bar: Bar) -> tuple[str, str]:
        """What a bar is filled and edged with: done green, waits and lateness red, ramp-up paler than lead time."""
        palette = self._theme.palette
        if bar.what == WAIT:
            return (palette.sunken, palette.strong_line) if bar.past else (palette.red_soft, palette.red)
        if bar.what == PHASE:
            return (palette.strong_line, palette.strong_line) if bar.past else (palette.accent, palette.accent)
        if bar.past:
            return palette.green_soft, palette.green
        if bar.what == RAMP:
            return palette.surface, palette.accent
        return palette.accent_soft, palette.accent

    def _paint_day(self, painter: QPainter, day: date, text: str, colour: str, style: Qt.PenStyle) -> None:
        x = self.x_of(day)
        painter.setPen(QPen(QColor(colour), 1.5, style))
        painter.drawLine(QPointF(x, 18 * self._larger), QPointF(x, self.height))
        painter.setFont(self._theme.fonts.font(self._theme.fonts.secondary, self._theme.fonts.strong))
        painter.drawText(
            QRectF(x - 60 * self._larger, 0, 120 * self._larger, 18 * self._larger), Qt.AlignmentFlag.AlignCenter, text
        )
