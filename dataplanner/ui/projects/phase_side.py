"""Beside the steps: how the present phase stands in a few figures, and its backlog by value and reach."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.backlog import backlog_plan
from dataplanner.analysis.value import debts_due, value_against_cost
from dataplanner.analysis.velocity import velocities
from dataplanner.analysis.wording import Count
from dataplanner.model.projects import PHASES, Project
from dataplanner.ui.projects.reach_picture import ReachPicture
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import Column, fact, label

WIDTH = 272
UNKNOWN = "not known"


class PhaseSide(QWidget):
    """``item_chosen`` says which dot was clicked."""

    item_chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.setFixedWidth(WIDTH)
        self._facts = Column(margins=(0, 0, 0, 0))
        self._facts.setSpacing(4)
        self._picture = ReachPicture(theme, session.method.projects.backlog)
        self._picture.chosen.connect(self.item_chosen)
        column = Column(self, (16, 0, 0, 0))
        holder = QWidget()
        holder.setLayout(self._facts)
        column.add(holder)
        column.add(label("Value and reach", "section"))
        column.add(self._picture)

    def show_project(self, project: Project) -> None:
        """Show the phase that a project is in."""
        session = self._session
        plan = backlog_plan(session.plan, session.scenario, project, session.method, today())
        self._facts.clear()
        if project.need:
            self._facts.add(label(project.need, "body", wrap=True))
        if project.sponsor:
            self._facts.add(fact("Sponsor", session.names.hidden(project.sponsor)))
        self._facts.add(label("This phase", "section"))
        self._facts.add(fact("Backlog within reach", f"{plan.within(project.phase)} of {plan.open}"))
        self._facts.add(fact("Velocity", self._velocity(project)))
        self._facts.add(fact("Debt to pay", self._debt(project)))
        self._facts.add(fact("Value against cost", self._value(project)))
        self._picture.show_items(plan.items)

    def _velocity(self, project: Project) -> str:
        told = [one for one in velocities(self._session.plan, project.id, self._session.method) if one.points]
        found = [one for one in told if one.past] or told
        if not found:
            return UNKNOWN
        trends = {one.trend for one in found if one.trend}
        trend = f", {trends.pop()}" if len(trends) == 1 else ""
        return f"{sum(one.points or 0.0 for one in found):.3g} a month{trend}"

    def _debt(self, project: Project) -> str:
        due = debts_due(self._session.plan, project)
        phases = {debt.taken for debt in due}
        where = (
            f" from {self._session.method.phases[phases.pop()].name}"
            if len(phases) == 1 and phases <= {*PHASES}
            else ""
        )
        return f"{Count(len(due)):none|one item|# items}{where if due else ''}"

    def _value(self, project: Project) -> str:
        found = value_against_cost(self._session.plan, project, self._session.method)
        numbers, ratio = self._session.method.projects.value, found.so_far.ratio
        last = self._session.method.phases[numbers.phases[-1]].name
        return UNKNOWN if ratio is None else f"{ratio:.1f} × ({numbers.least:g} to {numbers.most:g} by {last})"
