"""The distance workspace: the matrix of teams, the pair at the cursor, and its path."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dataplanner.analysis.distance import path_between, team_distances
from dataplanner.ui.distance.matrix_model import DistanceModel
from dataplanner.ui.distance.matrix_view import DistanceView
from dataplanner.ui.distance.pair_panel import PairPanel
from dataplanner.ui.distance.path_view import PathView
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, label, row
from dataplanner.ui.workspace import Workspace


class DistanceWorkspace(Workspace):
    """Needs two teams to say anything; until then it says what to do."""

    name = "Distance"
    icon = "distance"
    tables = frozenset({"teams", "positions", "people"})

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._model: DistanceModel | None = None
        self._panel = PairPanel(session)
        self.view = DistanceView(theme, session.method)
        self.path = PathView(session, theme)
        self._empty = row(
            label("The distance is read between two teams. Select a leader on the chart and mark a team with Ctrl+T.",
                  "secondary", wrap=True),
            button("Go to the chart", lambda: session.workspace_requested.emit("Organisation")),
            None,
        )  # fmt: skip
        session.findings.found.connect(self._show_pair)
        self.column.addWidget(label("Reporting distance between teams", "heading"))
        for part in (self._empty, self.view, self.path):
            self.column.addWidget(part)
        self.column.setStretch(2, 2)
        self.column.setStretch(3, 1)

    def inspector(self) -> QWidget:
        return self._panel

    def status(self) -> str:
        organisation = self.session.organisation
        teams = organisation.sorted_teams()
        people = {member for team in teams for member in organisation.team_members(team)}
        return f"{len(teams)} teams · {len(people):,} positions in them"

    def refresh(self) -> None:
        organisation = self.session.organisation
        teams = organisation.sorted_teams()
        current = self.view.currentIndex()
        self._model = DistanceModel(self.session, self.theme, teams, team_distances(organisation))
        self.view.setModel(self._model)
        self.view.fit_height(len(teams))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_pair())
        enough = len(teams) > 1
        self.view.setVisible(enough)
        self._empty.setVisible(not enough)
        if enough:
            kept = self._model.index(current.row(), current.column())
            self.view.setCurrentIndex(kept if kept.isValid() else self._model.index(0, 1))
        self._show_pair()

    def _show_pair(self) -> None:
        if self._model is None or self._stale:
            return
        pair = self._model.pair(self.view.currentIndex())
        self._panel.show_pair(pair, self._model.sentence(pair) if pair else "")
        leads = self._leads(pair.team_a, pair.team_b) if pair and pair.common_leader else []
        self.path.show_path(path_between(self.session.organisation, *leads) if len(leads) == 2 else [])

    def _leads(self, *teams: str) -> list[str]:
        organisation = self.session.organisation
        leads = (organisation.team_lead(organisation.team(team)) for team in teams)
        return [lead for lead in leads if lead is not None]
