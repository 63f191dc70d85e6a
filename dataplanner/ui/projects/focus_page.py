"""One step alone on the page, for a workshop: the same form as in the inspector, larger, with its status in one row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dataplanner.analysis.method import Phase
from dataplanner.analysis.steps import StepState
from dataplanner.model.projects import Project
from dataplanner.ui.projects.part_list import Open
from dataplanner.ui.projects.step_panel import StepPanel
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.session import Session
from dataplanner.ui.shortcuts import within
from dataplanner.ui.widgets import button, clear_layout, label, toggle

WIDTH = 760
HELP = "Ctrl+Down and Ctrl+Up go to the next and the previous step · Esc leads back to the table"


class FocusPage(QWidget):
    """``moved`` asks for the next (1) or the previous (-1) step, ``left`` for the table."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, session: Session, changed: Callable[[dict[str, object]], object], open_: Open) -> None:
        super().__init__()
        self._session, self._changed = session, changed
        self.panel = StepPanel(session, changed, open_)
        self.panel.setMaximumWidth(WIDTH)
        self._statuses = QHBoxLayout()
        self._statuses.setSpacing(8)
        scroll = scrolling(self.panel, "panel")
        top = QHBoxLayout()
        top.addWidget(button("‹ All steps", self.left.emit, "link"))
        top.addStretch(1)
        top.addLayout(self._statuses)
        top.addStretch(1)
        top.addWidget(button("‹ Previous step", lambda: self.moved.emit(-1)))
        top.addWidget(button("Next step ›", lambda: self.moved.emit(1)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(scroll, 1)
        column.addWidget(label(HELP, "small", wrap=True))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        within(self, "Esc", self.left.emit)
        within(self, "Ctrl+Down", lambda: self.moved.emit(1))
        within(self, "Ctrl+Up", lambda: self.moved.emit(-1))

    def show_step(self, project: Project, state: StepState, phase: Phase) -> None:
        """Show a step in its phase."""
        self.panel.show_step(project, state, phase)
        clear_layout(self._statuses)
        for status in self._session.method.statuses.values():
            choice = toggle(status.name, self._choosing(status.id), on=status.id == state.status.id)
            self._statuses.addWidget(choice)

    def _choosing(self, status: str) -> Callable[[bool], object]:
        return lambda _on: self._changed({"status": status})
