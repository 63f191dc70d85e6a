"""The page of what-if: somebody leaves, a team disappears, planned hires arrive; before and after, side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.analysis.happenings import hires_arrive, person_leaves, team_disappears
from dataplanner.analysis.what_if import WhatIf, what_if
from dataplanner.model.edits import Edit
from dataplanner.model.errors import PlanError
from dataplanner.model.plan import Plan
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.distance.page import DistancePage, PageContext
from dataplanner.ui.distance.what_if_table import show_figures, show_findings
from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.picker import PositionPicker
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.tasks import Task
from dataplanner.ui.widgets import Column, button, label

Happening = Callable[[Plan], Edit]
ABOUT = (
    "Tried on a copy: the plan stays as it is. Choose what happens to see the figures and findings before and after."
)
VACANT = "That position is vacant: nobody can leave it."
CHOOSE_TEAM = "A team disappears…"


class WhatIfPage(DistancePage):
    """Keeps what was asked last, and answers it anew when the plan has changed."""

    name = "What if"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._asked: Happening | None = None
        self._task: Task | None = None
        self._wanted = 0
        self.teams = choice_box("The team that disappears", letters=24)
        self.teams.activated.connect(self._without)
        choices = FlowLayout()
        for choice in (
            button("Somebody leaves…", self._choose_person), self.teams, button("Planned hires arrive", self._hire)
        ):  # fmt: skip
            choices.addWidget(choice)
        body = QWidget()
        self._column = Column(body, (0, 0, 12, 0))
        self._column.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(label(ABOUT, "secondary", wrap=True))
        outer.addLayout(choices)
        outer.addWidget(scrolling(body), 1)

    def refresh(self) -> None:
        self.teams.clear()
        self.teams.addItem(CHOOSE_TEAM, "")
        for team in self.session.organisation.sorted_teams():
            self.teams.addItem(team.name, team.id)
        self._answer()

    def person_leaves(self, position: str) -> None:
        """Ask what happens when the holder of a position leaves."""
        self.somebody_leaves(self.session.organisation.position(position).person or "")

    def somebody_leaves(self, person: str) -> None:
        """Ask what happens when a person leaves all their positions."""
        self.teams.setCurrentIndex(0)
        self._ask(lambda plan: person_leaves(plan, self.session.scenario, person))

    def _choose_person(self) -> None:
        organisation = self.session.organisation
        PositionPicker(
            self.window(),
            self.session,
            "Who leaves?",
            self.person_leaves,
            lambda position: VACANT if organisation.position(position).vacant else "",
        ).open()

    def _without(self, at: int) -> None:
        if team := str(self.teams.itemData(at)):
            self._ask(lambda plan: team_disappears(plan, self.session.scenario, team))

    def _hire(self) -> None:
        self.teams.setCurrentIndex(0)
        self._ask(lambda plan: hires_arrive(plan, self.session.scenario, self.session.method))

    def _ask(self, happening: Happening) -> None:
        self._asked = happening
        self._answer()

    def _answer(self) -> None:
        """Try what was asked, in the background; an answer that is overtaken is dropped."""
        if self._task is not None:
            self._task.handle.stop.set()
        self._wanted += 1
        self._column.clear()
        if self._asked is None:
            return
        session, wanted = self.session, self._wanted
        plan = session.plan
        try:
            edit = self._asked(plan)
        except PlanError as error:
            self._say(error.sentence, error.remedy)
            return
        scenario, method = session.scenario, session.method
        self._column.add(label("Working it out…", "body"))
        self._task = self.tasks.run(
            "Trying what if",
            lambda _handle: what_if(plan, scenario, edit, method, date.today()),  # noqa: DTZ011 – local days count
            lambda found: self._show(found) if wanted == self._wanted else None,
            lambda sentence, remedy: self._say(sentence, remedy) if wanted == self._wanted else None,
            lambda: self._say("That was stopped.", "Choose again.") if wanted == self._wanted else None,
            owner=self,
        )

    def _say(self, sentence: str, remedy: str) -> None:
        self._column.clear()
        self._column.add(label(f"{sentence} {remedy}", "body", wrap=True))

    def _show(self, found: WhatIf) -> None:
        self._column.clear()
        self._column.add(label(f"What if: {found.label}", "heading", wrap=True))
        teams = {team.id: team.name for team in self.session.organisation.sorted_teams()}
        show_figures(self._column, found, teams)
        show_findings(self._column, found, self.session)
