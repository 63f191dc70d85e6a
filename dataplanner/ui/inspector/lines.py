"""The dotted lines of the selected position: to whom, from whom, what each is for, and a way to take it out."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dataplanner.analysis.free_texts import is_hidden
from dataplanner.model.edits import ChangeDottedLine, Edit, RemoveDottedLine
from dataplanner.model.positions import DottedLine, Position
from dataplanner.ui.session import Session
from dataplanner.ui.theme import load_theme
from dataplanner.ui.typed import done_when_left
from dataplanner.ui.widgets import ElidedLabel, button, label, row, text_field


class DottedLines(QWidget):
    """A list for one position. A note that is typed is one edit, made when the field is left."""

    def __init__(self, session: Session, position: Position) -> None:
        super().__init__()
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        lines = session.organisation.dotted_lines.values()
        for line in sorted(lines, key=lambda line: (line.position, line.leader)):
            if line.position == position.id:
                self._show(line, "to", line.leader)
            elif line.leader == position.id:
                self._show(line, "from", line.position)
        self._column.addWidget(row(button("Draw one to…", self._draw, "link"), None))

    def _show(self, line: DottedLine, direction: str, other: str) -> None:
        name = self._session.names.position(self._session.organisation.position(other))
        gone = RemoveDottedLine(line.scenario, line.position, line.leader)
        remove = button("Remove", partial(self._session.do, gone), "link")
        remove.setAccessibleName(f"Remove the dotted line {direction} {name}")
        note = text_field(line.note)
        note.setEnabled(not is_hidden(line.note))
        note.setCursorPosition(0)  # a long note is read from its beginning
        note.setPlaceholderText("What it is for")
        note.setAccessibleName(f"What the dotted line {direction} {name} is for")
        done_when_left(note, lambda text: _noted(line, text), self._session.do)
        style = self._style_box(line, f"{direction} {name}")
        line_of_it = QHBoxLayout()
        line_of_it.addWidget(label(direction, "secondary"))
        line_of_it.addWidget(ElidedLabel(name, "body"), 1)
        line_of_it.addWidget(remove)
        self._column.addLayout(line_of_it)
        self._column.addWidget(row(note, style))

    def _style_box(self, line: DottedLine, where: str) -> QComboBox:
        """How the line is drawn, to choose from."""
        box = QComboBox()
        box.setAccessibleName(f"How the dotted line {where} is drawn")
        for key, style in load_theme().dotted_styles.items():
            box.addItem(style.name, key)
        box.setCurrentIndex(max(box.findData(line.style), 0))
        box.activated.connect(
            lambda at: self._session.do(
                ChangeDottedLine(line.scenario, line.position, line.leader, style=str(box.itemData(at)))
            )
        )
        return box

    def _draw(self) -> None:
        action = self.window().findChild(QAction, "dotted_to")
        if action is not None:
            action.trigger()


def _noted(line: DottedLine, note: str) -> Edit | None:
    return ChangeDottedLine(line.scenario, line.position, line.leader, note) if note != line.note else None
