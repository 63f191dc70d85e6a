"""What every workspace is: a page on one session that redraws itself when it is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.model.document import Changed
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.when_seen import DrawnWhenSeen


class Workspace(DrawnWhenSeen, QWidget):
    """A page of the window, drawn anew by ``refresh``.

    ``tables`` names the kinds of record that the page shows: other changes leave it alone. An empty set means all.
    ``has_inspector`` is False for pages that nothing can be selected on, ``in_rail`` for those that have their button
    elsewhere.
    """

    name = ""
    icon = ""
    tables: frozenset[str] = frozenset()
    has_inspector = True
    in_rail = True
    status_changed = Signal()
    """What ``status`` or ``zoom`` says may be another."""

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.tasks = tasks
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 16)
        self.column.setSpacing(12)
        session.changed.connect(self._on_changed)
        session.scenario_changed.connect(self.invalidate)
        session.names_changed.connect(self.invalidate)

    def inspector(self) -> QWidget | None:
        """What the right-hand panel shows for this page; None for the selected position."""
        return None

    def status(self) -> str:
        """Counts for the status bar, such as “5 teams · 47 people”."""
        return ""

    def zoom(self) -> str:
        """How large the page is drawn, for pages that can be zoomed."""
        return ""

    def place(self) -> object:
        """What has been turned to and chosen here, so that the page that is built in its stead can return to it."""
        return None

    def return_to(self, place: Any) -> None:
        """Turn to what ``place`` of the page before this one gave."""

    def redraw(self) -> None:
        super().redraw()
        self.status_changed.emit()

    def _on_changed(self, change: Changed) -> None:
        if not self.tables or not self.tables.isdisjoint(change.tables):
            self.invalidate()
