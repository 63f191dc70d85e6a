"""What a matrix says, beside it: how complete it is, the findings about its team, and the cell at the cursor."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dataplanner.analysis.findings import Finding
from dataplanner.analysis.gaps import TeamMatrix, people_assessed
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.ui.findings.cards import finding_card
from dataplanner.ui.session import Session
from dataplanner.ui.skills.ability_panel import AbilityPanel, Subject
from dataplanner.ui.skills.cell_panel import CellPanel
from dataplanner.ui.skills.gap_cards import TOLD_BY_CARDS, GapCards
from dataplanner.ui.skills.matrix_model import FIRST_SKILL, Index, MatrixModel
from dataplanner.ui.skills.person_print import PersonPrint
from dataplanner.ui.widgets import Column, label


class SkillsReading(QWidget):
    """The inspector page of the skills workspace."""

    def __init__(self, session: Session, report: PersonPrint) -> None:
        super().__init__()
        self._session = session
        self._heading = label("Skills", "heading", wrap=True)
        self._complete = label("", "secondary", wrap=True)
        self._cards = QWidget()
        self._findings = Column(self._cards, (0, 0, 0, 0))
        self._shown: list[Finding] | None = None
        self.gaps = GapCards(session)
        self.cell = CellPanel(session)
        self.ability = AbilityPanel(session, report)
        column = Column(self)
        for part in (self._heading, self._complete, self.cell, self.ability, self.gaps, self._cards):
            column.add(part)

    def show_nothing(self, matrix: TeamMatrix | None = None) -> None:
        """There is no matrix to read, or nothing in it."""
        self._heading.setText(matrix.team.name if matrix else "Skills")
        self._complete.setText("" if matrix else "Mark a team first; its people and skills appear here.")
        self._show_findings([])
        self.gaps.clear()
        self.cell.clear()
        self.ability.show_subject(None)

    def show_matrix(self, matrix: TeamMatrix) -> None:
        """Read a matrix."""
        self._heading.setText(matrix.team.name)
        self._complete.setText(completeness(matrix))
        self.gaps.show_matrix(matrix)
        self._show_findings(self._findings_of(matrix))

    def show_cell(self, model: MatrixModel, cell: Index) -> None:
        """Show the cell at the cursor."""
        self.cell.show_cell(model, cell)
        self.ability.show_subject(self._judged_at(model, cell))

    def _judged_at(self, model: MatrixModel, cell: Index) -> Subject | None:
        """Whose gap the cell is; none where somebody has the skill and nobody has judged it."""
        if not cell.isValid() or not model.is_cell(cell):
            return None
        matrix = model.matrix
        subject = Subject(matrix, matrix.people[cell.row()], matrix.skills[cell.column() - FIRST_SKILL])
        judged = self._session.plan.find(AbilityJudgement, *subject.key) is not None
        return subject if judged or model.held(cell) is not True else None

    def _show_findings(self, found: list[Finding]) -> None:
        """Build the cards anew only where they say something else: this is called at every key."""
        if found == self._shown:
            return
        self._shown = found
        self._findings.clear()
        for finding in found:
            self._findings.add(finding_card(finding, self._session))

    def _findings_of(self, matrix: TeamMatrix) -> list[Finding]:
        """The findings that are about this team alone, but for the one that the cards of its gaps tell already."""
        found = [finding for finding in self._session.findings.current if finding.teams == (matrix.team.id,)]
        return [finding for finding in found if finding.rule != TOLD_BY_CARDS]


def completeness(matrix: TeamMatrix) -> str:
    """How far the assessment has come, in words."""
    size = len(matrix.people) * len(matrix.skills)
    return f"{people_assessed(matrix)}, {matrix.answered:,} of {size:,} answers given"
