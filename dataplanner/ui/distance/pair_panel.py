"""What a pair of teams means, beside the matrix: the levels on each side, the leader, the findings about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dataplanner.analysis.distance import TeamDistance, data_teams_leader, path_between
from dataplanner.analysis.shape import layer_of
from dataplanner.model.teams import DATA_KINDS
from dataplanner.ui.findings.cards import finding_card
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, button, fact, label


class PairPanel(QWidget):
    """The inspector page of the distance workspace."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = Column(self)

    def show_pair(self, pair: TeamDistance | None, sentence: str) -> None:
        """Show a pair, or only what holds for all data teams."""
        self._column.clear()
        if pair is not None:
            self._show_pair(pair, sentence)
        self._show_all_teams()
        about = {pair.team_a, pair.team_b} if pair else set()
        for finding in self._session.findings.current:
            if about and about.issubset(finding.teams):
                self._column.add(finding_card(finding, self._session))

    def _show_pair(self, pair: TeamDistance, sentence: str) -> None:
        organisation = self._session.organisation
        a, b = organisation.team(pair.team_a), organisation.team(pair.team_b)
        self._column.add(label(f"{a.name} – {b.name}", "heading", wrap=True))
        self._column.add(label(sentence, "secondary", wrap=True))
        for team, levels in ((a, pair.levels_up_a), (b, pair.levels_up_b)):
            lead = organisation.team_lead(team)
            shown = self._session.names.position(organisation.position(lead)) if lead else "no single lead"
            self._column.add(fact(f"Lead of {team.name}", shown))
            if levels is not None:
                self._column.add(fact("Levels up", str(levels)))
        if pair.distance is not None:
            self._column.add(fact("Reporting distance", str(pair.distance)))
            self._column.add(button("Show the path on the chart", lambda: self._show_path(pair), "link"))

    def _show_all_teams(self) -> None:
        organisation = self._session.organisation
        leader = data_teams_leader(organisation)
        self._column.add(label("All data teams", "section"))
        if leader is None:
            known = any(team.kind in DATA_KINDS for team in organisation.teams.values())
            none = "No leader is common to all of them." if known else "None is marked yet."
            self._column.add(label(none, "secondary", wrap=True))
            return
        self._column.add(fact("Common leader", self._session.names.position(organisation.position(leader))))
        self._column.add(fact("Layer", str(layer_of(organisation, leader))))

    def _show_path(self, pair: TeamDistance) -> None:
        organisation = self._session.organisation
        leads = [organisation.team_lead(organisation.team(team)) for team in (pair.team_a, pair.team_b)]
        if None not in leads:
            self._session.workspace_requested.emit("Organisation")
            self._session.show_path(path_between(organisation, str(leads[0]), str(leads[1])))
