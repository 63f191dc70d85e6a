"""What every page of the distance workspace is: one view of the scenario shown, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dataplanner.ui.distance.all_teams import show_all_teams
from dataplanner.ui.distance.moves_feed import MovesFeed
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import Column


@dataclass(frozen=True, slots=True)
class PageContext:
    """What pages are built with."""

    session: Session
    tasks: Tasks
    theme: Theme
    moves: MovesFeed


class DistancePage(QWidget):
    """A view of the scenario shown. ``told_changed`` says that what stands beside it is another."""

    name = ""
    told_changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.session, self.tasks, self.theme = context.session, context.tasks, context.theme

    def refresh(self) -> None:
        """Show the scenario as it is now; called only while the page can be seen."""
        raise NotImplementedError

    def tell(self, column: Column) -> None:
        """Fill the inspector; by default with what holds for all data teams."""
        show_all_teams(column, self.session)
