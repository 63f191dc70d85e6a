"""The gaps of a team beside its matrix: what was decided about each, and the five questions when it is opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from dataplanner.analysis.gaps import TeamMatrix, answer_gap
from dataplanner.analysis.staffing_plan import PlannedGap, team_gaps
from dataplanner.model.days import day_words
from dataplanner.model.edits import Edit
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.gap_form import GapForm
from dataplanner.ui.widgets import Column, button, card, label

TOLD_BY_CARDS = "nobody_has"
"""The rule whose finding the cards take the place of: a card for each skill that nobody has."""


class GapCards(QWidget):
    """A card a gap; one of them is open at most."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = Column(self, (0, 0, 0, 0))
        self._shown: tuple[list[PlannedGap], str] | None = None
        self._matrix: TeamMatrix | None = None
        self._open = ""

    def clear(self) -> None:
        """There is no matrix."""
        self._matrix, self._shown = None, None
        self._column.clear()

    def show_matrix(self, matrix: TeamMatrix) -> None:
        """Show the gaps of a matrix; built anew only where they say something else."""
        self._matrix = matrix
        gaps = list(team_gaps(self._session.plan, matrix, self._session.method, today()))
        if (gaps, self._open) == self._shown:
            return
        self._shown = (gaps, self._open)
        focused = self._focused()
        self._column.clear()
        if gaps:
            self._column.add(label("Gaps: five questions each", "section"))
        if not all(gap.have for gap in gaps):
            rule = self._session.method.rules[TOLD_BY_CARDS]
            self._column.add(label(f"{rule.why} Data Teams, {rule.chapter}", "small", wrap=True))
        for gap in gaps:
            self._column.add(self._card(gap))
        self._focus(focused)

    def open_gap(self, skill: str) -> None:
        """Open the questions about a skill, or close them when they are open."""
        self._open = "" if self._open == skill else skill
        if self._matrix is not None:
            self.show_matrix(self._matrix)

    def _card(self, gap: PlannedGap) -> QWidget:
        frame, column = card(_weight(gap))
        column.addWidget(label(f"{gap.skill.name}: {gap.have} of {gap.people}", "strong", wrap=True))
        for line in (decision(gap), *gap.notes):
            if line:
                column.addWidget(label(line, "secondary", wrap=True))
        opened = self._open == gap.skill.id
        if opened:
            column.addWidget(GapForm(gap, self._session.method, partial(self._answer, gap), self._session.do))
        link = button("Close" if opened else "Answer", lambda: self.open_gap(gap.skill.id), "link")
        link.setAccessibleName(f"{'Close' if opened else 'Answer'} the questions about {gap.skill.name}")
        column.addWidget(link)
        return frame

    def _answer(self, gap: PlannedGap, field: str, value: object) -> Edit:
        return answer_gap(self._session.plan, gap.team, gap.skill.id, {field: value}, self._session.method)

    def _focused(self) -> str:
        """What has the focus in here, by its name: the next question follows where the last was answered."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None and self.isAncestorOf(widget) else ""

    def _focus(self, name: str) -> None:
        found = (widget for widget in self.findChildren(QWidget) if name and widget.accessibleName() == name)
        if (widget := next(found, None)) is not None:
            widget.setFocus()


def decision(gap: PlannedGap) -> str:
    """What was decided about a gap, with its dates; empty while nothing is."""
    if gap.way is None:
        return ""
    if gap.ready is None:
        return gap.way.name
    people = "" if gap.answer.count == 1 else f" {gap.answer.count}"
    return f"{gap.way.name}{people}, ready {day_words(gap.ready)}"


def _weight(gap: PlannedGap) -> str:
    if gap.way is not None and not gap.late:
        return "green"
    return "red" if not gap.have else "amber"
