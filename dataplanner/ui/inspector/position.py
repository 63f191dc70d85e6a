"""The selected position: its fields to edit, its lines, its teams, and what the chart says of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from dataplanner.analysis.shape import people_below
from dataplanner.model.edits import ChangePosition, Edit, FillPosition, VacatePosition
from dataplanner.model.errors import PlanError
from dataplanner.model.fte import typed_fte
from dataplanner.model.positions import Position
from dataplanner.ui.inspector.lines import DottedLines
from dataplanner.ui.session import Session
from dataplanner.ui.text_fields import mark_of, set_mark
from dataplanner.ui.typed import edit_of, typed_as
from dataplanner.ui.widgets import Column, ElidedLabel, fact, label, text_field

FIELDS = (("title", "Title"), ("department", "Department"), ("location", "Location"), ("grade", "Grade"))


class PositionInspector(QWidget):
    """Follows the selection: nothing, one position with its form, or how many there are."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.editors: dict[str, QLineEdit | QComboBox] = {}
        self._column = Column(self)
        # A change may come from a field that is just losing the focus: redraw when the next one has it.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        for signal in (session.selection_changed, session.changed, session.names_changed, session.scenario_changed):
            signal.connect(self._refresh_soon)
        self.refresh()

    def focus(self, field: str = "person") -> None:
        """Put the cursor into a field, for F2 and a double click."""
        if field in self.editors:
            self.editors[field].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show the selection as it is now; the cursor stays in the field where it was."""
        focused = next((field for field, editor in self.editors.items() if editor.hasFocus()), None)
        before = self.editors[focused] if focused is not None else None
        mark = mark_of(before) if isinstance(before, QLineEdit) else None
        self._rebuild()
        after = self.editors.get(focused or "")
        if after is not None:
            after.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(after, QLineEdit) and mark is not None:
            set_mark(after, mark)

    def _refresh_soon(self) -> None:
        self._soon.start()

    def _rebuild(self) -> None:
        self._column.clear()
        self.editors.clear()
        position = self._session.selected()
        if position is not None:
            self._show_position(position)
        elif self._session.selection:
            self._show_many(self._session.selection)
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self._column.add(label("Nothing selected", "heading"))
        hint = "Choose somebody on the chart, or search with Ctrl+K, to see and edit them here."
        self._column.add(label(hint, "secondary", wrap=True))

    def _show_many(self, ids: list[str]) -> None:
        organisation = self._session.organisation
        positions = [organisation.position(position_id) for position_id in ids]
        self._column.add(label(f"{len(ids):,} positions selected", "heading"))
        self._column.add(fact("FTE", f"{sum(p.fte for p in positions):,.2f}".rstrip("0").rstrip(".")))
        self._column.add(fact("Vacant", f"{sum(p.vacant for p in positions):,}"))
        leader = organisation.common_leader(ids)
        shown = self._session.names.briefly(organisation.position(leader)) if leader else "none: separate trees"
        self._column.add(fact("Common leader", shown))

    def _show_position(self, position: Position) -> None:
        self._column.add(ElidedLabel(self._session.names.holder(position), "heading"))
        self._column.add(ElidedLabel(position.title, "secondary"))
        self._column.add(label("Position", "section"))
        self._show_place(position)
        self._column.add(label("Edit", "section"))
        self._column.add(self._form(position))
        self._show_lines(position)
        self._show_teams(position)
        self._show_fields(position)

    def _show_fields(self, position: Position) -> None:
        if position.fields:
            self._column.add(label("From the export", "section"))
        for name, value in position.fields.items():
            self._column.add(fact(name, value))

    def _show_place(self, position: Position) -> None:
        organisation = self._session.organisation
        span, below = organisation.span_of_control(position.id), people_below(organisation, position.id)
        manager = organisation.position(position.manager) if position.manager else None
        self._column.add(fact("Reports to", self._session.names.briefly(manager) if manager else "nobody"))
        self._column.add(fact("Span of control", f"{span:,}, {below:,} in all below" if span else "no reports"))
        self._column.add(fact("Layer", f"{len(organisation.chain_up(position.id))}"))
        if position.role:
            self._column.add(fact("Role", position.role))

    def _form(self, position: Position) -> QWidget:
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        name = "" if position.vacant else self._session.names.holder(position)
        self._add_line(form, "person", "Holder", name, lambda text: self._fill(position, text))
        for field, shown in FIELDS:
            value = getattr(position, field)
            self._add_line(form, field, shown, value, partial(self._change, position, field))
        fte = f"{position.fte:g}"
        self._add_line(form, "fte", "FTE", fte, lambda text: self._change(position, "fte", typed_fte(text)))
        self._add_line(form, "note", "Note", position.note, lambda text: self._change(position, "note", text))
        for field in ("person", "note"):
            self.editors[field].setEnabled(not self._session.names.masked)
        form.addRow(label("Kind of work", "secondary"), self._kind_box(position))
        return holder

    def _add_line(self, form: QFormLayout, field: str, shown: str, value: str, edit: Callable[[str], Edit]) -> None:
        line = text_field(value)
        line.setAccessibleName(shown)
        typed_as(line, lambda text: edit(text) if text != value.strip() else None)
        line.editingFinished.connect(lambda: self._finished(line))
        self.editors[field] = line
        form.addRow(label(shown, "secondary"), line)

    def _finished(self, line: QLineEdit) -> None:
        try:
            edit = edit_of(line)
        except PlanError as error:
            self._session.refused.emit(error.sentence, error.remedy)
            self.refresh()
            return
        if edit is not None:
            line.blockSignals(True)
            self._do(edit)

    def _kind_box(self, position: Position) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName("Kind of work")
        box.addItem("not said", "")
        for kind in self._session.method.kinds.values():
            box.addItem(kind.name, kind.id)
        box.setCurrentIndex(max(box.findData(position.kind), 0))
        box.activated.connect(lambda at: self._do(self._change(position, "kind", box.itemData(at))))
        self.editors["kind"] = box
        return box

    def _show_lines(self, position: Position) -> None:
        self._column.add(label("Dotted lines", "section"))
        self._column.add(DottedLines(self._session, position))

    def _show_teams(self, position: Position) -> None:
        organisation = self._session.organisation
        teams = organisation.teams_of(position.id)
        if teams:
            self._column.add(label("Teams", "section"))
        for team in teams:
            leads = " · lead" if organisation.team_lead(team) == position.id else ""
            self._column.add(ElidedLabel(f"{team.name}{leads}", "body"))

    def _fill(self, position: Position, name: str) -> Edit:
        where = (position.scenario, position.id)
        return FillPosition(*where, name) if name else VacatePosition(*where)

    def _change(self, position: Position, field: str, value: object) -> Edit:
        return ChangePosition(position.scenario, position.id, {field: value})

    def _do(self, edit: Edit) -> None:
        if not self._session.do(edit):
            self.refresh()
