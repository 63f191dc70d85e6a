"""What a held mouse button does on the chart: push it about, draw a band, or carry cards to another manager."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dataplanner.analysis.box import Box
from dataplanner.ui.organisation.drop import Drop, How, drop_on
from dataplanner.ui.organisation.landing import landing_place, meant_on

if TYPE_CHECKING:
    from dataplanner.ui.organisation.choosing import ChoosingChart


class Gesture(Protocol):
    """Begins when it is made, then moves, and is either finished or cancelled. It may paint over the chart.

    ``hold`` tells it which of Shift and Control are held down.
    """

    cursor: Qt.CursorShape

    def move(self, to: QPointF) -> None: ...
    def hold(self, modifiers: Qt.KeyboardModifier) -> None: ...
    def finish(self) -> None: ...
    def cancel(self) -> None: ...
    def paint(self, painter: QPainter) -> None: ...


class Pan:
    """Pushes the chart about."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: ChoosingChart, start: QPointF) -> None:
        self._canvas, self._last = canvas, start

    def move(self, to: QPointF) -> None:
        self._canvas.push(to - self._last)
        self._last = to

    def hold(self, modifiers: Qt.KeyboardModifier) -> None: ...
    def finish(self) -> None: ...
    def cancel(self) -> None: ...
    def paint(self, painter: QPainter) -> None: ...


class Band:
    """Selects every card that a rectangle touches, in addition to those selected before."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: ChoosingChart, start: QPointF) -> None:
        self._canvas, self._start, self._end = canvas, start, start
        self._before = canvas.selected_rows()

    def move(self, to: QPointF) -> None:
        self._end = to
        view, rect = self._canvas.view, self._rect()
        top_left, bottom_right = view.to_chart(rect.topLeft()), view.to_chart(rect.bottomRight())
        box = Box(top_left.x(), top_left.y(), bottom_right.x(), bottom_right.y())
        self._canvas.select_rows([*self._before, *self._canvas.scene.rows_in(box).tolist()])

    def hold(self, modifiers: Qt.KeyboardModifier) -> None: ...
    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._canvas.select_rows(self._before)

    def paint(self, painter: QPainter) -> None:
        inks = self._canvas.painter.inks
        fill = QColor(inks.accent_soft)
        fill.setAlphaF(0.5)
        painter.setPen(inks.landing_edge)
        painter.fillRect(self._rect(), fill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._rect())

    def _rect(self) -> QRectF:
        return QRectF(self._start, self._end).normalized()


class Carry:
    """Carries the selected cards; over another card it says what dropping there would do, or why it cannot be.

    Keys held meanwhile change what is meant; the point where the button went down does not count.
    """

    cursor = Qt.CursorShape.DragMoveCursor

    def __init__(self, canvas: ChoosingChart, start: QPointF) -> None:
        self._canvas, self._at = canvas, start
        self._rows = canvas.selected_rows()
        self._modifiers = _NO_KEY
        self.drop: Drop | None = None
        canvas.lift(self._rows)

    def move(self, to: QPointF) -> None:
        self._at = to
        canvas = self._canvas
        target = canvas.row_at(to)
        how = meant_on(canvas.scene.layout, target, canvas.view.to_chart(to), self._modifiers)
        self.drop = drop_on(canvas.scene.data, self._rows, target, how) if target >= 0 else None
        allowed = self.drop is not None and not self.drop.refused and how not in (How.BEFORE, How.AFTER)
        canvas.show_landing(target if allowed else -1)
        canvas.tell_carried(self.drop, to)

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        self._modifiers = modifiers
        self.move(self._at)

    def finish(self) -> None:
        self.cancel()
        if self.drop is not None and not self.drop.refused:
            self._canvas.ask_for(self.drop)

    def cancel(self) -> None:
        self._canvas.lift([])
        self._canvas.show_landing(-1)
        self._canvas.tell_carried(None, self._at)

    def paint(self, painter: QPainter) -> None:
        self._paint_landing(painter)
        self._paint_label(painter)

    def _paint_landing(self, painter: QPainter) -> None:
        if self.drop is None or self.drop.refused:
            return
        inks, how = self._canvas.painter.inks, self.drop.how
        place = self._canvas.view.to_widget(landing_place(self._canvas.scene.layout, self.drop.target, how))
        beside = how in (How.BEFORE, How.AFTER)
        painter.setPen(Qt.PenStyle.NoPen if beside else inks.landing_edge)
        painter.setBrush(inks.accent if beside else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 4, 4)

    def _paint_label(self, painter: QPainter) -> None:
        """The sentence beside the pointer and its effect below; a refusal in red and with a sign before it."""
        inks, names = self._canvas.painter.inks, self._canvas.scene.data.name
        count, drop = len(self._rows), self.drop
        text = drop.sentence if drop else names(self._rows[0]) if count == 1 else f"{count:,} positions"
        below = drop.effect or (REFUSED_HINT if drop.refused else "") if drop else CARRY_HINT
        refused = drop is not None and drop.refused
        text = f"✕ {text}" if refused else text
        width = max(inks.text_type.width(text), inks.small_type.width(below)) + 20
        box = QRectF(self._at.x() + 14, self._at.y() + 14, width, 46 if below else 28)
        box.moveRight(min(box.right(), self._canvas.width() - 4))
        box.moveBottom(min(box.bottom(), self._canvas.height() - 4))
        painter.setPen(inks.red if refused else inks.accent)
        painter.setBrush(inks.surface)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(inks.text_type.font)
        painter.setPen(inks.red if refused else inks.ink)
        painter.drawText(box.adjusted(10, 0, -10, 28 - box.height()), _LINE, text)
        painter.setFont(inks.small_type.font)
        painter.setPen(inks.secondary)
        painter.drawText(box.adjusted(10, 24, -10, -4), _LINE, below)


CARRY_HINT = "Shift: without their reports · Ctrl: dotted line"
REFUSED_HINT = "Let go to leave it as it is"
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_NO_KEY = Qt.KeyboardModifier.NoModifier
