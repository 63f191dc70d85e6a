"""The page of moves that would help: proposals ranked by what they lower and how little they move (ch. 7, 10)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.ui.distance.move_cards import move_card
from dataplanner.ui.distance.moves_feed import State
from dataplanner.ui.distance.page import DistancePage, PageContext
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.widgets import Column, button, label, row

WIDTH = 760
ABOUT = (
    "What would bring the data teams nearer to each other: the best first, weighed by the steps saved, who has to move "
    "and what it costs. Each can be tried in a scenario and undone."
)
LOOKING = "Looking for moves that would help. You can go on working; the status bar stops it."
STOPPED = "The search was stopped."
TEAMS_FIRST = "Moves are looked for between data teams. Mark at least two, of different kinds, on the chart first."
NONE = "No move would bring the data teams nearer: they are as near as moves, dotted lines and embeds bring them."


class MovesPage(DistancePage):
    """A column of cards, filled when the search in the background ends."""

    name = "Moves that would help"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._feed = context.moves
        self._feed.changed.connect(self._show)
        body = QWidget()
        body.setMaximumWidth(WIDTH)
        self._cards = Column(body, (0, 0, 12, 0))
        self._cards.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body))

    def refresh(self) -> None:
        if self._enough():
            self._feed.ask(None)
        else:
            self._feed.forget()
            self._show()

    def _enough(self) -> bool:
        kinds = {team.kind for team in self.session.organisation.teams.values()}
        return len(kinds.intersection(self.session.method.organisation.moving.limits.kinds)) > 1

    def _show(self) -> None:
        self._cards.clear()
        self._cards.add(label(ABOUT, "secondary", wrap=True))
        state = self._feed.state
        if state is State.FOUND and self._feed.moves:
            for number, move in enumerate(self._feed.moves, 1):
                self._cards.add(move_card(move, self.session, number=number))
            return
        told = {State.LOOKING: LOOKING, State.STOPPED: STOPPED, State.FOUND: NONE, State.IDLE: TEAMS_FIRST}
        self._cards.add(label(told[state], "body", wrap=True))
        if state is State.STOPPED:
            self._cards.add(row(button("Look again", self.refresh), None))
        if state is State.IDLE:
            to_chart = button("Go to the chart", lambda: self.session.workspace_requested.emit("Organisation"))
            self._cards.add(row(to_chart, None))
