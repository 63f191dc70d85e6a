"""What may be done about one problem of an import: a choice for it, or for all of its kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dataplanner.files.hr_import import Problem
from dataplanner.files.hr_import.repairs import usual_options
from dataplanner.ui.widgets import button, label, menu_text, row

NOTHING = "Choose a row of the list to see what may be done about it."


class DecisionBar(QWidget):
    """Shows a problem in full with its options."""

    decided = Signal(list, int)
    """The problems that are to be dealt with so, and the number of the option."""

    def __init__(self) -> None:
        super().__init__()
        self.problem: Problem | None = None
        self._alike: list[Problem] = []
        self._told = label("", "body", wrap=True)
        self._remedy = label("", "secondary", wrap=True)
        self.options = QComboBox()
        self.options.setAccessibleName("What is done")
        self.options.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.options.setMinimumContentsLength(28)
        self.options.activated.connect(lambda at: self.decided.emit([self.problem], at))
        self._all = button("", lambda: self.decided.emit(self._alike, self.options.currentIndex()))
        self._choice = row(label("Do this:", "strong"), self.options, self._all, None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for widget in (self._told, self._remedy, self._choice):
            column.addWidget(widget)
        self.show_problem(None, [])

    def show_problem(self, problem: Problem | None, alike: list[Problem]) -> None:
        """Show another problem, or none; ``alike`` are all that may be dealt with in the same way."""
        self.problem, self._alike = problem, alike
        self._told.setText(problem.sentence if problem else NOTHING)
        self._remedy.setText(problem.remedy if problem else "")
        self._remedy.setVisible(problem is not None and not problem.options)
        self._choice.setVisible(problem is not None and bool(problem.options))
        self.options.clear()
        for text in problem.options if problem else ():
            self.options.addItem(text)
        self.options.setCurrentIndex(problem.chosen if problem else -1)
        self._all.setText(menu_text(f"The same for all {len(alike):,} of its kind"))
        self._all.setVisible(self._can_be_for_all())

    def _can_be_for_all(self) -> bool:
        """Whether others have the option that holds, too: somebody who is meant in one row is meant in that only."""
        problem = self.problem
        if problem is None or problem.subject is None:
            return False
        return len(self._alike) > 1 and problem.chosen < usual_options(problem.subject.kind)
