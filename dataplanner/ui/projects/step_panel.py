"""One step in one phase, beside the table: what it is, what should come first, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dataplanner.analysis.method import Phase
from dataplanner.analysis.steps import StepState
from dataplanner.ui.names import NOT_SHOWN
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, label

FIELDS = (
    ("owner", "Owner", "Who sees to it"),
    ("since", "Since", "A date such as 2026-11-02"),
    ("note", "What it produced, or what it waits for", ""),
)
NAMING = {"owner", "note"}
"""Fields that name people, or may."""


class StepPanel(QWidget):
    """The inspector page of the projects workspace; ``changed`` gets the fields that were edited."""

    def __init__(self, session: Session, changed: Callable[[dict[str, object]], object]) -> None:
        super().__init__()
        self._session = session
        self._changed = changed
        self._column = Column(self)
        self._lines: dict[str, QLineEdit] = {}
        self._step: tuple[StepState, Phase] | None = None
        # A change may come from a line that is just losing the focus: redraw when the next one has it.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._redraw)

    def show_nothing(self, text: str) -> None:
        """There is no step at the cursor."""
        self._soon.stop()
        self._clear()
        self._column.add(label("Steps", "heading"))
        self._column.add(label(text, "secondary", wrap=True))

    def show_step(self, state: StepState, phase: Phase) -> None:
        """Show a step in its phase; the cursor stays in the line where it was."""
        self._step = (state, phase)
        self._soon.start()

    def _redraw(self) -> None:
        focused = next((field for field, line in self._lines.items() if line.hasFocus()), None)
        self._clear()
        if self._step is not None:
            self._fill(*self._step)
        if focused is not None:
            self._lines[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._column.clear()
        self._lines.clear()

    def _fill(self, state: StepState, phase: Phase) -> None:
        self._column.add(label(state.step.name, "heading", wrap=True))
        self._column.add(label(f"{phase.name} · {state.step.chapter}", "secondary"))
        self._column.add(label(state.step.about, "body", wrap=True))
        self._show_before(state)
        self._column.add(label("Status", "section"))
        self._column.add(self._status_box(state))
        for field, name, hint in FIELDS:
            self._column.add(label(name, "section"))
            self._column.add(self._line(field, name, hint, getattr(state.record, field)))

    def _show_before(self, state: StepState) -> None:
        method = self._session.method
        if not (state.step.after or state.step.after_phase):
            return
        self._column.add(label("Before this step", "section"))
        missing = {*state.missing, *state.missing_before}
        for step in (*state.step.after, *state.step.after_phase):
            sign = "○ not settled:" if step in missing else "✓"
            self._column.add(label(f"{sign} {method.steps[step].name}", "body", wrap=True))

    def _status_box(self, state: StepState) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName("Status")
        for status in self._session.method.statuses.values():
            box.addItem(status.name, status.id)
        box.setCurrentIndex(box.findData(state.record.status))
        box.activated.connect(lambda at: self._changed({"status": box.itemData(at)}))
        return box

    def _line(self, field: str, name: str, hint: str, value: str) -> QLineEdit:
        hidden = bool(value) and field in NAMING and self._session.names.masked
        line = QLineEdit(NOT_SHOWN if hidden else value)
        line.setEnabled(not hidden)
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.editingFinished.connect(partial(self._finished, line, field, line.text()))
        self._lines[field] = line
        return line

    def _finished(self, line: QLineEdit, field: str, before: str) -> None:
        if line.text().strip() != before.strip():
            line.blockSignals(True)
            self._changed({field: line.text().strip()})
