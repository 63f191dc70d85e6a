"""The form of a project or of one of its parts in the inspector, with what the program makes of it and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from dataplanner.analysis.part_text import PartWords
from dataplanner.model.backlog import Velocity
from dataplanner.model.edits import AddPart, Batch, ChangePart, ChangeProject, Edit, RemovePart, RemoveProject
from dataplanner.model.edits.parts import part_type
from dataplanner.model.projects import Entry, Project
from dataplanner.model.records import Key
from dataplanner.ui.projects.fields import FieldMaker
from dataplanner.ui.projects.part_reading import part_reading
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, button, label, row

MOVABLE = (Velocity.table,)
"""Tables of parts whose key is typed in: a month that was mistaken is corrected."""


class PartPanel(QWidget):
    """Shows a project, or one part of one, as a form; ``back`` leaves it, ``gone`` says that it is no more."""

    def __init__(self, session: Session, back: Callable[[], object]) -> None:
        super().__init__()
        self._session, self._back = session, back
        self._place: tuple[str, Key] | None = None
        self._fresh = False
        self._column = Column(self)
        self._fields = FieldMaker(session, self._changed, self._as_edit)
        # A change may come from a field that is just losing the focus: redraw when the next one has it.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._redraw)

    def show_part(self, table: str, key: Key, *, begin: bool = False) -> None:
        """Show the form of a part; ``begin`` puts the cursor into its first field."""
        self._place, self._fresh = (table, key), begin
        self._soon.start()

    def refresh(self) -> None:
        """Show the part as it is now; the cursor stays in its field."""
        self._soon.start()

    def part(self) -> Entry | None:
        """The project or part that is shown; one found by what it is about need not be in the plan yet."""
        if self._place is None:
            return None
        table, key = self._place
        if table == Project.table:
            return self._session.plan.find(Project, *key)
        made = part_type(table)
        found = self._session.plan.find(made, *key)
        if found is not None or made.key_fields == ("id",):
            return found
        return made(**dict(zip(made.key_fields, key, strict=True)))

    def _redraw(self) -> None:
        focused, part = self._fields.focused(), self.part()
        self._column.clear()
        self._fields.clear()
        if part is None:
            self._back()
            return
        self._fill(part)
        self._fields.focus(focused)
        if self._fresh:
            self._fresh = False
            self._begin()

    def _fill(self, part: Entry) -> None:
        form = self._session.method.projects.forms[part.table]
        words = PartWords(self._session.plan, self._session.scenario, self._session.method)
        self._column.add(label(words.name(part), "heading", wrap=True))
        there = self._session.plan.find(type(part), *part.key) is not None
        remove = [button(f"Remove this {form.one}", self._remove, "link")] if there else []
        self._column.add(row(button("‹ Back", self._back, "link"), None, *remove))
        for widget in part_reading(self._session, part):
            self._column.add(widget)
        for field in form.fields:
            if field.id not in part.key_fields or part.table in MOVABLE:
                self._fields.add_to(self._column, part, field)

    def _begin(self) -> None:
        """The cursor into the first field, its text ready to be typed over."""
        first = next(iter(self._fields.widgets.values()), None)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(first, QLineEdit):
                first.selectAll()

    def _changed(self, fields: dict[str, object]) -> None:
        part = self.part()
        if part is not None and fields and self._session.do(self._change(part, fields)):
            self._place = (part.table, part.with_(**fields).key)
        self.refresh()

    def _as_edit(self, fields: dict[str, object]) -> Edit | None:
        part = self.part()
        return self._change(part, fields) if part is not None else None

    def _change(self, part: Entry, fields: dict[str, object]) -> Edit:
        """The edit that gives a part new values; one found by what it is about moves when that changes."""
        if isinstance(part, Project):
            return ChangeProject(part.id, fields)
        if set(fields).isdisjoint(part.key_fields):
            return ChangePart(part.table, part.key, fields)
        moved = part.with_(**fields)
        return Batch((RemovePart(part.table, part.key), AddPart(moved)), f"Change {moved.called}")

    def _remove(self) -> None:
        if self._place is None:
            return
        table, key = self._place
        if self._session.do(RemoveProject(*key) if table == Project.table else RemovePart(table, key)):
            self._back()
