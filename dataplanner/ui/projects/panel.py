"""The inspector of projects: the step at the cursor, the form of a part that was opened, or a phase being closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.analysis.method import Phase
from dataplanner.analysis.steps import StepState
from dataplanner.model.projects import Project
from dataplanner.model.records import Key
from dataplanner.ui.projects.closing_panel import ClosingPanel
from dataplanner.ui.projects.part_panel import PartPanel
from dataplanner.ui.projects.step_panel import StepPanel
from dataplanner.ui.session import Session
from dataplanner.ui.shortcuts import within


class ProjectPanel(QWidget):
    """Turns from one to another. All lie in one column, the others hidden: a stack would cut wrapped texts.

    ``left`` says that Esc leads back to the page.
    """

    left = Signal()

    def __init__(self, session: Session, changed: Callable[[dict[str, object]], object]) -> None:
        super().__init__()
        self.step = StepPanel(session, changed, self.open_part)
        self.part = PartPanel(session, self.show_steps)
        self.closing = ClosingPanel(session, self.show_steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pages = (self.step, self.part, self.closing)
        for page in self._pages:
            column.addWidget(page)
        self.show_steps()
        within(self, "Esc", self._leave)

    def _leave(self) -> None:
        """Leave the field first, so that what was typed is taken; then the panel."""
        self.left.emit()
        self.show_steps()

    def show_nothing(self, text: str) -> None:
        """There is nothing at the cursor."""
        self.step.show_nothing(text)
        self.show_steps()

    def show_step(self, project: Project, state: StepState, phase: Phase) -> None:
        """Turn to a step."""
        self.step.show_step(project, state, phase)
        self.show_steps()

    def show_steps(self) -> None:
        """Turn back from a part."""
        self._turn(self.step)

    def open_part(self, table: str, key: Key) -> None:
        """Turn to the form of a part, the cursor in its first field."""
        self._turn(self.part)
        self.part.show_part(table, key, begin=True)

    def show_part(self, table: str, key: Key) -> None:
        """Turn to the form of a part; the cursor stays where it is."""
        self._turn(self.part)
        self.part.show_part(table, key)

    def show_closing(self, project: Project) -> None:
        """Turn to the closing of the phase that a project is in."""
        self._turn(self.closing)
        self.closing.show_closing(project)

    def show_revisits(self, project: Project) -> None:
        """Turn to what has changed since the phase before."""
        self._turn(self.closing)
        self.closing.show_revisits(project)

    def refresh(self) -> None:
        """Show what is open beside the step as it is now."""
        for page in (self.part, self.closing):
            if not page.isHidden():
                page.refresh()

    def _turn(self, shown: QWidget) -> None:
        for page in self._pages:
            page.setVisible(page is shown)
