"""The outline tree beside the chart: the same organisation for keyboards and screen readers, with one selection."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from dataplanner.ui.organisation.outline_model import COUNT, OutlineModel
from dataplanner.ui.session import Session
from dataplanner.ui.when_seen import DrawnWhenSeen


class Outline(DrawnWhenSeen, QTreeView):
    """Follows and leads the session's selection."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
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
        session.selection_changed.connect(lambda _ids: self._follow())
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
        if self.stale:
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
