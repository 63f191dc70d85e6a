"""Bars one below the other: what each is, how long it is, and its number printed; for distributions and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dataplanner.ui.theme import Theme, with_equal_figures

ROW, BAR, PAD = 24, 12, 8
NAMES = 0.4
"""The most that names take of the width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its length, and what is printed after it. A ``marked`` one is in the accent colour."""

    name: str
    value: float
    shown: str
    marked: bool = False


class Bars(QWidget):
    """Paints bars from their data; ``about`` says what they count."""

    def __init__(self, theme: Theme, about: str, bars: Sequence[Bar]) -> None:
        super().__init__()
        self._theme, self._bars = theme, bars
        self._font = theme.fonts.font(theme.fonts.secondary, theme.fonts.medium)
        self._figures = with_equal_figures(self._font)
        self.setAccessibleName(about)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.shown}" for bar in bars))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, ROW * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW * len(self._bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        names, numbers = self._columns()
        longest = max((bar.value for bar in self._bars), default=0) or 1
        first, last = event.rect().top() // ROW, event.rect().bottom() // ROW + 1
        for at, bar in enumerate(self._bars[first:last], first):
            line = QRectF(0, at * ROW, self.width(), ROW)
            self._paint_texts(painter, bar, line, names, numbers)
            room = max(line.width() - names - numbers, 1.0)
            self._paint_bar(painter, bar, QRectF(names, line.top() + (ROW - BAR) / 2, room * bar.value / longest, BAR))

    def _columns(self) -> tuple[float, float]:
        """The width of the names on the left and of the numbers on the right."""
        metrics, figures = QFontMetrics(self._font), QFontMetrics(self._figures)
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 2 * PAD
        numbers = max((figures.horizontalAdvance(bar.shown) for bar in self._bars), default=0) + PAD
        return min(names, self.width() * NAMES), numbers

    def _paint_texts(self, painter: QPainter, bar: Bar, line: QRectF, names: float, numbers: float) -> None:
        palette = self._theme.palette
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(palette.ink if bar.marked else palette.secondary))
        painter.setFont(self._font)
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideMiddle, round(names - PAD))
        painter.drawText(line.adjusted(0, 0, names - line.width(), 0), int(middle), name)
        painter.setPen(QColor(palette.ink))
        painter.setFont(self._figures)
        painter.drawText(line.adjusted(line.width() - numbers, 0, 0, 0), int(middle | right), bar.shown)

    def _paint_bar(self, painter: QPainter, bar: Bar, rect: QRectF) -> None:
        palette = self._theme.palette
        if bar.value > 0:
            rect.setWidth(max(rect.width(), 1.0))
            painter.fillRect(rect, QColor(palette.accent if bar.marked else palette.strong_line))
