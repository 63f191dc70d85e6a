"""What the keys of the table of steps want done with the step, or the phase, at its cursor."""

from __future__ import annotations

from collections.abc import Callable

from dataplanner.analysis.steps import StepState
from dataplanner.model.edits import AddPart
from dataplanner.model.edits.parts import part_type
from dataplanner.model.projects import Project
from dataplanner.ui.projects.panel import ProjectPanel
from dataplanner.ui.projects.part_list import new_part
from dataplanner.ui.projects.steps_view import ADD, ALONE, CLOSE, EDIT, REVISIT
from dataplanner.ui.session import Session


class Wishes:
    """Grants them in the inspector; ``alone`` shows the step by itself."""

    def __init__(self, session: Session, panel: ProjectPanel, alone: Callable[[], object]) -> None:
        self._session, self._panel, self._alone = session, panel, alone

    def grant(self, wish: str, project: Project, state: StepState) -> None:
        """Do what a key wants, one of those that the view names."""
        wishes: dict[str, Callable[[], object]] = {
            ALONE: self._alone,
            EDIT: self._edit,
            ADD: lambda: self._note(project, state),
            CLOSE: lambda: self._panel.show_closing(project),
            REVISIT: lambda: self._panel.show_revisits(project),
        }
        wishes[wish]()

    def _edit(self) -> None:
        self._panel.show_steps()
        self._panel.step.begin()

    def _note(self, project: Project, state: StepState) -> None:
        """Add what is noted first at a step, and go to its form."""
        table = next((one for one in state.step.parts if part_type(one).key_fields == ("id",)), None)
        if table is None:
            return
        part = new_part(self._session, project, table, state.record.phase)
        if self._session.do(AddPart(part)):
            self._panel.open_part(table, part.key)
