"""The parts of one sort as a short list: a line each, which opens its form, and a way to add one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dataplanner.analysis.part_text import PartWords
from dataplanner.analysis.parts import parts_of
from dataplanner.model.backlog import Velocity
from dataplanner.model.decisions import RiskCover
from dataplanner.model.edits import AddPart
from dataplanner.model.edits.base import new_id
from dataplanner.model.edits.parts import part_type
from dataplanner.model.holds import holdings
from dataplanner.model.projects import PHASES, PhasePlan, Project, ProjectPart
from dataplanner.model.records import Key
from dataplanner.model.waits import Debt, Wait
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.widgets import Column, ElidedLabel, button, label

Open = Callable[[str, Key], object]
"""Told the table and key of a part whose form is wanted."""


SHORT = 12
"""Letters that need not be shortened beside a name."""


class PartList(QWidget):
    """The parts of one sort of a project. ``phase`` is what new ones get where they have one."""

    def __init__(self, session: Session, project: Project, table: str, phase: str, open_: Open) -> None:
        super().__init__()
        self._session, self._project, self._table, self._phase, self._open = session, project, table, phase, open_
        form = session.method.projects.forms[table]
        column = Column(self, (0, 0, 0, 0))
        column.setSpacing(2)
        column.add(label(form.several, "section"))
        column.add(label(form.about, "small", wrap=True))
        words = PartWords(session.plan, session.scenario, session.method)
        for part in shown_parts(session, project, table):
            column.add(PartLine(words.name(part), words.brief(part), partial(open_, table, part.key)))
        for add in self._adds(form.one):
            column.add(add, Qt.AlignmentFlag.AlignLeft)

    def _adds(self, one: str) -> Iterator[QPushButton]:
        """A button for each way in which one more can begin."""
        if self._table == Velocity.table:
            for team in self._session.organisation.sorted_teams():
                if team.kind in self._session.method.data_kinds:
                    yield button(f"+ {team.name}", partial(self._add, self._month(team.id)), "link")
        elif part_type(self._table).key_fields == ("id",):
            yield button(f"+ {one[:1].upper()}{one[1:]}", self._add_new, "link")

    def _add_new(self) -> None:
        self._add(new_part(self._session, self._project, self._table, self._phase))

    def _month(self, team: str) -> Velocity:
        """What is expected of a team first, then its months, one after the other."""
        told = [one.month for one in parts_of(self._session.plan, self._project.id, Velocity) if one.team == team]
        return Velocity(self._project.id, team, _following(max(told)) if told else "")

    def _add(self, part: ProjectPart) -> None:
        if self._session.do(AddPart(part)):
            self._open(self._table, part.key)


class PartLine(QPushButton):
    """One part: its name, and what stands beside it."""

    def __init__(self, name: str, brief: str, go: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "history")
        self.setAccessibleName(f"{name}: {brief}" if brief else name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ElidedLabel(name, "body"), 3)
        if len(brief) <= SHORT:
            line.addWidget(label(brief, "small"))
        else:
            shown = ElidedLabel(brief, "small")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.addWidget(shown, 2)
        self.setFixedHeight(30)
        self.clicked.connect(lambda: go())


def new_part(session: Session, project: Project, table: str, phase: str) -> ProjectPart:
    """A part of a sort that is called by an id, as it begins; it is not in the plan yet."""
    made = part_type(table)
    one = session.method.projects.forms[table].one
    fields = {"phase": phase} if "phase" in holdings(made) else {"taken": phase} if table == Debt.table else {}
    if table == Wait.table:
        fields["since"] = str(today())
    return made(project=project.id, id=new_id(), name=f"New {one}", **fields)  # type: ignore[call-arg]


def shown_parts(session: Session, project: Project, table: str) -> list[ProjectPart]:
    """The parts of a sort; of what is known beforehand, such as phases and risks, also those not there yet."""
    there = parts_of(session.plan, project.id, part_type(table))
    if table == PhasePlan.table:
        return [session.plan.find(PhasePlan, project.id, phase) or PhasePlan(project.id, phase) for phase in PHASES]
    if table == RiskCover.table:
        known = {part.key[-1]: part for part in there}
        return [known.get(risk) or RiskCover(project.id, risk) for risk in session.method.projects.choices["risk"]]
    if table == Velocity.table:
        return sorted(there, key=lambda part: part.key)
    return list(there)


def _following(month: str) -> str:
    """The month after one such as 2026-10; this month after what is none."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return f"{today():%Y-%m}"
    return f"{first.year + first.month // 12}-{first.month % 12 + 1:02}"
