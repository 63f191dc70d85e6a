"""The outline tree beside the chart: the same organisation for keyboards and screen readers, with one selection."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTreeView

from dataplanner.ui.organisation.chart_data import chart_data
from dataplanner.ui.organisation.outline_carry import OutlineCarry
from dataplanner.ui.organisation.outline_model import COUNT, OutlineModel
from dataplanner.ui.session import Session
from dataplanner.ui.when_seen import DrawnWhenSeen


class Outline(DrawnWhenSeen, QTreeView):
    """Follows and leads the session's selection. Positions are dragged as on the chart, and Shift selects many."""

    drop_requested = Signal(object)
    """A DropRequest: what was dropped where, and what that means."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pressed: QPoint | None = None
        self._kept: QModelIndex | None = None
        self._carry: OutlineCarry | None = None
        self._echo = False
        self.stale = False
        self.outline = OutlineModel(session)
        self.setModel(self.outline)
        self.setAccessibleName("Outline of the organisation")
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setResizeContentsPrecision(0)  # of what can be seen: measuring 200,000 rows takes seconds
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)  # the name comes first and is what is looked for
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().selectionChanged.connect(lambda *_: self._lead())
        session.selection_changed.connect(self._follow)
        self.expandToDepth(1)

    def refresh(self) -> None:
        """Show the organisation as it is now; what was unfolded stays so."""
        unfolded = [self.outline.position_id(index) for index in self._unfolded()]
        self._echo = True
        self.outline.renew()
        for position_id in unfolded:
            self.expand(self.outline.index_of_position(position_id))
        self._echo = False
        self._follow()

    def _unfolded(self) -> list[QModelIndex]:
        found: list[QModelIndex] = []
        waiting = [self.outline.index(row, 0) for row in range(self.outline.rowCount())]
        while waiting:
            index = waiting.pop()
            if self.isExpanded(index):
                found.append(index)
                waiting += [self.outline.index(row, 0, index) for row in range(self.outline.rowCount(index))]
        return found

    def _lead(self) -> None:
        if not self._echo:
            indexes = self.selectionModel().selectedRows()
            self._session.select([self.outline.position_id(index) for index in indexes])

    def _follow(self) -> None:
        """Select what the session has selected, and unfold the way to the first of it."""
        if self.stale or not self.isVisible():
            self.stale = True  # marking thousands that nobody sees takes as long as showing all anew
            return
        self._echo = True
        selection = QItemSelection()
        indexes = [self.outline.index_of_position(position) for position in self._session.selection]
        for index in indexes:
            selection.select(index, index.siblingAtColumn(COUNT))
        if indexes:
            self.selectionModel().setCurrentIndex(indexes[0], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(indexes[0])
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._echo = False

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """One of several that are selected is not selected alone until the button goes up where it went down."""
        at, index = event.position().toPoint(), self.indexAt(event.position().toPoint())
        on_line = event.button() is Qt.MouseButton.LeftButton and self.visualRect(index).contains(at)
        self._pressed = at if on_line else None
        several = len(self._session.selection) > 1 and not event.modifiers()
        self._kept = index if on_line and several and self.selectionModel().isSelected(index) else None
        if self._kept is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif self._carry or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._carry = self._carry or self._lifted()
            self._carry.move(at, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carry, kept = self._carry, self._kept
        self._put_down()
        if carry is None:
            if kept is not None:
                self._session.select([self.outline.position_id(kept)])
            super().mouseReleaseEvent(event)
        elif (request := carry.request()) is not None:
            self.drop_requested.emit(request)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._carry is not None and event.key() == Qt.Key.Key_Escape:
            self._put_down()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._carry is not None:
            painter = QPainter(self.viewport())
            self._carry.paint(painter)
            painter.end()

    def _lifted(self) -> OutlineCarry:
        """What is selected, carried from now on."""
        session = self._session
        data = chart_data(session.plan, session.scenario, kind_names={}, holder=session.names.holder)
        return OutlineCarry(self, data, session.selection, self.outline.position_id)

    def _put_down(self) -> None:
        if self._carry is not None:
            self._carry.end()
        self._pressed = self._kept = self._carry = None
