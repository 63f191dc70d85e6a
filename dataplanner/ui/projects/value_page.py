"""The page of value and debt: value against cost, and all that is noted beside the steps, list by list."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.analysis.value import debts_due, reaction_counts, value_against_cost
from dataplanner.analysis.wording import Count, short_amount
from dataplanner.model.projects import Project
from dataplanner.ui.projects.page import Page, PageContext
from dataplanner.ui.projects.part_list import PartList
from dataplanner.ui.projects.value_picture import ValuePicture
from dataplanner.ui.two_columns import TwoColumns
from dataplanner.ui.widgets import Column, card, fact, label

LEFT = ("phases", "debts", "metrics", "reactions")
RIGHT = ("waits", "cants", "technologies", "staffing", "service_levels", "risks", "voices")
UNKNOWN = "What a phase costs and what it is worth is said in its form: choose it below, and both are drawn here."


class ValuePage(Page):
    """Two columns of lists; a line opens its form in the inspector."""

    name = "Value and debt"
    tables = (*LEFT, *RIGHT)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.picture = ValuePicture(context.theme, context.session.method)
        self._unknown = label(UNKNOWN, "secondary", wrap=True)
        self._facts = Column(margins=(0, 0, 0, 0))
        self._facts.setSpacing(4)
        self._left, self._right = Column(margins=(0, 0, 0, 0)), Column(margins=(0, 0, 0, 0))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(TwoColumns(self._value_column(), self._right, spacing=24))

    def draw(self, project: Project) -> None:
        found = value_against_cost(self.session.plan, project, self.session.method)
        known = found.whole.cost > 0 or found.whole.value > 0
        self.picture.show_value(found, project.currency)
        self.picture.setVisible(known)
        self._unknown.setVisible(not known)
        self._show_facts(project)
        for column, tables in ((self._left, LEFT), (self._right, RIGHT)):
            column.clear()
            for table in tables:
                frame, inside = card()
                inside.addWidget(PartList(self.session, project, table, project.phase, self.context.open_part))
                column.add(frame)

    def _value_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(label("Value against cost", "section"))
        column.addWidget(self.picture)
        column.addWidget(self._unknown)
        holder = QWidget()
        holder.setLayout(self._facts)
        column.addWidget(holder)
        column.addLayout(self._left, 1)
        return column

    def _show_facts(self, project: Project) -> None:
        """The few figures that sum the page up."""
        session, numbers = self.session, self.session.method.projects.value
        found = value_against_cost(session.plan, project, session.method)
        later = " and ".join(session.method.phases[phase].name for phase in numbers.phases)
        self._facts.clear()
        ratio = "not known" if found.later.ratio is None else f"{found.later.ratio:.1f} ×"
        self._facts.add(fact(f"{later} together, {numbers.least:g} to {numbers.most:g} × is the aim", ratio))
        if found.worth:
            self._facts.add(fact("The can’ts are worth", f"{short_amount(found.worth, project.currency)} a year"))
        due = debts_due(session.plan, project)
        name = session.method.phases[project.phase].name
        points = sum(debt.points for debt in due)
        owed = f"{Count(len(due)):one item|# items}, {points:g} points" if due else "none"
        self._facts.add(fact(f"Debt to pay in {name}", owed))
        said = reaction_counts(session.plan, project.id)
        reactions = session.method.projects.choices["reaction"]
        told = " · ".join(f"{reactions[one].name} {said[one]}" for one in reactions if one in said)
        if told:
            self._facts.add(label(f"The business says {told}", "secondary", wrap=True))
