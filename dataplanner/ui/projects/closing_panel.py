"""A phase closed from the inspector: what is still open first; then, in the next phase, what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.closing import CHANGED, Closing, Revisit, close_phase, closing, revisits
from dataplanner.analysis.wording import Count, inside
from dataplanner.model.edits import SetStep
from dataplanner.model.projects import PHASES, Project, Step
from dataplanner.ui.projects.fields import FieldMaker
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.widgets import Column, button, label, row


class ClosingPanel(QWidget):
    """``back`` leads to the step at the cursor."""

    def __init__(self, session: Session, back: Callable[[], object]) -> None:
        super().__init__()
        self._session, self._back = session, back
        self._project = ""
        self._asking = self._fresh = False
        self._column = Column(self)
        self._makers: dict[str, FieldMaker] = {}
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._redraw)

    def show_closing(self, project: Project) -> None:
        """Say what closing the present phase leaves open."""
        self._project, self._asking, self._fresh = project.id, False, True
        self._soon.start()

    def show_revisits(self, project: Project) -> None:
        """Ask at each step what has changed since the phase before."""
        self._project, self._asking, self._fresh = project.id, True, True
        self._soon.start()

    def refresh(self) -> None:
        """Show it as it is now; the cursor stays in its field."""
        self._soon.start()

    def _redraw(self) -> None:
        focused = next((step for step, maker in self._makers.items() if maker.focused()), None)
        self._column.clear()
        self._makers.clear()
        project = self._session.plan.find(Project, self._project)
        if project is None:
            self._back()
        elif self._asking:
            self._ask(project)
        else:
            self._tell(project)
        if self._fresh and self._makers:
            focused = next(iter(self._makers))
        self._fresh = False
        if focused in self._makers:
            self._makers[focused].focus(f"answers/{CHANGED}")

    def _tell(self, project: Project) -> None:
        method = self._session.method
        found = closing(self._session.plan, project, method)
        name = method.phases[found.phase].name
        self._column.add(label(f"Close {name}", "heading"))
        self._column.add(row(button("‹ Back", self._back, "link"), None))
        lines = list(self._open(found))
        self._column.add(label("Still open" if lines else "Nothing is open any more", "section"))
        for line in lines:
            self._column.add(label(line, "body", wrap=True))
        if found.items and found.following:
            moved = Count(len(found.items))
            following = method.phases[found.following].name
            self._column.add(label(f"{moved:One item moves|# items move} on to {following}.", "body", wrap=True))
        text = f"Close {name}, open {method.phases[found.following].name}" if found.following else f"Close {name}"
        close = button(text, partial(self._close, project), "primary")
        self._column.add(close, Qt.AlignmentFlag.AlignLeft)
        if self._fresh:
            close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, found: Closing) -> Iterator[str]:
        for state in found.steps:
            yield f"○ {state.step.name}: {inside(state.status.name)}"
        for wait in found.waits:
            yield f"⚑ Waiting for {wait.name}"
        for debt in found.debts:
            yield f"○ Debt to be paid: {debt.name}"

    def _close(self, project: Project) -> None:
        if self._session.do(close_phase(self._session.plan, project, self._session.method, today())):
            after = self._session.plan.get(Project, project.id)
            self.show_revisits(after) if after.phase != project.phase else self._back()

    def _ask(self, project: Project) -> None:
        method = self._session.method
        found = revisits(self._session.plan, project, project.phase, method)
        earlier = method.phases[PHASES[max(PHASES.index(project.phase) - 1, 0)]].name
        self._column.add(label(f"What has changed since {earlier}?", "heading", wrap=True))
        self._column.add(row(button("‹ Back", self._back, "link"), None))
        open_ = [one for one in found if not one.answer]
        self._column.add(label(f"{len(found) - len(open_)} of {len(found)} answered", "secondary"))
        for one in found:
            self._ask_one(project, one)

    def _ask_one(self, project: Project, one: Revisit) -> None:
        self._column.add(label(f"{one.step.name}{' · look again' if one.again else ''}", "section"))
        left = one.before.reason or one.before.note
        if left:
            self._column.add(label(left, "secondary", wrap=True))
        self._column.add(label(one.question, "body", wrap=True))
        place = (project.id, project.phase, one.step.id)

        def as_edit(fields: dict[str, object]) -> SetStep:
            return SetStep(*place, fields, one.step.name)

        maker = FieldMaker(self._session, lambda fields: self._do(as_edit(fields)), as_edit)
        self._makers[one.step.id] = maker
        record = self._session.plan.find(Step, *place) or Step(*place)
        self._column.add(maker.answer(record, CHANGED, one.question))

    def _do(self, edit: SetStep) -> None:
        self._session.do(edit)
        self._soon.start()
