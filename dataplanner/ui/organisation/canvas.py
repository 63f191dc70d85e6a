"""The chart under the hand: what keys, focus, tooltips and the context menu add to the chart under the mouse.

The canvas itself moves nobody. It asks, and shows the organisation that comes back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from dataplanner.ui.organisation.cards import card_box, folded_text
from dataplanner.ui.organisation.keys import ChartKeys
from dataplanner.ui.organisation.pointer import PointedChart
from dataplanner.ui.organisation.spoken import speak_charts, tell_selection
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import plain_tooltip


class ChartCanvas(PointedChart):
    """An interactive chart. Everything it asks for is a signal, by position id.

    Where nothing is ``movable`` its cards cannot be carried.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        reduced_motion: bool = False,
        movable: bool = True,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, reduced_motion=reduced_motion, movable=movable, tasks=tasks, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Organisation chart")
        self._keys = ChartKeys(self)
        self._show_focus = False
        speak_charts()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self._keys.current() if by_key else self.row_at(QPointF(event.pos()))
        if row >= 0 and row not in self.scene.selection:
            self.select_rows([row])
        card = self.view.to_widget(card_box(self.scene, max(row, 0)))
        where = card.center().toPoint() if by_key and row >= 0 else event.pos()
        self.context_requested.emit(self.id_of(row) if row >= 0 else "", self.mapToGlobal(where))

    # Tooltip

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(self.tooltip_of(row)) if row >= 0 else "", self)
            return True
        return super().event(event)

    def tooltip_of(self, row: int) -> str:
        """The whole name and title, and what the card stands for, as plain text."""
        data = self.scene.data
        lines = [data.name(row), data.title(row)]
        if data.kind_of(row):
            lines.append(data.kind_names[data.kind_of(row)])
        if self.scene.layout.folded[row]:
            lines.append(folded_text(self.scene, row))
        return "\n".join(line for line in lines if line)

    # Keys

    def spoken_row(self) -> int:
        return self._keys.current()

    def pushes(self) -> bool:
        held = self._keys.space_held
        if held:
            self._keys.space_used()
        return held

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_focus = True
        self._hold(event, down=True)
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._hold(event, down=False)
        if not self._keys.released(event):
            super().keyReleaseEvent(event)

    def _hold(self, event: QKeyEvent, *, down: bool) -> None:
        """Tell the gesture that Shift or Control went down or up; the event itself does not count its own key."""
        modifier = _MODIFIERS.get(Qt.Key(event.key()))
        if self.gesture is not None and modifier is not None:
            self.gesture.hold(event.modifiers() | modifier if down else event.modifiers() & ~modifier)
            self.update()

    def escape(self) -> bool:
        """Break off what is under way, or else select nothing; whether there was something under way."""
        gesture = self._end()
        self._pressed = None
        if gesture is not None:
            gesture.cancel()
        else:
            self.select_rows([])
        return gesture is not None

    # Painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus = event.reason() in _BY_KEY
        self.update()
        tell_selection(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.space_held = False
        self.update()

    def paint_over(self, painter: QPainter) -> None:
        if self.hasFocus() and self._show_focus:
            self._paint_focus(painter)
        if self.gesture is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.gesture.paint(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        """A thin frame tells that keys go to the chart."""
        painter.setPen(self.painter.inks.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(QPointF(), self.room()).adjusted(0, 0, -1, -1))


_EXTEND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MODIFIERS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}
_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
