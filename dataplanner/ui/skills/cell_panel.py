"""The cell at the cursor, beside the matrix: what was answered when, somebody's level, what would go with them."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dataplanner.analysis.free_texts import is_hidden
from dataplanner.analysis.gaps import lost_without
from dataplanner.analysis.wording import inside
from dataplanner.model.days import iso_words
from dataplanner.model.edits import SetExperience
from dataplanner.model.skills import Assessment
from dataplanner.ui.session import Session
from dataplanner.ui.skills.matrix_model import FIRST_SKILL, LEVEL, WORDS, Index, MatrixModel
from dataplanner.ui.typed import done_when_left
from dataplanner.ui.widgets import Column, button, fact, label, text_field

NOT_SAID = "Not said"


class CellPanel(QWidget):
    """Shows one cell of a matrix; what can be edited in it goes to the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = Column(self, (0, 0, 0, 0))

    def clear(self) -> None:
        """There is no cell to show."""
        self._column.clear()

    def show_cell(self, model: MatrixModel, cell: Index) -> None:
        """Show the cell at the cursor."""
        self._column.clear()
        if not cell.isValid() or cell.row() >= model.total_row:
            return
        if cell.column() == LEVEL:
            self._show_level(model, cell.row())
        else:
            self._show_answer(model, cell)
        self._show_leaving(model, cell.row())

    def _show_answer(self, model: MatrixModel, cell: Index) -> None:
        person, skill = model.matrix.people[cell.row()], model.matrix.skills[cell.column() - FIRST_SKILL]
        self._column.add(label("Cell", "section"))
        self._column.add(fact("Person", self._session.names.person(person)))
        self._column.add(fact("Skill", skill.name))
        self._column.add(fact("Answer", WORDS[model.held(cell)]))
        assessment = self._session.plan.find(Assessment, person.id, skill.id)
        if assessment is not None and assessment.at:
            self._column.add(fact("Assessed", iso_words(assessment.at)))
        if skill.id in self._session.method.skills:
            self._column.add(label(self._session.method.skills[skill.id].about, "secondary", wrap=True))

    def _show_level(self, model: MatrixModel, row: int) -> None:
        person = model.matrix.people[row]
        self._column.add(label("Level", "section"))
        self._column.add(fact("Person", self._session.names.person(person)))
        box = QComboBox()
        box.setAccessibleName("Level")
        box.addItem(NOT_SAID, "")
        for level in self._session.method.levels.values():
            box.addItem(level.name, level.id)
        box.setCurrentIndex(box.findData(model.level(row)))
        box.activated.connect(lambda at: self._set(person.id, str(box.itemData(at)), model.evidence(row)))
        self._column.add(box)
        if level_now := self._session.method.levels.get(model.level(row)):
            self._column.add(label(level_now.about, "secondary", wrap=True))
            self._column.add(label("Evidence", "section"))
            self._column.add(self._evidence(person.id, model, row))

    def _evidence(self, person: str, model: MatrixModel, row: int) -> QLineEdit:
        line = text_field(model.evidence(row))
        line.setAccessibleName("Evidence")
        line.setEnabled(not is_hidden(model.evidence(row)))
        line.setPlaceholderText("Systems carried into production")
        level, before = model.level(row), model.evidence(row)
        done_when_left(
            line, lambda text: SetExperience(person, level, text) if text != before else None, self._session.do
        )
        return line

    def _set(self, person: str, level: str, evidence: str) -> None:
        self._session.do(SetExperience(person, level, evidence if level else ""))

    def _show_leaving(self, model: MatrixModel, row: int) -> None:
        """What would be missing if this person left."""
        lost = [inside(skill.name) for skill in lost_without(model.matrix, row)]
        if lost:
            name = self._session.names.person(model.matrix.people[row])
            text = f"If {name} leaves, nobody here covers {self._session.method.naming.listed(lost)}."
            self._column.add(label(text, "secondary", wrap=True))
            person = model.matrix.people[row].id
            self._column.add(button("What if they leave?", lambda: self._session.leaving_asked.emit(person), "link"))
