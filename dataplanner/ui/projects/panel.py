"""The inspector of projects: the step at the cursor, or the form of a part that was opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QWidget

from dataplanner.analysis.method import Phase
from dataplanner.analysis.steps import StepState
from dataplanner.model.projects import Project
from dataplanner.model.records import Key
from dataplanner.ui.projects.part_panel import PartPanel
from dataplanner.ui.projects.step_panel import StepPanel
from dataplanner.ui.session import Session


class ProjectPanel(QWidget):
    """Turns from one to the other; an empty page says what to do."""

    def __init__(self, session: Session, changed: Callable[[dict[str, object]], object]) -> None:
        super().__init__()
        self.step = StepPanel(session, changed, self.open_part)
        self.part = PartPanel(session, self.show_steps)
        self._pages = QStackedLayout(self)
        for page in (self.step, self.part):
            self._pages.addWidget(page)

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
        self._pages.setCurrentWidget(self.step)

    def open_part(self, table: str, key: Key) -> None:
        """Turn to the form of a part."""
        self.part.show_part(table, key)
        self._pages.setCurrentWidget(self.part)

    def refresh(self) -> None:
        """Show the open part as it is now."""
        if self._pages.currentWidget() is self.part:
            self.part.refresh()
