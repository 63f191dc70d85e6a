"""The chart of the scenario as it is read: laid out, coloured, focused, spotlighted; and the overview of the whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.model.organisation import Organisation
from dataplanner.model.query import matches, query_from
from dataplanner.ui.latest import MANY, Latest, Proceed
from dataplanner.ui.matches import matching_positions
from dataplanner.ui.motion import reduced_motion
from dataplanner.ui.organisation.breadcrumb import Breadcrumb
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.card_fields import with_fields
from dataplanner.ui.organisation.chart_data import ChartData, chart_data
from dataplanner.ui.organisation.chart_view import ChartPlace
from dataplanner.ui.organisation.colouring import coloured
from dataplanner.ui.organisation.focus import focused
from dataplanner.ui.organisation.reading_bar import Reading, ReadingBar
from dataplanner.ui.organisation.whole_view import WholeView
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme

MOST_OPENED = 300
"""Of more than this nobody could be read."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """What is chosen in the bar, the position focused on, and how its chart is looked at."""

    reading: Reading
    focus: str
    chart: ChartPlace | None


class ChartPage(QWidget):
    """The canvas with the way to what it is focused on above it. What is chosen in the bar is shown at once."""

    shown_in_chart = Signal()
    """Somebody asked in the overview to see a branch on the chart."""
    spotlight_moved = Signal()

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._focus = ""
        self.canvas = ChartCanvas(theme, reduced_motion=reduced_motion(), tasks=tasks)
        self.whole = WholeView(theme)
        self.breadcrumb = Breadcrumb()
        self.bar = ReadingBar(session, self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.breadcrumb)
        column.addWidget(self.canvas, 1)
        self.setFocusProxy(self.canvas)
        self.bar.open_layers = self.canvas.fold_to
        self.bar.open_team = self._open_team
        self._arranged = (self.bar.arrangement, 0)
        self._finding = Latest(self, tasks)
        self.bar.spotlight.wanted.connect(lambda _text: self._light())
        self.bar.spotlight.returnPressed.connect(lambda: self._finding.afterwards(self._open_found))
        self.breadcrumb.chosen.connect(self.focus_on)
        self.whole.position_chosen.connect(lambda id_: session.select([id_]))
        self.whole.branch_chosen.connect(self._show_branch)

    def renew(self, *, fresh: bool = False) -> None:
        """Show the organisation as it is now; ``fresh`` with a first view."""
        organisation = self._session.organisation
        self._focus = self._focus if self._focus in organisation else ""
        self.bar.forget()
        chart = self._chart()
        self.whole.set_data(chart)
        self.canvas.arrange_as(self.bar.arrangement)
        self.canvas.set_chart(focused(chart, self._focus), fresh=fresh, open_to=self._data_leads())
        self.canvas.set_selection(self._session.selection)
        self.canvas.show_cut(self._session.cut)
        self.whole.select(self._session.selection)
        self._show_way()
        self._light()

    def place(self) -> PagePlace:
        """What is chosen and looked at here."""
        return PagePlace(self.bar.reading(), self._focus, self.canvas.place())

    def return_to(self, place: PagePlace) -> None:
        """Begin with what was chosen and looked at on another page."""
        self.bar.choose(place.reading)
        self._focus, self._arranged = place.focus, (place.reading.arrangement, len(place.reading.fields))
        self.canvas.return_to(place.chart)

    def focus_on(self, position_id: str) -> None:
        """Show nothing but a position and everybody below; an empty id shows the whole organisation again.

        Whoever is selected can be seen in the whole as in the part.
        """
        if position_id != self._focus:
            self._focus = position_id
            self.renew(fresh=True)
            if not position_id and self._session.selection:
                self.canvas.reveal(self._session.selection[0])

    def follow_selection(self, selection: list[str]) -> None:
        """Select on the chart and in the overview; somebody outside the focus ends it."""
        if self._focus and any(id_ not in self.canvas.scene.data.index.row for id_ in selection):
            self.focus_on("")
        self.canvas.set_selection(selection)
        self.whole.select(selection)
        if len(selection) == 1 and not self.canvas.hasFocus():
            self.canvas.reveal(selection[0])

    def follow_path(self, path: list[str]) -> None:
        """Light the lines of a path."""
        organisation = self._session.organisation
        if any(not _report(organisation, one, other) for one, other in pairwise(path)):
            self.canvas.show_links(path)
        else:
            self.canvas.show_path(path, organisation.common_leader([path[0], path[-1]]) if path else None)

    def _chart(self) -> ChartData:
        session = self._session
        kind_names = {kind.id: kind.name for kind in session.method.kinds.values()}
        chart = chart_data(session.plan, session.scenario, kind_names=kind_names, holder=session.names.holder)
        chart = coloured(chart, session.organisation, self.bar.colour)
        return with_fields(chart, session.organisation, self.bar.fields)

    def _data_leads(self) -> list[str]:
        """Whose people the first view shows, if there is room: those who lead the data teams."""
        organisation, kinds = self._session.organisation, self._session.method.data_kinds
        leads = [organisation.team_lead(team) for team in organisation.sorted_teams() if team.kind in kinds]
        return [lead for lead in leads if lead is not None]

    def _read(self) -> None:
        """Something was chosen in the bar; what changes the places of cards begins with a view that can be read."""
        now = (self.bar.arrangement, len(self.bar.fields))
        before, self._arranged = self._arranged, now
        self.renew(fresh=now != before)

    def _open_team(self, team_id: str) -> None:
        organisation = self._session.organisation
        members = sorted(organisation.team_members(organisation.team(team_id)))
        self.focus_on("")
        self.canvas.open_to(members)
        self._session.select(members)

    def _show_branch(self, position_id: str) -> None:
        self.shown_in_chart.emit()
        has_reports = self._session.organisation.span_of_control(position_id) > 0
        self.focus_on(position_id if has_reports else "")
        self._session.select([position_id])

    def _show_way(self) -> None:
        organisation, names = self._session.organisation, self._session.names
        chain = reversed(organisation.chain_up(self._focus)) if self._focus else ()
        self.breadcrumb.show_way([(id_, names.holder(organisation.position(id_))) for id_ in chain])

    # The spotlight

    def _light(self) -> None:
        text = self.bar.spotlight.text().strip()
        self._finding.ask(
            f"Looking for “{text}”",
            lambda proceed: self._found(text, proceed),
            self._show_found,
            self._tell_why_not,
            much=bool(text) and len(self._session.organisation) >= MANY,
        )

    def _tell_why_not(self, sentence: str, remedy: str) -> None:
        told = self._session.names.hidden(f"{sentence} {remedy}")  # a remedy may give ids, which may be names
        self.bar.spotlight.mark(told, wrong=True)
        self.spotlight_moved.emit()

    def _show_found(self, found: Collection[str] | None) -> None:
        count = "" if found is None else f"{len(found):,} found"
        self.bar.spotlight.mark(count, wrong=False)
        self.canvas.spotlight(found)
        self.whole.spotlight(found)
        self.spotlight_moved.emit()

    def _open_found(self) -> None:
        """Unfold the ways to those in the spotlight, as far as they are few enough to be seen."""
        found = self.canvas.spotlighted()
        if 0 < len(found) <= MOST_OPENED:
            self.canvas.open_to(found)

    def _found(self, text: str, proceed: Proceed) -> Collection[str] | None:
        """Whom the spotlight's text finds; None where there is no text. Raises QueryError."""
        if not text:
            return None
        if ":" in text:
            return frozenset(matches(self._session.organisation, query_from(text)).positions)
        return frozenset(position.id for position in matching_positions(self._session, text, proceed))


def _report(organisation: Organisation, one: str, other: str) -> bool:
    """Whether one of the two reports to the other."""
    return organisation.position(one).manager == other or organisation.position(other).manager == one
