"""The page of distances: the matrix of teams, any two places, and the path between those that are looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from dataplanner.analysis.distance import TeamDistance
from dataplanner.analysis.places import TEAM, Place, PlacesApart, places_apart
from dataplanner.ui.distance.all_teams import show_all_teams
from dataplanner.ui.distance.any_two import AnyTwo
from dataplanner.ui.distance.chain_view import ChainView
from dataplanner.ui.distance.matrix_model import DistanceModel
from dataplanner.ui.distance.matrix_view import DistanceView
from dataplanner.ui.distance.moves_feed import MovesFeed
from dataplanner.ui.distance.page import DistancePage, PageContext
from dataplanner.ui.distance.pair_told import tell_findings, tell_moves, tell_pair, tell_places
from dataplanner.ui.distance.path_view import PathView
from dataplanner.ui.one_line import OneLine
from dataplanner.ui.widgets import Column, button, label, row, toggle

BY_LINES, BY_LINKS = "Reporting lines", "With dotted lines, squads and embeds"
TOO_FEW = "The distance is read between two teams. Select a leader on the chart and mark a team with Ctrl+T."


class DistancesPage(DistancePage):
    """Needs two teams to say anything of teams; until then it says what to do. Any two people can be measured."""

    name = "Distances"
    moves_asked = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        session, theme = context.session, context.theme
        self._model: DistanceModel | None = None
        self._apart: PlacesApart | None = None
        self._linked = False
        self._moves = MovesFeed(session, context.tasks, quiet=True)
        self.view = DistanceView(theme, session.method)
        self.path, self.chain = PathView(session, theme), ChainView(session, theme)
        self.chain.hide()
        self.any_two = AnyTwo(session)
        self._empty = QWidget()
        lines = Column(self._empty, (0, 0, 0, 0))
        lines.add(label(TOO_FEW, "secondary", wrap=True))
        lines.add(row(button("Go to the chart", lambda: session.workspace_requested.emit("Organisation")), None))
        self._moves.changed.connect(self.told_changed)
        self.any_two.chosen.connect(self.show_pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._measures())
        for part in (self._empty, self.any_two, self.view, self.path, self.chain):
            column.addWidget(part)
        column.setStretch(3, 2)
        column.setStretch(4, 1)
        column.setStretch(5, 1)

    def refresh(self) -> None:
        current = self.view.currentIndex()
        self._model = DistanceModel(self.session, self.theme, linked=self._linked)
        teams = len(self._model.teams)
        self.view.setModel(self._model)
        self.view.fit_height(teams)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._look_at_cell())
        enough = teams > 1
        self.view.setVisible(enough)
        self._empty.setVisible(not enough)
        if enough:
            kept = self._model.index(current.row(), current.column())
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(kept if kept.isValid() else self._model.index(0, 1))
            self.view.selectionModel().blockSignals(False)
        self.any_two.refresh()
        self.show_pair()

    def show_pair(self) -> None:
        """Draw the path between those that are looked at, and say so beside it."""
        pair, any_two = self._pair(), self.any_two.places()
        self._apart = self._measured(any_two or _places(pair))
        self.path.show_path(list(self._apart.path) if self._apart else [])
        self.chain.show_path(self._apart.linked if self._apart else ())
        self.path.setVisible(not self._linked)
        self.chain.setVisible(self._linked)
        if pair and not any_two:
            self._moves.ask((pair.team_a, pair.team_b))  # and with it all that stands beside is told
        else:
            self._moves.forget()
            self.told_changed.emit()

    def tell(self, column: Column) -> None:
        pair, any_two, apart = self._pair(), self.any_two.places(), self._apart
        if any_two is not None and apart is not None:
            tell_places(column, self.session, any_two, apart)
        elif pair is not None and apart is not None and self._model is not None:
            tell_pair(column, self.session, pair, self._model.sentence(self.view.currentIndex()), apart)
        if apart is not None and (path := self._path_of(apart)):
            to_chart = partial(self._show_on_chart, path)
            column.add(button("Show the path on the chart", to_chart, "link"))
        tell_moves(column, self.session, self._moves, self.moves_asked.emit)
        show_all_teams(column, self.session)
        if pair is not None and any_two is None:
            tell_findings(column, self.session, pair)

    def _measures(self) -> OneLine:
        """The switch between the two distances, which are never mixed."""
        heading = label("Distance between teams", "heading")
        group, line = QButtonGroup(self), OneLine(heading, kept=[heading])
        for name in (BY_LINES, BY_LINKS):
            switch = toggle(name, lambda _on: None, on=name == BY_LINES)
            switch.clicked.connect(lambda _on=False, linked=name == BY_LINKS: self._measure(linked))
            group.addButton(switch)
            line.add(switch)
        return line

    def _measure(self, linked: bool) -> None:
        if linked != self._linked:
            self._linked = linked
            self.refresh()

    def _look_at_cell(self) -> None:
        """A cell that is chosen takes the place of any two."""
        if self.any_two.places() is not None:
            self.any_two.clear()
        else:
            self.show_pair()

    def _pair(self) -> TeamDistance | None:
        """The pair at the cursor, if both teams are still there."""
        pair = self._model.pair(self.view.currentIndex()) if self._model is not None else None
        there = self.session.organisation.teams
        return pair if pair is not None and pair.team_a in there and pair.team_b in there else None

    def _measured(self, places: tuple[Place, Place] | None) -> PlacesApart | None:
        return None if places is None else places_apart(self.session.organisation, *places)

    def _path_of(self, apart: PlacesApart) -> list[str]:
        """The path that is drawn: by reporting lines, or by all that links."""
        return [step.position for step in apart.linked] if self._linked else list(apart.path)

    def _show_on_chart(self, path: list[str]) -> None:
        self.session.workspace_requested.emit("Organisation")
        self.session.show_path(path)


def _places(pair: TeamDistance | None) -> tuple[Place, Place] | None:
    """The two teams of a pair."""
    return None if pair is None else (Place(TEAM, pair.team_a), Place(TEAM, pair.team_b))
