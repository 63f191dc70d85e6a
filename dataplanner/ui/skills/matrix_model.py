"""A team's gap matrix as a Qt table: people are rows, skills are columns, the last row totals the Xs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dataplanner.analysis.gaps import TeamMatrix, assess, assess_all
from dataplanner.model.edits import Edit, SetExperience
from dataplanner.model.skills import LEVELS, Experience
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

LEVEL = 0
FIRST_SKILL = 1
FLAG_ROLE = Qt.ItemDataRole.UserRole
MARKS = {True: "✕", False: "", None: ""}
WORDS = {True: "has it", False: "does not have it", None: "not yet assessed"}


class MatrixModel(QAbstractTableModel):
    """Shows a TeamMatrix; changes go through the session as edits."""

    def __init__(self, session: Session, matrix: TeamMatrix) -> None:
        super().__init__()
        self._session = session
        self.matrix = matrix

    @property
    def total_row(self) -> int:
        """The number of the row that holds the totals."""
        return len(self.matrix.people)

    def show(self, matrix: TeamMatrix) -> None:
        """Show the matrix as it is after an edit; the cursor stays where people and skills do, by id."""
        before = self.matrix
        if _places(before) != _places(matrix):
            self.beginResetModel()
            self.matrix = matrix
            self.endResetModel()
            return
        self.matrix = matrix
        same_names = (before.people, before.skills) == (matrix.people, matrix.skills)
        if same_names and (cell := _only_change(before, matrix)) is not None:
            for index in (self.index(*cell), self.index(self.total_row, cell[1])):
                self.dataChanged.emit(index, index)
            if (
                before.assessed != matrix.assessed
            ):  # a header that may be another is measured anew, and the view with it
                self.headerDataChanged.emit(Qt.Orientation.Vertical, self.total_row, self.total_row)
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.total_row)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.matrix.people) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else FIRST_SKILL + len(self.matrix.skills)

    def is_cell(self, index: Index) -> bool:
        """Whether an index is a person's answer to a skill."""
        return index.isValid() and index.row() < self.total_row and index.column() >= FIRST_SKILL

    def held(self, index: Index) -> bool | None:
        """The answer in a cell."""
        return self.matrix.cells[index.row()][index.column() - FIRST_SKILL]

    def mark(self, row: int, column: int) -> str | None:
        """What stands in a cell above the totals; None where it is not yet assessed."""
        if column == LEVEL:
            return self.level(row)
        held = self.matrix.cells[row][column - FIRST_SKILL]
        return None if held is None else MARKS[held]

    def edit_for(self, cells: Sequence[Index], held: bool | None) -> Edit:
        """The edit that answers cells."""
        plan, team, method = self._session.plan, self.matrix.team, self._session.method
        answers = [(*self._asked(index), held) for index in cells]
        if len(answers) == 1:
            return assess(plan, team, *answers[0], method, today().isoformat())
        return assess_all(plan, team, answers, method, f"Assess {len(answers):,} cells", today().isoformat())

    def _asked(self, index: Index) -> tuple[str, str]:
        """The person and the skill of a cell."""
        return self.matrix.people[index.row()].id, self.matrix.skills[index.column() - FIRST_SKILL].id

    def next_level(self, row: int) -> Edit:
        """The edit that turns somebody's experience to the next level, after the last to “not said”."""
        person = self.matrix.people[row]
        levels = ("", *LEVELS)
        level = levels[(levels.index(self.level(row)) + 1) % len(levels)]
        return SetExperience(person.id, level, self.evidence(row) if level else "")

    @property
    def levelled(self) -> bool:
        """Whether these people are rated by experience, or somebody of them is all the same."""
        kind = self._session.method.kind_skills.get(self.matrix.team.kind)
        return (kind is not None and kind.levels) or any(map(self.level, range(self.total_row)))

    def level(self, row: int) -> str:
        """How experienced somebody is; empty for not said."""
        record = self._session.plan.find(Experience, self.matrix.people[row].id)
        return record.level if record else ""

    def evidence(self, row: int) -> str:
        """What somebody's level rests on."""
        record = self._session.plan.find(Experience, self.matrix.people[row].id)
        return record.evidence if record else ""

    def names(self) -> list[str]:
        """The people as they are called on the page."""
        return [self._session.names.person(person) for person in self.matrix.people]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._spoken(index))
        if role == FLAG_ROLE and index.row() == self.total_row and index.column() >= FIRST_SKILL:
            return self._flag(self.matrix.skills[index.column() - FIRST_SKILL].id)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._column_name(section) if orientation == Qt.Orientation.Horizontal else self._row_name(section)
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def _column_name(self, section: int) -> str:
        return "Level" if section == LEVEL else self.matrix.skills[section - FIRST_SKILL].name

    def _row_name(self, section: int) -> str:
        if section == self.total_row:
            return f"Total of {self.matrix.assessed} assessed"
        return self._session.names.person(self.matrix.people[section])

    def _shown(self, index: Index) -> str:
        if index.row() == self.total_row:
            return "" if index.column() == LEVEL else self._total(index.column() - FIRST_SKILL)
        return self.level(index.row()) if index.column() == LEVEL else MARKS[self.held(index)]

    def _total(self, column: int) -> str:
        flag = {"red": "  ⚑", "amber": "  ▾"}.get(self._flag(self.matrix.skills[column].id), "")
        return f"{self.matrix.totals[column]}{flag}"

    def _flag(self, skill: str) -> str:
        if skill in self.matrix.red_flags:
            return "red"
        return "amber" if skill in self.matrix.below_majority else ""

    def _spoken(self, index: Index) -> str:
        if not self.is_cell(index):
            evidence = self.evidence(index.row()) if index.row() < self.total_row else ""
            return f"{self._shown(index)}: {evidence}" if evidence else self._shown(index)
        skill = self.matrix.skills[index.column() - FIRST_SKILL].name
        return f"{self._row_name(index.row())}, {skill}: {WORDS[self.held(index)]}"


def _places(matrix: TeamMatrix) -> tuple[list[str], list[str]]:
    """Who stands in which row and what in which column, whatever they are called."""
    return [person.id for person in matrix.people], [skill.id for skill in matrix.skills]


def _only_change(before: TeamMatrix, after: TeamMatrix) -> tuple[int, int] | None:
    """The row and the column of the one answer in which two matrices differ; None where it is not just one.

    A view paints single cells by themselves, and anything else as a whole.
    """
    pairs = enumerate(zip(before.cells, after.cells, strict=True))
    rows = [row for row, (one, other) in pairs if one is not other and one != other]
    if len(rows) != 1:
        return None
    answers = zip(before.cells[rows[0]], after.cells[rows[0]], strict=True)
    columns = [column for column, (one, other) in enumerate(answers, FIRST_SKILL) if one is not other]
    return (rows[0], columns[0]) if len(columns) == 1 else None
