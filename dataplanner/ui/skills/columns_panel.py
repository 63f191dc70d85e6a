"""The columns of a matrix, beside it: renamed, moved, taken out, added, for one team or for all of its kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from dataplanner.analysis.columns import add_column, move_column, offered_skills, remove_column, rename_column
from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.model.edits import Edit
from dataplanner.model.errors import PlanError
from dataplanner.model.skills import Skill
from dataplanner.ui.icons import icon
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme
from dataplanner.ui.typed import typed_as
from dataplanner.ui.widgets import Column, button, label, plain_tooltip, row, text_field

HELP = "A column that is taken out keeps its answers in the plan: it comes back with them."


class ColumnsPanel(QWidget):
    """Lists the columns of the matrix shown; each change is one undo step."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._icons = {name: icon(name, theme) for name in ("arrow-up", "arrow-down", "remove")}
        self._matrix: TeamMatrix | None = None
        self._column = Column(self)
        self._scope = QComboBox()
        self._scope.setAccessibleName("Columns of")
        self._list = QWidget()
        self._lines = Column(self._list, (0, 0, 0, 0))
        self._new = QLineEdit()
        self._new.setAccessibleName("Name of a new column")
        self._new.setPlaceholderText("A skill of your own")
        self._new.returnPressed.connect(self._add_own)
        adding = row(self._new, button("Add", self._add_own))
        for part in (label("Columns", "heading"), self._scope, self._list, adding):
            self._column.add(part)
        self._offered = Column(margins=(0, 0, 0, 0))
        self._column.insertLayout(self._column.count() - 1, self._offered)
        self._column.add(label(HELP, "secondary", wrap=True))

    def show_matrix(self, matrix: TeamMatrix) -> None:
        """Show the columns of a matrix."""
        if self._matrix is None or self._matrix.team.id != matrix.team.id:
            self._fill_scope(matrix)
            self._matrix = None
        same = self._matrix is not None and self._matrix.skills == matrix.skills
        self._matrix = matrix
        if same:
            return
        self._lines.clear()
        for at, skill in enumerate(matrix.skills):
            self._lines.add(self._line(at, skill, len(matrix.skills)))
        self._show_offered(matrix)

    @property
    def _for_kind(self) -> bool:
        return bool(self._scope.currentData())

    def _fill_scope(self, matrix: TeamMatrix) -> None:
        kind = self._session.method.kinds[matrix.team.kind].name.lower()
        self._scope.clear()
        self._scope.addItem(f"For all {kind} teams", True)
        self._scope.addItem(f"For “{matrix.team.name}” alone", False)
        self._scope.setCurrentIndex(1 if matrix.team.skills else 0)

    def _line(self, at: int, skill: Skill, count: int) -> QWidget:
        name = text_field(skill.name)
        name.setAccessibleName(f"Name of column {at + 1}")
        typed_as(name, partial(self._renamed, skill))
        name.editingFinished.connect(partial(self._rename, name, skill))
        left = self._tool("arrow-up", f"Move {skill.name} to the left", partial(self._move, skill, at - 1))
        right = self._tool("arrow-down", f"Move {skill.name} to the right", partial(self._move, skill, at + 1))
        left.setEnabled(at > 0)
        right.setEnabled(at < count - 1)
        remove = self._tool("remove", f"Take {skill.name} out", partial(self._remove, skill))
        return row(name, left, right, remove, spacing=4)

    def _tool(self, name: str, text: str, act: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setIcon(self._icons[name])
        made.setToolTip(plain_tooltip(text))
        made.setAccessibleName(text)
        made.setProperty("role", "flat")
        made.clicked.connect(lambda: act())
        return made

    def _show_offered(self, matrix: TeamMatrix) -> None:
        self._offered.clear()
        offered = offered_skills(self._session.plan, matrix.team, self._session.method)
        if offered:
            self._offered.add(label("Often forgotten", "section"))
        for skill in offered:
            made = button(f"+ {skill.name}", partial(self._add, skill.id), "link")
            made.setToolTip(plain_tooltip(skill.about))
            self._offered.add(made)

    def _add_own(self) -> None:
        if self._add(self._new.text()):
            self._new.clear()

    def _add(self, skill: str) -> bool:
        plan, method = self._session.plan, self._session.method
        return self._do(lambda m: add_column(plan, m.team, skill, method, kind=self._for_kind))

    def _renamed(self, skill: Skill, name: str) -> Edit | None:
        if self._matrix is None or name == skill.name:
            return None
        return rename_column(self._session.plan, self._matrix.team, skill.id, name, self._session.method)

    def _rename(self, line: QLineEdit, skill: Skill) -> None:
        name = line.text().strip()
        if name == skill.name:
            return
        line.blockSignals(True)
        if not self._do(lambda _matrix: self._renamed(skill, name)):
            line.setText(skill.name)
            line.blockSignals(False)

    def _move(self, skill: Skill, to: int) -> None:
        plan, method = self._session.plan, self._session.method
        self._do(lambda m: move_column(plan, m.team, skill.id, to, method, kind=self._for_kind))

    def _remove(self, skill: Skill) -> None:
        plan, method = self._session.plan, self._session.method
        self._do(lambda m: remove_column(plan, m.team, skill.id, method, kind=self._for_kind))

    def _do(self, make: Callable[[TeamMatrix], Edit | None]) -> bool:
        """Do the edit that ``make`` gives; a refusal is announced."""
        if self._matrix is None:
            return False
        try:
            edit = make(self._matrix)
            return edit is not None and self._session.do(edit)
        except PlanError as error:
            self._session.refused.emit(error.sentence, error.remedy)
            return False
