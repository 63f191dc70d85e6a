"""Skill or ability: the private judgement about the person at the cursor, hidden until somebody asks for it.

It is hidden again when the cursor, the page or what may be seen of people changes, so that each look is an act.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dataplanner.analysis.ability import judge, judgements_due
from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.model.days import day_words
from dataplanner.model.edits import Edit
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.people import Person
from dataplanner.model.skills import Skill
from dataplanner.ui.session import Session
from dataplanner.ui.skills.ability_form import AbilityForm
from dataplanner.ui.skills.person_print import PersonPrint
from dataplanner.ui.widgets import Column, button, card, fact, label

PRIVATE = (
    "Only in this plan: in no report, workbook or copy, never while presenting or masking, and erased with the person."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a judgement is about, and the matrix in which that stands."""

    matrix: TeamMatrix
    person: Person
    skill: Skill

    @property
    def key(self) -> tuple[str, str]:
        """As records are found by."""
        return self.person.id, self.skill.id


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is there only while a judgement can be seen: whom it is about, its form, and the days to look again."""

    frame: QFrame
    about: QLabel
    form: AbilityForm
    due: Column


class AbilityPanel(QWidget):
    """A line that says “hidden”; what is behind it is built when it is asked for, and gone when it is hidden."""

    def __init__(self, session: Session, report: PersonPrint) -> None:
        super().__init__()
        self._session, self._report = session, report
        self._subject: Subject | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: _Inside | None = None
        self._closed = self._closed_line()
        self._column.addWidget(self._closed)
        session.names_changed.connect(self.conceal)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether a judgement can be seen."""
        return self._inside is not None

    def show_subject(self, subject: Subject | None) -> None:
        """Turn to another person and skill, hidden; or show anew what is open. None: there is nothing to judge."""
        before, self._subject = self._subject, subject
        if subject is None or before is None or subject.key != before.key:
            self.conceal()
        self.setVisible(subject is not None)
        self._fill()

    def reveal(self) -> None:
        """Show the judgement, unless the page is presented or names are masked: then say so."""
        if self._session.withheld is not None:
            self._session.refused.emit(*self._session.withheld)
            return
        if self._subject is None or self.open:
            return
        self._inside = self._build(self._subject)
        self._column.addWidget(self._inside.frame)
        self._closed.hide()
        self._fill()

    def conceal(self) -> None:
        """Take the judgement off the page."""
        if self._inside is not None:
            self._inside.frame.hide()
            self._inside.frame.deleteLater()
        self._inside = None
        self._closed.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page or a folded panel hides it for good."""
        super().hideEvent(event)
        self.conceal()

    def _closed_line(self) -> QWidget:
        holder = QWidget()
        column = Column(holder, (0, 0, 0, 0))
        column.add(fact("Gap is of", "hidden"))
        column.add(button("Show the judgement", self.reveal, "link"))
        return holder

    def _build(self, subject: Subject) -> _Inside:
        frame, column = card()
        about, form, dues = label("", wrap=True), AbilityForm(self._session.method, self._change, self._do), QWidget()
        due = Column(dues, (0, 8, 0, 0))
        for part in (
            label("Skill or ability", "section"), about, label(PRIVATE, "small", wrap=True), form, dues,
            self._report.button(subject.person.id), button("Hide", self.conceal, "link"),
        ):  # fmt: skip
            column.addWidget(part)
        return _Inside(frame, about, form, due)

    def _fill(self) -> None:
        """Show what the plan says now."""
        subject, inside = self._subject, self._inside
        if subject is None or inside is None:
            return
        inside.about.setText(f"{self._session.names.person(subject.person)}, {subject.skill.name}")
        known = self._session.plan.find(AbilityJudgement, *subject.key)
        inside.form.show_judgement(known or AbilityJudgement(*subject.key))
        inside.due.clear()
        self._show_due(subject.matrix, inside.due)

    def _show_due(self, matrix: TeamMatrix, column: Column) -> None:
        """The days to look again at anybody of the team."""
        people = {person.id: person for person in matrix.people}
        for at, (day, judgement) in enumerate(judgements_due(self._session.plan, people, self._session.method)):
            if not at:
                column.add(label("To look at again in this team", "section"))
            skill = self._session.plan.get(Skill, judgement.skill).name
            who = self._session.names.person(people[judgement.person])
            column.add(label(f"{day_words(day)}: {who}, {skill}", "secondary", wrap=True))

    def _change(self, fields: Mapping[str, object]) -> Edit | None:
        subject, session = self._subject, self._session
        if subject is None:
            return None
        return judge(session.plan, subject.matrix.team, *subject.key, fields, session.method)

    def _do(self, edit: Edit) -> None:
        self._session.do(edit)
        self._fill()
