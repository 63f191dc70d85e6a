"""The teams of the scenario beside the chart: marked ones, and those that the titles suggest, with the reason."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QWidget

from dataplanner.analysis.free_texts import NOT_SHOWN
from dataplanner.analysis.team_proposals import ProposedTeam, proposed_teams
from dataplanner.analysis.wording import Count
from dataplanner.model.edits import Batch, ChangeTeam, ConfirmTeams, RemoveTeam
from dataplanner.model.teams import Team
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.latest import MANY, Latest
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.picker import PositionPicker
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.team_dialog import ask_for_rule, change_team
from dataplanner.ui.theme import Theme
from dataplanner.ui.when_seen import DrawnWhenSeen
from dataplanner.ui.widgets import Column, ElidedLabel, button, card, label, row

LOOKING = "Looking at titles"
MOST = 420
"""Pixels that the panel insists on at the most, so that a long word leaves the chart its room."""


class TeamsPanel(DrawnWhenSeen, QScrollArea):
    """Marked teams with their kind to choose; below, proposals to take over one by one or all at once."""

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._proposing = Latest(self, tasks, quiet=True)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._column = Column(self._body, (12, 8, 12, 8))
        self.setWidget(self._body)

    def refresh(self) -> None:
        self._column.clear()
        teams = self._session.organisation.sorted_teams()
        if not teams:
            hint = "No team is marked yet. Select a leader and press Ctrl+T, or take over what the titles suggest."
            self._column.add(label(hint, "secondary", wrap=True))
        self._column.add(row(button("Team by a rule…", lambda: ask_for_rule(self.window(), self._session)), None))
        for team in teams:
            self._column.add(self._team(team))
        if unconfirmed := tuple(team.id for team in teams if team.proposed):
            confirm = ConfirmTeams(self._session.scenario, unconfirmed)
            self._column.add(button("Confirm all proposed teams", lambda: self._session.do(confirm)))
        self._propose()

    def _fit(self) -> None:
        """As wide as what is in it needs."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(self._body.minimumSizeHint().width() + bar, MOST))  # links of a team side by side

    def _team(self, team: Team) -> QWidget:
        organisation = self._session.organisation
        members = organisation.team_members(team)
        lead = organisation.team_lead(team)
        led = self._session.names.holder(organisation.position(lead)) if lead else "no single lead"
        frame, lines = card()
        lines.addWidget(ElidedLabel(team.name, "strong"))
        lines.addWidget(ElidedLabel(f"{Count(len(members)):# position|# positions} · {led}", "secondary"))
        if team.proposed:
            lines.addWidget(label("Proposed from titles, not confirmed yet", "small", wrap=True))
        if team.query:
            rule = NOT_SHOWN if self._session.names.masked else team.query
            lines.addWidget(ElidedLabel(f"Rule: {rule}", "small"))
        lines.addWidget(self._kind_box(team))
        show = button("Show", lambda: self._session.select(sorted(members)), "link")
        remove = button("Unmark", lambda: self._session.do(RemoveTeam(team.scenario, team.id)), "link")
        change = button("Change…", partial(change_team, self.window(), self._session, team), "link")
        change.setEnabled(not (team.query and self._session.names.masked))
        name_lead = button("Lead…", partial(self._choose_lead, team), "link")
        lines.addWidget(row(show, name_lead, change, remove, None, spacing=12))
        return frame

    def _choose_lead(self, team: Team) -> None:
        """Name the lead of a team by typing."""
        PositionPicker(
            self.window(),
            self._session,
            f"Who leads {team.name}?",
            lambda lead: self._session.do(ChangeTeam(team.scenario, team.id, {"lead": lead, "proposed": False})),
        ).open()

    def _kind_box(self, team: Team) -> QComboBox:
        box = choice_box(f"Kind of {team.name}")
        for kind in self._session.method.kinds.values():
            box.addItem(kind_icon(kind.id, self._theme), kind.name, kind.id)
        box.setCurrentIndex(max(box.findData(team.kind), 0))
        box.activated.connect(
            lambda at: self._session.do(
                ChangeTeam(team.scenario, team.id, {"kind": box.itemData(at), "proposed": False})
            )
        )
        return box

    def _propose(self) -> None:
        """Look for what titles suggest: of a large organisation in the background."""
        session = self._session
        plan, scenario, method = session.plan, session.scenario, session.method
        much = len(session.organisation) >= MANY
        holder = QWidget()
        self._suggested = Column(holder, (0, 0, 0, 0))
        self._column.add(holder)
        if much:
            self._suggested.add(label(f"{LOOKING} …", "secondary", wrap=True))
        self._proposing.ask(
            LOOKING, lambda _proceed: proposed_teams(plan, scenario, method), self._show_proposals, much=much
        )

    def _show_proposals(self, proposals: list[ProposedTeam]) -> None:
        session = self._session
        self._suggested.clear()
        if proposals:
            self._suggested.add(label("Suggested by titles", "section"))
        for proposal in proposals:
            self._suggested.add(self._proposal(proposal))
        if len(proposals) > 1:
            every = Batch(tuple(replace(p, proposed=False) for p in proposals), f"Add {len(proposals)} suggested teams")
            self._suggested.add(button("Take over all of them", lambda: session.do(every)))
        self._fit()

    def _proposal(self, proposal: ProposedTeam) -> QWidget:
        frame, lines = card()
        lines.addWidget(ElidedLabel(proposal.name, "strong"))
        lines.addWidget(label(proposal.reason, "secondary", wrap=True))
        take = button("Take over", partial(self._session.do, replace(proposal, proposed=False)), "link")
        lines.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        return frame
