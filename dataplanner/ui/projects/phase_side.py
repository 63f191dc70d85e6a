"""Beside the steps: how the present phase stands in a few figures, and its backlog by value and reach."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.backlog import backlog_plan
from dataplanner.analysis.phase_facts import phase_facts
from dataplanner.model.projects import Project
from dataplanner.ui.dressing import text_factor
from dataplanner.ui.projects.reach_picture import ReachPicture
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import Column, fact, label

WIDTH = 272


class PhaseSide(QWidget):
    """``item_chosen`` says which dot was clicked."""

    item_chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
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

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, as when presenting, needs more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedWidth(round(WIDTH * text_factor(self._theme)))

    def show_project(self, project: Project) -> None:
        """Show the phase that a project is in."""
        session = self._session
        plan = backlog_plan(session.plan, session.scenario, project, session.method, today())
        self._facts.clear()
        if project.need:
            self._facts.add(label(project.need, "body", wrap=True))
        if project.sponsor:
            self._facts.add(fact("Sponsor", project.sponsor))
        self._facts.add(label("This phase", "section"))
        for name, said in phase_facts(session.plan, session.scenario, project, session.method, today()):
            self._facts.add(fact(name, said))
        self._picture.show_items(plan.items)
