"""What a matrix says, beside it: the findings about its team, and the cell at the cursor."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.findings import Finding
from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.ui.findings.cards import finding_card
from dataplanner.ui.session import Session
from dataplanner.ui.skills.matrix_model import FIRST_SKILL, WORDS, MatrixModel
from dataplanner.ui.widgets import Column, fact, label


class SkillsReading(QWidget):
    """The inspector page of the skills workspace."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = Column(self)

    def show_nothing(self) -> None:
        """There is no matrix to read."""
        self._column.clear()
        self._column.add(label("Skills", "heading"))
        self._column.add(label("Mark a team first; its people and skills appear here.", "secondary", wrap=True))

    def show_matrix(self, model: MatrixModel, cell: QModelIndex | None) -> None:
        """Read a matrix, and the cell at the cursor if there is one."""
        matrix = model.matrix
        self._column.clear()
        self._column.add(label(matrix.team.name, "heading"))
        self._column.add(label(f"{matrix.assessed} of {len(matrix.people)} people assessed", "secondary"))
        for finding in self._findings_of(matrix):
            self._column.add(finding_card(finding, self._session))
        if cell is not None:
            self._show_cell(model, cell)

    def _show_cell(self, model: MatrixModel, cell: QModelIndex) -> None:
        self._column.add(label("Cell", "section"))
        person = model.matrix.people[cell.row()]
        self._column.add(fact("Person", self._session.names.person(person)))
        self._column.add(fact("Skill", model.matrix.skills[cell.column() - FIRST_SKILL].name))
        self._column.add(fact("Answer", WORDS[model.held(cell)]))

    def _findings_of(self, matrix: TeamMatrix) -> list[Finding]:
        """The findings that are about this team alone."""
        return [finding for finding in self._session.findings.current if finding.teams == (matrix.team.id,)]
