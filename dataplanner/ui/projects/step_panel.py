"""One step in one phase: what holds it up, what must be true before it, its questions, and what is noted at it.

The inspector shows it beside the table; the focus page shows the same alone and larger, for a workshop.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from dataplanner.analysis.closing import CHANGED, Revisit, revisits
from dataplanner.analysis.ground import Ground
from dataplanner.analysis.method import Phase
from dataplanner.analysis.project_method import FormField
from dataplanner.analysis.schedule import needed_before
from dataplanner.analysis.steps import StepState, against_the_facts, step_conditions
from dataplanner.model.edits import Edit, SetStep
from dataplanner.model.projects import PHASES, Project
from dataplanner.ui.projects.fields import FieldMaker
from dataplanner.ui.projects.part_list import Open, PartList
from dataplanner.ui.projects.wait_card import wait_cards
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, card, label

FIRST = ("owner", "since", "begin", "due", "note")
REASONED = ("not_needed",)
"""Statuses that want a reason whatever the plan says."""


class StepPanel(QWidget):
    """``changed`` gets the fields that were edited, ``open_`` the table and key of a part to be shown."""

    def __init__(self, session: Session, changed: Callable[[dict[str, object]], object], open_: Open) -> None:
        super().__init__()
        self._session, self._open = session, open_
        self._column = Column(self)
        self._fields = FieldMaker(session, self._edited, self._as_edit)
        self._changed = changed
        self._step: tuple[Project, StepState, Phase] | None = None
        # A change may come from a field that is just losing the focus: redraw when the next one has it.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._redraw)

    def show_nothing(self, text: str) -> None:
        """There is no step at the cursor."""
        self._soon.stop()
        self._step = None
        self._clear()
        self._column.add(label("Steps", "heading"))
        self._column.add(label(text, "secondary", wrap=True))

    def show_step(self, project: Project, state: StepState, phase: Phase) -> None:
        """Show a step in its phase; the cursor stays in the field where it was."""
        self._step = (project, state, phase)
        self._soon.start()

    def begin(self) -> None:
        """Put the cursor into the reason, where one is asked for, else into what has changed, else into the owner."""
        self._redraw()
        first = next(name for name in ("reason", f"answers/{CHANGED}", "owner") if name in self._fields.widgets)
        self._fields.focus(first)

    def _edited(self, fields: dict[str, object]) -> None:
        self._changed(fields)
        self._soon.start()

    def _as_edit(self, fields: dict[str, object]) -> Edit | None:
        if self._step is None:
            return None
        project, state, phase = self._step
        return SetStep(project.id, phase.id, state.step.id, fields, state.step.name)

    def _redraw(self) -> None:
        focused = self._fields.focused()
        self._clear()
        if self._step is not None:
            self._fill(*self._step)
        self._fields.focus(focused)

    def _clear(self) -> None:
        self._column.clear()
        self._fields.clear()

    def _fill(self, project: Project, state: StepState, phase: Phase) -> None:
        owner = f" · owner {state.record.owner}" if state.record.owner else ""
        self._column.add(label(state.step.name, "heading", wrap=True))
        self._column.add(label(f"{phase.name}{owner} · {state.step.chapter}", "secondary", wrap=True))
        for frame in wait_cards(self._session, project, phase.id, state.step.id, self._open):
            self._column.add(frame)
        ground = Ground(self._session.plan, self._session.scenario, self._session.method, project, phase.id)
        self._show_facts(state, ground)
        self._column.add(label(state.step.about, "body", wrap=True))
        self._show_revisit(project, state, phase)
        self._show_before(state, ground)
        self._column.add(label("Status", "section"))
        self._column.add(self._status_box(state))
        for field in FIRST:
            self._fields.add_to(self._column, state.record, self._field(field))
        self._show_questions(state)
        self._fields.add_to(self._column, state.record, self._field("evidence"))
        for table in state.step.parts:
            self._column.add(PartList(self._session, project, table, phase.id, self._open))

    def _field(self, name: str) -> FormField:
        return next(field for field in self._session.method.projects.forms["steps"].fields if field.id == name)

    def _show_facts(self, state: StepState, ground: Ground) -> None:
        """What the plan says against a step that has begun, and the reason that is given for it."""
        failed = against_the_facts(ground, state)
        wanted = failed or state.status.id in REASONED or state.record.reason or state.too_early
        if not wanted:
            return
        if failed:
            frame, column = card("amber")
            column.addWidget(label("The plan says otherwise", "strong", wrap=True))
            for one in failed:
                column.addWidget(label(one.sentence, "body", wrap=True))
                column.addWidget(label(one.precondition.remedy, "secondary", wrap=True))
            self._column.add(frame)
        self._fields.add_to(self._column, state.record, self._field("reason"))

    def _show_revisit(self, project: Project, state: StepState, phase: Phase) -> None:
        """How the phase before left the step, and what has changed since."""
        found = revisits(self._session.plan, project, phase.id, self._session.method)
        before = next((one for one in found if one.step.id == state.step.id), None)
        if before is None:
            return
        earlier = self._session.method.phases[PHASES[PHASES.index(phase.id) - 1]].name
        self._column.add(label(f"What has changed since {earlier}", "section"))
        self._column.add(label(_left(before, self._session), "secondary", wrap=True))
        self._column.add(label(before.question, "body", wrap=True))
        self._column.add(self._fields.answer(state.record, CHANGED, before.question))

    def _show_before(self, state: StepState, ground: Ground) -> None:
        method = self._session.method
        conditions = step_conditions(ground, state.record)
        first = needed_before(state.step, state.record.phase)
        if not (first or conditions):
            return
        self._column.add(label("Before this step", "section"))
        missing = {*state.missing, *state.missing_before}
        for _, step in first:
            sign = "○ not settled:" if step in missing else "✓"
            self._column.add(label(f"{sign} {method.steps[step].name}", "body", wrap=True))
        for one in conditions:
            sign = {True: "✓", False: "○", None: "?"}[one.met.holds]
            detail = one.met.detail if one.met.holds else one.sentence
            text = f"{sign} {one.precondition.name}{f' ({detail})' if detail else ''}"
            self._column.add(label(text, "body", wrap=True))

    def _show_questions(self, state: StepState) -> None:
        questions = self._session.method.projects.questions_of(state.step.id)
        if questions:
            self._column.add(label("Questions", "section"))
        for question in questions:
            self._column.add(label(question.text, "body", wrap=True))
            self._column.add(self._fields.answer(state.record, question.id, question.text))

    def _status_box(self, state: StepState) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName("Status")
        for status in self._session.method.statuses.values():
            box.addItem(status.name, status.id)
        box.setCurrentIndex(box.findData(state.record.status))
        box.activated.connect(lambda at: self._changed({"status": box.itemData(at)}))
        self._fields.widgets["status"] = box
        return box


def _left(one: Revisit, session: Session) -> str:
    """How the phase before left a step, in a line."""
    status = session.method.statuses[one.before.status].name
    return " · ".join(text for text in (status, one.before.note, one.before.reason) if text)
