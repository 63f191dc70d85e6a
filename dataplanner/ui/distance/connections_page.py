"""The page of high-bandwidth connections: people through whom two teams know each other, kept as records (ch. 7, 8)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dataplanner.analysis.connections import distance_with_connections
from dataplanner.analysis.distance import team_distances
from dataplanner.model.connections import Connection
from dataplanner.model.days import iso_words
from dataplanner.model.edits import RemoveConnection
from dataplanner.model.people import Person
from dataplanner.ui.distance.connection_form import ConnectionForm
from dataplanner.ui.distance.link_words import CONNECTION_WORDS
from dataplanner.ui.distance.page import DistancePage, PageContext
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.widgets import Column, button, card, label, row

WIDTH = 760
ABOUT = (
    "Where the chart cannot change, people can: somebody sits with the other team for a while, answers to both, or is "
    "simply known and trusted there. Ask for volunteers, and mind the hole left behind. Never counted in the reporting "
    "distance."
)
NONE = "No connection is noted yet."
TWO_TEAMS = "A connection is between two teams. Mark them on the chart first."


class ConnectionsPage(DistancePage):
    """A list of cards; one form at the top while a connection is added or changed."""

    name = "Connections"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.form: ConnectionForm | None = None
        self._was = (self.session.scenario, self.session.names.masked)
        body = QWidget()
        body.setMaximumWidth(WIDTH)
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, 12, 0)
        outer.setSpacing(12)
        outer.addWidget(label(ABOUT, "secondary", wrap=True))
        self._add = button("Add a connection", partial(self.open, None))
        outer.addWidget(row(self._add, None))
        self._top = QVBoxLayout()
        self._cards = Column(margins=(0, 0, 0, 0))
        self._cards.setSpacing(12)
        outer.addLayout(self._top)
        outer.addLayout(self._cards, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(body))

    def refresh(self) -> None:
        now = (self.session.scenario, self.session.names.masked)
        there = self.session.organisation.connections
        if now != self._was or (self.form and self.form.connection and self.form.connection.id not in there):
            self._close()
        self._was = now
        self._cards.clear()
        enough = len(self.session.organisation.teams) > 1
        self._add.setEnabled(enough)
        if not there:
            self._cards.add(label(NONE if enough else TWO_TEAMS, "body", wrap=True))
        for connection in there.values():
            self._cards.add(self._card(connection))

    def open(self, connection: Connection | None) -> None:
        """Open the form for a connection, or for a new one."""
        self._close()
        self.form = ConnectionForm(self.session, connection, self._close)
        self._top.addWidget(self.form)
        self.form.kind.setFocus()

    def _close(self) -> None:
        if self.form is not None:
            self._top.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._add.setFocus()

    def _card(self, connection: Connection) -> QFrame:
        session, organisation = self.session, self.session.organisation
        frame, column = card()
        names = [organisation.team(team).name for team in (connection.team_a, connection.team_b)]
        title = f"{CONNECTION_WORDS[connection.kind]}: {names[0]} and {names[1]}"
        frame.setAccessibleName(title)
        column.addWidget(label(title, "strong", wrap=True))
        for text in (self._who(connection), self._apart(connection)):
            column.addWidget(label(text, "secondary", wrap=True))
        if connection.hole:
            column.addWidget(label(f"Hole left behind: {connection.hole}", "body", wrap=True))
        if connection.note:
            column.addWidget(label(connection.note, "secondary", wrap=True))
        gone = RemoveConnection(connection.scenario, connection.id)
        change = button("Change", partial(self.open, connection), "link")
        column.addWidget(row(change, button("Remove", partial(session.do, gone), "link"), None, spacing=16))
        return frame

    def _who(self, connection: Connection) -> str:
        found = [self.session.plan.find(Person, person) for person in connection.people]
        names = [self.session.names.person(person) for person in found if person is not None]
        parts = [", ".join(names) or "Nobody named yet"]
        parts += [f"since {iso_words(connection.since)}"] if connection.since else []
        return " · ".join([*parts, "volunteered" if connection.volunteer else "not said to have volunteered"])

    def _apart(self, connection: Connection) -> str:
        """Both distances of the two teams, beside each other."""
        organisation = self.session.organisation
        teams = [organisation.team(team) for team in dict.fromkeys((connection.team_a, connection.team_b))]
        formal, linked = team_distances(organisation, teams)[0], distance_with_connections(organisation, teams)[0]
        shown = ["separate trees" if one.distance is None else f"{one.distance}" for one in (formal, linked)]
        return f"Reporting distance {shown[0]}; with dotted lines, squads and embeds {shown[1]}"
