"""In the place of a matrix that has no team, nobody in it or no columns yet: what is missing, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.ui.widgets import Column, button, label

NO_TEAM = "A matrix belongs to a team. Select a leader on the chart and mark a team with Ctrl+T."
NOBODY = "Nobody holds a position of “{}” yet, so there is nobody to look at."
NO_COLUMNS = "“{}” has no columns yet: teams of its kind are not looked at for skills of their own."


def lacking(matrix: TeamMatrix | None) -> str:
    """What a matrix lacks to be filled in; empty where it lacks nothing."""
    if matrix is None:
        return NO_TEAM
    if not matrix.people:
        return NOBODY.format(matrix.team.name)
    return "" if matrix.skills else NO_COLUMNS.format(matrix.team.name)


class EmptyPage(QWidget):
    """Leads to the chart, where teams are marked and filled, or to the choice of columns."""

    def __init__(self, to_chart: Callable[[], object], to_columns: Callable[[], object]) -> None:
        super().__init__()
        column = Column(self, (0, 0, 0, 0))
        self._about = label("", "secondary", wrap=True)
        self._chart, self._columns = button("Go to the chart", to_chart), button("Choose columns", to_columns)
        column.add(self._about)
        for way in (self._chart, self._columns):
            column.add(way, Qt.AlignmentFlag.AlignLeft)

    def show_matrix(self, matrix: TeamMatrix | None) -> None:
        """Say what this matrix lacks; hidden where it lacks nothing."""
        self.setVisible(bool(lacking(matrix)))
        self._about.setText(lacking(matrix))
        people = matrix is not None and bool(matrix.people)
        self._chart.setVisible(not people)
        self._columns.setVisible(people)
