"""The backlog as a picture: value upwards, reach to the right, low-hanging fruit in its corner (ch. 11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dataplanner.analysis.backlog import PlannedItem
from dataplanner.analysis.project_method import BacklogNumbers
from dataplanner.model.backlog import MOST
from dataplanner.ui.dressing import as_shown
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import plain_tooltip

DOT = 6.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 12.0, 12.0, 26.0
STEP_ASIDE = 4.5
"""How far dots of the same place stand apart, in their radii over three."""


class ReachPainter:
    """Paints items into a rectangle; the same on the screen and on paper."""

    def __init__(self, theme: Theme, numbers: BacklogNumbers, items: Sequence[PlannedItem]) -> None:
        self._theme, self._numbers = theme, numbers
        self.items = [one for one in items if one.reach is not None and one.item.value and not one.item.done]

    def places(self, rect: QRectF) -> Iterator[tuple[PlannedItem, QPointF]]:
        """Where each item stands; those of the same value and reach side by side."""
        seen: dict[tuple[int, int], int] = {}
        for one in self.items:
            reach = one.reach or 0.0
            spot = (one.item.value, round(reach * 100))
            aside = seen[spot] = seen.get(spot, -1) + 1
            at = self._at(rect, reach, one.item.value)
            yield one, QPointF(at.x() + aside * DOT * STEP_ASIDE / 3, at.y())

    def paint(self, painter: QPainter, rect: QRectF, current: str = "") -> None:
        """Paint axes, corner and dots; the item ``current`` has a ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_corner(painter, rect)
        self._paint_axes(painter, rect)
        for one, at in self.places(rect):
            self._paint_dot(painter, one, at, one.item.id == current)

    def _paint_corner(self, painter: QPainter, rect: QRectF) -> None:
        palette, fonts, inner = self._theme.palette, as_shown(self._theme).fonts, _inner(rect)
        low = self._at(rect, self._numbers.fruit_reach, self._numbers.fruit_value)
        half = inner.height() / (MOST - 1) / 2
        corner = QRectF(QPointF(low.x() - DOT, inner.top()), QPointF(inner.right(), low.y() + min(half, DOT * 1.6)))
        painter.fillRect(corner, QColor(palette.green_soft))
        painter.setPen(QColor(palette.green))
        painter.setFont(fonts.font(fonts.secondary, fonts.regular))
        text = corner.adjusted(-60, 4, -6, -4)
        painter.drawText(text, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, "low-hanging fruit")

    def _paint_axes(self, painter: QPainter, rect: QRectF) -> None:
        palette, fonts, inner = self._theme.palette, as_shown(self._theme).fonts, _inner(rect)
        painter.setPen(QPen(QColor(palette.strong_line), 1.5))
        painter.drawLine(inner.topLeft(), inner.bottomLeft())
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        painter.setPen(QColor(palette.secondary))
        painter.setFont(fonts.font(fonts.secondary, fonts.regular))
        below = QRectF(inner.left(), inner.bottom(), inner.width(), rect.bottom() - inner.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "within reach →")
        painter.save()
        painter.translate(rect.left() + LEFT / 2, inner.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-60, -10, 120, 20), Qt.AlignmentFlag.AlignCenter, "value →")
        painter.restore()

    def _paint_dot(self, painter: QPainter, one: PlannedItem, at: QPointF, current: bool) -> None:
        """Fruit is filled in the accent, what is out of reach is hollow, the rest is grey."""
        palette = self._theme.palette
        out = bool(one.item.out_of_reach.strip())
        colour = QColor(palette.accent if one.fruit else palette.secondary if out else palette.strong_line)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(QColor(palette.surface) if out else colour)
        painter.drawEllipse(at, DOT, DOT)
        if current:
            painter.setPen(QPen(QColor(palette.ink), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, DOT + 3, DOT + 3)

    def _at(self, rect: QRectF, reach: float, value: int) -> QPointF:
        inner = _inner(rect).adjusted(DOT * 2, DOT * 5, -DOT * 2, -DOT * 2)
        return QPointF(inner.left() + reach * inner.width(), inner.bottom() - (value - 1) / (MOST - 1) * inner.height())


class ReachPicture(QWidget):
    """The picture on the page; a click on a dot chooses its item."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, numbers: BacklogNumbers) -> None:
        super().__init__()
        self._theme, self._numbers = theme, numbers
        self._painter = ReachPainter(theme, numbers, [])
        self._current = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(180)

    def show_items(self, items: Sequence[PlannedItem], current: str = "") -> None:
        """Show these items, one of them with a ring."""
        self._painter, self._current = ReachPainter(self._theme, self._numbers, items), current
        fruit = [one.item.name for one in self._painter.items if one.fruit]
        self.setAccessibleName("Value and reach of the backlog")
        self.setAccessibleDescription(f"Low-hanging fruit: {', '.join(fruit) or 'none'}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 190)

    def item_at(self, at: QPointF) -> PlannedItem | None:
        """The item whose dot is there."""
        near = [(one, place) for one, place in self._painter.places(QRectF(self.rect()))]
        return next((one for one, place in near if (place - at).manhattanLength() <= DOT * 2), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        one = self.item_at(event.position())
        self.setToolTip(plain_tooltip(one.item.name) if one else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if one else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (one := self.item_at(event.position())) is not None:
            self.chosen.emit(one.item.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.palette.line))
        painter.setBrush(QColor(self._theme.palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._painter.paint(painter, QRectF(self.rect()), self._current)


def _inner(rect: QRectF) -> QRectF:
    return rect.adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
