"""What a text field is for, said once: the edit that its text would be, kept safe while typed and done when it is left.

Half a text is no step of the history: undo stays the field's own until it is left. Only where the program ends before
that, what was typed is done at the next start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from dataplanner.model.edits import Edit
from dataplanner.model.errors import PlanError

Field = QLineEdit | QPlainTextEdit
AsEdit = Callable[[str], Edit | None]
"""The edit that a text would be; None where it is none. May raise a PlanError where it cannot be read."""
_AS_EDIT = "as_edit"


def typed_as(field: Field, as_edit: AsEdit) -> None:
    """Say which edit the text of a field would be, its blanks at both ends left out."""
    field.setProperty(_AS_EDIT, as_edit)


def edit_of(field: Field) -> Edit | None:
    """The edit that a field is left with; None where it says what it said. Raises PlanError as ``as_edit`` does."""
    as_edit = cast("AsEdit | None", field.property(_AS_EDIT))
    return as_edit(text_of(field).strip()) if as_edit is not None else None


def typed_edit(field: Field) -> Edit | None:
    """The edit that a field would be left with now; None where it is half a number, or empty on the way to a text."""
    try:
        return edit_of(field) if text_of(field).strip() else None
    except PlanError:
        return None


def done_when_left(line: QLineEdit, as_edit: AsEdit, do: Callable[[Edit], object]) -> None:
    """Have ``do`` do the edit that a line is left with."""

    def leave() -> None:
        if (edit := edit_of(line)) is not None:
            line.blockSignals(True)  # what is done may build the form anew, and the line would speak again as it goes
            do(edit)
            if isValid(line):
                line.blockSignals(False)

    typed_as(line, as_edit)
    line.editingFinished.connect(leave)


def text_of(field: Field) -> str:
    """What stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
