"""The distance workspace: how far teams are apart, what would bring them nearer, and what the shape says, as tabs."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.wording import Count
from dataplanner.model.plan import PART_TYPES
from dataplanner.ui.distance.connections_page import ConnectionsPage
from dataplanner.ui.distance.distances_page import DistancesPage
from dataplanner.ui.distance.matrix_view import DistanceView
from dataplanner.ui.distance.moves_feed import MovesFeed
from dataplanner.ui.distance.moves_page import MovesPage
from dataplanner.ui.distance.page import DistancePage, PageContext
from dataplanner.ui.distance.panel import DistancePanel
from dataplanner.ui.distance.path_view import PathView
from dataplanner.ui.distance.shape.page import ShapePage
from dataplanner.ui.distance.titles_page import TitlesPage
from dataplanner.ui.distance.what_if_page import WhatIfPage
from dataplanner.ui.session import Session
from dataplanner.ui.tabs import Tabs
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.workspace import Workspace

PAGES: tuple[type[DistancePage], ...] = (MovesPage, ShapePage, WhatIfPage, ConnectionsPage, TitlesPage)


class DistanceWorkspace(Workspace):
    """Only the page that is seen is drawn; the others follow when they are turned to."""

    name = "Distance"
    icon = "distance"
    tables = frozenset(
        {"teams", "positions", "people", "dotted_lines", "connections", "scenarios", "assessments", "projects"}
        | {part.table for part in PART_TYPES}
    )

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        context = PageContext(session, tasks, theme, MovesFeed(session, tasks))
        self.distances = DistancesPage(context)
        self.pages: list[DistancePage] = [self.distances, *(page(context) for page in PAGES)]
        self.tabs = Tabs([(page.name, page) for page in self.pages])
        self.setFocusProxy(self.tabs)  # whose keys turn the pages
        self._panel = DistancePanel()
        self._undrawn = set(self.pages)
        self.tabs.turned.connect(self._draw)
        self.distances.moves_asked.connect(lambda: self.tabs.show_page(MovesPage.name))
        session.findings.found.connect(self._tell)
        for page in self.pages:
            page.told_changed.connect(self._tell)
        self.column.addWidget(self.tabs)

    @property
    def view(self) -> DistanceView:
        """The matrix of teams."""
        return self.distances.view

    @property
    def path(self) -> PathView:
        """The path between the two teams at the cursor."""
        return self.distances.path

    def inspector(self) -> QWidget:
        return self._panel

    def status(self) -> str:
        organisation = self.session.organisation
        teams = organisation.sorted_teams()
        people = {member for team in teams for member in organisation.team_members(team)}
        there = Count(len(teams))
        return f"{there:# team|# teams} · {Count(len(people)):# position|# positions} in {there:it|them}"

    def refresh(self) -> None:
        self._undrawn = set(self.pages)
        self._draw()

    def place(self) -> str:
        return self._seen().name

    def return_to(self, place: str) -> None:
        self.show_page(place)

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        self.tabs.show_page(name)

    def show_leaving(self, person: str) -> None:
        """Turn to what would happen if somebody left."""
        self.show_page(WhatIfPage.name)
        next(page for page in self.pages if isinstance(page, WhatIfPage)).somebody_leaves(person)

    def _seen(self) -> DistancePage:
        return next(page for page in self.pages if self.tabs.shows(page))

    def _draw(self) -> None:
        page = self._seen()
        if page in self._undrawn and not self.stale:
            self._undrawn.discard(page)
            with QSignalBlocker(page):  # what stands beside it is told once, below
                page.refresh()
        self._tell()

    def _tell(self) -> None:
        if not self.stale:
            self._panel.fill(self._seen().tell)
