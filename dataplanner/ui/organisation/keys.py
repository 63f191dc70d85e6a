"""What keys do on the chart: arrows walk, + and − zoom, F2 edits, the space bar folds, or pushes while it is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from dataplanner.ui.organisation.walk import Step, next_row

if TYPE_CHECKING:
    from dataplanner.ui.organisation.canvas import ChartCanvas

_STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_EDITS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChartKeys:
    """The keys of one canvas. They speak to the card walked to last, or else to the first that is selected."""

    def __init__(self, canvas: ChartCanvas) -> None:
        self._canvas = canvas
        self._last = -1
        self.space_held = False
        self._space_tapped = False

    def current(self) -> int:
        """The row that keys speak to; -1 for none."""
        selection = self._canvas.scene.selection
        return self._last if self._last in selection else min(selection, default=-1)

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key means; whether it means anything."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(_STEPS[key], extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ZOOMS:
            self._canvas.zoom_in_steps(_ZOOMS[key])
        elif key == Qt.Key.Key_Space:
            self._space_tapped = self._space_tapped if event.isAutoRepeat() else True
            self.space_held = True
        else:
            return self._pressed_other(key)
        return True

    def _pressed_other(self, key: Qt.Key) -> bool:
        canvas, current = self._canvas, self.current()
        if key == Qt.Key.Key_0:
            canvas.set_scale(1.0)
        elif key == Qt.Key.Key_F:
            canvas.fit()
        elif key == Qt.Key.Key_Home and len(canvas.scene.data.index):
            self._go_to(0)
        elif key == Qt.Key.Key_Escape:
            return canvas.escape()
        elif key in _EDITS and current >= 0:
            canvas.edit_requested.emit(canvas.id_of(current))
        else:
            return False
        return True

    def released(self, event: QKeyEvent) -> bool:
        """Fold when the space bar has only been tapped; whether it was that key."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self.space_held = False
        if self._space_tapped and (row := self.current()) >= 0:
            self._canvas.toggle_fold(self._canvas.id_of(row))
        return True

    def space_used(self) -> None:
        """The space bar held has pushed the chart, so letting it go folds nothing."""
        self._space_tapped = False

    def _walk(self, step: Step, *, extend: bool) -> None:
        scene = self._canvas.scene
        if len(scene.data.index):
            current = self.current()
            row = 0 if current < 0 else next_row(scene.layout, int(scene.shown[current]), step)
            self._go_to(row, extend=extend)

    def _go_to(self, row: int, *, extend: bool = False) -> None:
        self._last = row
        self._canvas.select_rows(self._canvas.scene.selection | {row} if extend else [row])
        self._canvas.reveal_row(row)
