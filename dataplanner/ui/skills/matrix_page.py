"""The matrix of one team on the page: the table, its totals in view, and what keys, mouse and clipboard do to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.analysis.gaps import TeamMatrix, assess_all
from dataplanner.analysis.pasting import Paste, copied, pasted
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.matrix_model import FIRST_SKILL, Index, MatrixModel
from dataplanner.ui.skills.matrix_view import MatrixView
from dataplanner.ui.skills.totals_strip import TotalsStrip
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import label

HELP = (
    "X or Space sets a skill · Delete says that it is not there · ? marks it not yet assessed (hatched) · "
    "letters go to a name · a click on a header takes the whole row or column · Ctrl+C and Ctrl+V work with Excel · "
    "a half does not exist: either the skill is there or it is not"
)
HALF = ("A skill is there or it is not: a half or a percentage would hide the gap.", "Type X, or leave the cell empty.")
EXAMPLES = 3


class MatrixPage(QWidget):
    """Shows a TeamMatrix; ``moved`` is told when the cursor is in another cell."""

    def __init__(self, session: Session, theme: Theme, moved: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self._moved = moved
        self.model: MatrixModel | None = None
        self.view = MatrixView(theme)
        self.view.answered.connect(self._answer)
        self.view.level_asked.connect(self._next_level)
        self.view.half_refused.connect(lambda: session.refused.emit(*HALF))
        self.view.copy_asked.connect(self._copy)
        self.view.paste_asked.connect(self._paste)
        self.strip = TotalsStrip(self.view, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.strip)
        column.addSpacing(12)
        column.addWidget(label(HELP, "small", wrap=True))

    def show_matrix(self, matrix: TeamMatrix) -> None:
        """Show a matrix; the cursor stays where it was in the same one."""
        if self.model is not None and self.model.matrix.team.id == matrix.team.id:
            columns = len(self.model.matrix.skills)
            self.model.show(matrix)
            if columns != len(matrix.skills):
                self.view.lay_out()
        else:
            self.model = MatrixModel(self._session, matrix)
            self.view.setModel(self.model)
            self.view.selectionModel().currentChanged.connect(lambda *_: self._moved())
            self.view.lay_out()
        self.strip.follow()

    def show_nothing(self) -> None:
        """There is no matrix."""
        self.model = None
        self.view.setModel(None)

    def current(self) -> Index:
        """The cell at the cursor."""
        return self.view.currentIndex()

    def _answer(self, cells: list[QModelIndex], held: bool | None) -> None:
        if self.model is not None:
            self._session.do(self.model.edit_for(cells, held))

    def _next_level(self, row: int) -> None:
        if self.model is not None:
            self._session.do(self.model.next_level(row))

    def _copy(self, names: bool) -> None:
        rows, columns = self._selected()
        if self.model is None or not rows:
            return
        people, shown = self.model.matrix.people, self._session.names.person
        name = (lambda row: shown(people[row])) if names else None
        QGuiApplication.clipboard().setText(copied(self.model.matrix, rows, columns, name))

    def _paste(self) -> None:
        rows, columns = self._selected()
        if self.model is None or not rows:
            return
        matrix, method = self.model.matrix, self._session.method
        found = pasted(matrix, QGuiApplication.clipboard().text(), rows, columns, method.marks)
        if found.answers:
            name = f"Paste {len(found.answers):,} cells"
            self._session.do(
                assess_all(self._session.plan, matrix.team, found.answers, method, name, today().isoformat())
            )
        if found.refused or found.misplaced:
            self._session.refused.emit(*_left_out(found))

    def _selected(self) -> tuple[list[int], list[int]]:
        """The people and skills that are selected, by number."""
        cells = self.view.selected_cells()
        rows = sorted({cell.row() for cell in cells})
        return rows, sorted({cell.column() - FIRST_SKILL for cell in cells})


def _left_out(found: Paste) -> tuple[str, str]:
    """What of a pasted text was not taken, and why."""
    parts = []
    if found.refused:
        examples = ", ".join(f"“{text[:20]}”" for text in list(dict.fromkeys(found.refused))[:EXAMPLES])
        parts.append(f"{len(found.refused):,} pasted cells say neither yes nor no ({examples}).")
    if found.misplaced:
        parts.append(f"{found.misplaced:,} have no place in this matrix.")
    return " ".join(parts), "All others are pasted. A skill is there or it is not: X, or nothing."
