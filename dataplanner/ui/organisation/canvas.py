"""The chart under the hand: mouse, wheel, pinch and keys, turned into zoom, selection, folding and requests to edit.

The canvas itself moves nobody. It asks, and shows the organisation that comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from dataplanner.ui.organisation.cards import card_box, folded_text
from dataplanner.ui.organisation.chart_view import ChartView
from dataplanner.ui.organisation.drop import Drop, DropRequest
from dataplanner.ui.organisation.gestures import Band, Carry, Gesture, Pan
from dataplanner.ui.organisation.keys import ChartKeys
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import plain_tooltip

_WHEEL_NOTCH = 120.0
_EDGE, _EDGE_PUSH = 32, 18.0


class ChartCanvas(ChartView):
    """An interactive chart. Everything it asks for is a signal, by position id.

    Where nothing is ``movable`` its cards cannot be carried.
    """

    selection_changed = Signal(list)
    drop_requested = Signal(object)
    """A DropRequest: what was dropped where, and what that means."""
    carried = Signal(object, QPointF)
    """A DropRequest, what letting go now would ask for, and where the pointer is; None over nobody and at the end."""
    edit_requested = Signal(str)
    context_requested = Signal(str, QPoint)
    """The position under the pointer, empty beside all cards, and the point on the screen."""

    def __init__(
        self, theme: Theme, *, reduced_motion: bool = False, movable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, reduced_motion=reduced_motion, parent=parent)
        self._movable = movable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Organisation chart")
        self.gesture: Gesture | None = None
        self._pressed: QMouseEvent | None = None
        self._cut: tuple[str, ...] = ()
        self._carried: DropRequest | None = None
        self._keys = ChartKeys(self)
        self._show_focus = False

    # What gestures call

    def select_rows(self, rows: Iterable[int]) -> None:
        """Select these rows and say so, if that changes anything."""
        selection = frozenset(rows)
        if selection != self.scene.selection:
            self.scene = self.scene.with_state(selection=selection)
            self.setAccessibleDescription(", ".join(self._label(row) for row in sorted(selection)[:3]))
            self.selection_changed.emit(self.selected_ids())
            self.update()

    def lift(self, rows: Iterable[int]) -> None:
        """Paint these cards pale while they are carried, and those that were cut."""
        self.scene = self.scene.with_state(lifted=[*rows, *self.scene.data.rows(self._cut)])
        self.update()

    def show_cut(self, position_ids: Sequence[str]) -> None:
        """Paint positions pale that were cut and wait to be pasted."""
        self._cut = tuple(position_ids)
        self.lift([])

    def show_landing(self, row: int) -> None:
        """Mark the card on which others may be dropped; -1 for none."""
        self.scene = self.scene.with_state(landing=row)
        self.update()

    def ask_for(self, drop: Drop) -> None:
        """Ask for what a drop means."""
        self.drop_requested.emit(self._request(drop))

    def tell_carried(self, drop: Drop | None, at: QPointF) -> None:
        """Say what letting go would ask for, once each time that this changes."""
        request = None if drop is None or drop.refused else self._request(drop)
        if request != self._carried:
            self._carried = request
            self.carried.emit(request, at)

    def _request(self, drop: Drop) -> DropRequest:
        ids = self.scene.data.index.ids
        return DropRequest(drop.how, tuple(ids[row] for row in drop.rows), ids[drop.target])

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.clone()
        if event.button() == Qt.MouseButton.MiddleButton or self._keys.space_held:
            self._keys.space_used()
            self._begin(Pan(self, event.position()))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position(), event.modifiers())

    def _press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        row = self.row_at(at)
        if (pill := self._pill_at(at)) >= 0:
            self._pressed = None
            self.toggle_fold(self.id_of(pill))
        elif row < 0:
            self._begin(Band(self, at) if modifiers & _EXTEND else Pan(self, at))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.select_rows(self.scene.selection ^ {row})
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.select_rows(self.scene.selection | {row})
        elif row not in self.scene.selection:
            self.select_rows([row])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.gesture is None and self._may_carry(event):
            assert self._pressed is not None
            self._begin(Carry(self, self._pressed.position()))
        if self.gesture is not None:
            self._push_at_edge(event.position())
            self.gesture.hold(event.modifiers())
            self.gesture.move(event.position())
            self.update()
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, pressed = self._end(), self._pressed
        self._pressed = None
        if pressed is None:
            return
        if gesture is not None:
            gesture.hold(event.modifiers())
            gesture.finish()
        if self._moved(pressed, event) or event.button() != Qt.MouseButton.LeftButton or pressed.modifiers() & _EXTEND:
            return
        row = self.row_at(event.position())
        self.select_rows([row] if row >= 0 else [])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row < 0 or self._pill_at(event.position()) >= 0:
            self.mousePressEvent(event)
        elif self.scene.data.index.child_count[row]:
            self.toggle_fold(self.id_of(row))
        else:
            self.edit_requested.emit(self.id_of(row))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self._keys.current() if by_key else self.row_at(QPointF(event.pos()))
        if row >= 0 and row not in self.scene.selection:
            self.select_rows([row])
        card = self.view.to_widget(card_box(self.scene, max(row, 0)))
        where = card.center().toPoint() if by_key and row >= 0 else event.pos()
        self.context_requested.emit(self.id_of(row) if row >= 0 else "", self.mapToGlobal(where))

    def leaveEvent(self, event: QEvent) -> None:
        self.scene = self.scene.with_state(hover=-1)
        self.update()

    def _may_carry(self, event: QMouseEvent) -> bool:
        """Whether a held card has been pulled far enough to be carried."""
        held = self._pressed is not None and bool(event.buttons() & Qt.MouseButton.LeftButton)
        return held and self._movable and self._moved(self._pressed, event) and self._pressed_on_card()

    def _pressed_on_card(self) -> bool:
        return self._pressed is not None and self.row_at(self._pressed.position()) in self.scene.selection

    def _moved(self, pressed: QMouseEvent | None, event: QMouseEvent) -> bool:
        if pressed is None:
            return False
        way = (event.position() - pressed.position()).toPoint()
        return way.manhattanLength() >= self._theme.chart_style.drag_distance

    def _begin(self, gesture: Gesture) -> None:
        self.gesture = gesture
        self.setCursor(gesture.cursor)

    def _end(self) -> Gesture | None:
        gesture, self.gesture = self.gesture, None
        self.unsetCursor()
        self.update()
        return gesture

    def _push_at_edge(self, at: QPointF) -> None:
        """While cards are carried or a band is drawn, the chart moves on at the widget's edge."""
        if isinstance(self.gesture, Pan):
            return
        dx = _EDGE_PUSH * ((at.x() < _EDGE) - (at.x() > self.width() - _EDGE))
        dy = _EDGE_PUSH * ((at.y() < _EDGE) - (at.y() > self.height() - _EDGE))
        if dx or dy:
            self.push(QPointF(dx, dy))

    def _hover(self, at: QPointF) -> None:
        row = self.row_at(at)
        row = row if row >= 0 else self._pill_at(at)
        if row != self.scene.hover:
            self.scene = self.scene.with_state(hover=row)
            self.update()
        self.setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)

    def _pill_at(self, at: QPointF) -> int:
        """The manager whose fold mark, on the lower edge of the card, is at a point; -1 where there is none."""
        if self.view.scale < self._theme.chart_style.text_scale:
            return -1
        height = self._theme.chart_style.pill_height
        row = self.row_at(at)
        row = row if row >= 0 else self.row_at(at - QPointF(0, height * self.view.scale))
        if row < 0 or not self.scene.data.index.child_count[row]:
            return -1
        card = self.view.to_widget(card_box(self.scene, row))
        reach = max(height * self.view.scale, self._theme.space.target / 2) / 2
        third = card.width() / 4
        mark = QRectF(card.left() + third, card.bottom() - reach, card.width() - 2 * third, 2 * reach)
        return row if mark.contains(at) else -1

    # Wheel, pinch and tooltip

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = QPointF(event.pixelDelta())
        notches = QPointF(event.angleDelta()) / _WHEEL_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in_steps(notches.y(), event.position())
        else:
            by = notches * float(self._theme.chart.level_step) if pixels.isNull() else pixels
            sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x()
            self.push(QPointF(by.y(), 0) if sideways else by)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.set_scale(self.view.scale * (1 + event.value()), event.position())
            return True
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

    def escape(self) -> None:
        """Break off what is under way, or else select nothing."""
        gesture = self._end()
        self._pressed = None
        if gesture is not None:
            gesture.cancel()
        else:
            self.select_rows([])

    # Painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus = event.reason() in _BY_KEY
        self.update()

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
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def id_of(self, row: int) -> str:
        """The position of a row."""
        return self.scene.data.index.ids[row]

    def _label(self, row: int) -> str:
        return f"{self.scene.data.name(row)}, {self.scene.data.title(row)}"


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
