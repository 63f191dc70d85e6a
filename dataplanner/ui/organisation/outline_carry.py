"""Carrying positions about in the outline, as cards on the chart: what letting go over a line would do, and where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QLabel, QTreeView

from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.drop import Drop, DropRequest, How, drop_on
from dataplanner.ui.organisation.gestures import CARRY_HINT, REFUSED_HINT

_BESIDE = 0.25
"""A drop on this share of a line at either edge goes beside its position, a drop on the middle under it."""
_EDGE, _BELOW = 20, QPoint(14, 14)
_TICK, _PATIENCE = 60, 12
"""Milliseconds between two looks at where the pointer rests, and after how many of them a folded leader opens."""

PositionAt = Callable[[QModelIndex], str]


class OutlineCarry:
    """One drag, of those ``positions``; ``position_at`` says which position a line of the tree is."""

    def __init__(self, tree: QTreeView, data: ChartData, positions: list[str], position_at: PositionAt) -> None:
        self._tree, self._data, self._position_at = tree, data, position_at
        self._rows = data.rows(positions)
        self._at, self._modifiers = QPoint(), Qt.KeyboardModifier.NoModifier
        self._over, self._rested = QModelIndex(), 0
        self.drop: Drop | None = None
        self._ticks = QTimer(tree, interval=_TICK)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start()
        self._said = QLabel(tree.window())
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._said.setProperty("role", "carried")
        QApplication.setOverrideCursor(Qt.CursorShape.DragMoveCursor)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is there, with those keys held."""
        self._at, self._modifiers = at, modifiers
        index = self._tree.indexAt(at).siblingAtColumn(0)
        self._rested = self._rested if index == self._over else 0
        self._over = index
        self.drop = self._drop_on(index) if index.isValid() else None
        self._tell()
        self._tree.viewport().update()

    def request(self) -> DropRequest | None:
        """What letting go now asks for; None where nothing would be done."""
        if self.drop is None or self.drop.refused:
            return None
        ids = self._data.index.ids
        return DropRequest(self.drop.how, tuple(ids[row] for row in self.drop.rows), ids[self.drop.target])

    def end(self) -> None:
        """Nothing is carried any more."""
        self._ticks.stop()
        self._ticks.deleteLater()
        QApplication.restoreOverrideCursor()
        self._said.hide()
        self._said.deleteLater()
        self._tree.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Mark where the carried ones would come to stand: the line of their manager, or the place between two."""
        if self.drop is None or self.drop.refused:
            return
        line = self._line(self._over)
        painter.setPen(QPen(self._tree.palette().color(QPalette.ColorRole.Link), 2))
        if self.drop.how in (How.BEFORE, How.AFTER):
            y = line.top() + 1 if self.drop.how is How.BEFORE else line.bottom()
            painter.drawLine(line.left(), y, line.right(), y)
        else:
            painter.drawRect(line.adjusted(1, 1, -1, -1))

    def _drop_on(self, index: QModelIndex) -> Drop | None:
        target = self._data.index.row.get(self._position_at(index), -1)
        return drop_on(self._data, self._rows, target, self._how(index)) if target >= 0 else None

    def _how(self, index: QModelIndex) -> How:
        """What a drop at the pointer means; the keys are those of the chart."""
        if self._modifiers & Qt.KeyboardModifier.ControlModifier:
            return How.DOTTED
        if self._modifiers & Qt.KeyboardModifier.ShiftModifier:
            return How.ALONE
        line = self._line(index)
        share = (self._at.y() - line.top()) / max(line.height(), 1)
        return How.BEFORE if share < _BESIDE else How.AFTER if share > 1 - _BESIDE else How.UNDER

    def _line(self, index: QModelIndex) -> QRect:
        """The whole line of the tree, from the position's name to the right edge."""
        line = self._tree.visualRect(index)
        line.setRight(self._tree.viewport().width() - 1)
        return line

    def _tell(self) -> None:
        """The sentence beside the pointer, and below it its effect."""
        if self.drop is None:
            lines = [CARRY_HINT]
        elif self.drop.refused:
            lines = [f"✕ {self.drop.sentence}", REFUSED_HINT]
        else:
            lines = [self.drop.sentence, self.drop.effect]
        said, window = self._said, self._tree.window()
        said.setText("\n".join(filter(None, lines)))
        said.adjustSize()
        at = self._tree.viewport().mapTo(window, self._at) + _BELOW
        said.move(min(at.x(), window.width() - said.width()), min(at.y(), window.height() - said.height()))
        said.show()

    def _tick(self) -> None:
        """Scroll while the pointer is at an edge, and open the folded leader on whom it rests."""
        bar, height = self._tree.verticalScrollBar(), self._tree.viewport().height()
        step = (self._at.y() > height - _EDGE) - (self._at.y() < _EDGE)
        if step:
            bar.setValue(bar.value() + step * bar.singleStep())
            self.move(self._at, self._modifiers)
        self._rested += 1
        if self._rested == _PATIENCE and self._over.isValid():
            self._tree.expand(self._over)
