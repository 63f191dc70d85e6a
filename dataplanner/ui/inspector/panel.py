"""The inspector panel: the page's own view, or the selected position and what is found there; the history below."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dataplanner.ui.inspector.found import FoundHere
from dataplanner.ui.inspector.history import History
from dataplanner.ui.inspector.position import PositionInspector
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.session import Session
from dataplanner.ui.workspace import Workspace

WIDTH = 320


class InspectorPanel(QFrame):
    """Shows one page at a time; a workspace without a page of its own shows the selected position."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "panel-right")
        self.setFixedWidth(WIDTH)
        self.position = PositionInspector(session)
        self.found = FoundHere(session)
        self._selected = _below_each_other(self.position, self.found)
        self._pages = QStackedWidget()
        # Each page has an area of its own: a stack inside one would not let wrapped texts have their height.
        self._scrolls: dict[QWidget, QScrollArea] = {}
        self.history = History(session, self)
        session.selection_changed.connect(self._from_the_top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._pages, 1)
        column.addWidget(self.history)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.history.fit_into(event.size().height())

    def show_for(self, workspace: Workspace) -> None:
        """Turn to what this workspace wants to show."""
        page: QWidget = workspace.inspector() or self._selected
        if page not in self._scrolls:
            self._scrolls[page] = scrolling(page, "panel")
            self._pages.addWidget(self._scrolls[page])
        self._pages.setCurrentWidget(self._scrolls[page])

    def _from_the_top(self) -> None:
        """Whoever is selected next is read from the top."""
        if self._selected in self._scrolls:
            self._scrolls[self._selected].verticalScrollBar().setValue(0)


def _below_each_other(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return holder
