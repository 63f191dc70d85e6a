"""The chart under the mouse: pressing, carrying, pushing, hovering, the wheel and pinching."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.choosing import ChoosingChart
from dataplanner.ui.organisation.gestures import Band, Carry, Gesture, Pan
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme

_WHEEL_NOTCH = 120.0
_EDGE, _EDGE_PUSH = 32, 18.0


class PointedChart(ChoosingChart):
    """Turns the mouse into gestures. Where nothing is ``movable`` its cards cannot be carried."""

    def __init__(
        self,
        theme: Theme,
        *,
        reduced_motion: bool = False,
        movable: bool = True,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, reduced_motion=reduced_motion, tasks=tasks, parent=parent)
        self._movable = movable
        self.setMouseTracking(True)
        self.gesture: Gesture | None = None
        self._pressed: QMouseEvent | None = None

    def pushes(self) -> bool:
        """For subclasses: whether a key is held that makes any press push the chart."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.clone()
        if event.button() == Qt.MouseButton.MiddleButton or self.pushes():
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
        dx = _EDGE_PUSH * ((at.x() < _EDGE) - (at.x() > self.room().width() - _EDGE))
        dy = _EDGE_PUSH * ((at.y() < _EDGE) - (at.y() > self.room().height() - _EDGE))
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
        return super().event(event)


_EXTEND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
