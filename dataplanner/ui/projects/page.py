"""What every page of the projects workspace is: one view of the project that is chosen, drawn when it is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dataplanner.model.projects import Project
from dataplanner.model.records import Key
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme
from dataplanner.ui.when_seen import DrawnWhenSeen


@dataclass(frozen=True, slots=True)
class PageContext:
    """What pages are built with: ``open_part`` goes to a part's form in the inspector, ``show_part`` only shows it."""

    session: Session
    theme: Theme
    open_part: Callable[[str, Key], object]
    show_part: Callable[[str, Key], object]


class Page(DrawnWhenSeen, QWidget):
    """A view of a project, which ``draw`` shows as it is now.

    ``current_changed`` says that the inspector should follow the page's cursor. ``tables`` are those of the parts that
    the page lists.
    """

    name = ""
    tables: tuple[str, ...] = ()
    current_changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.session = context.session
        self.theme = context.theme
        self._project: Project | None = None

    def show_project(self, project: Project) -> None:
        """Show a project as it is now, once the page can be seen."""
        self._project = project
        self.invalidate()

    def refresh(self) -> None:
        if self._project is not None:
            self.draw(self._project)

    def draw(self, project: Project) -> None:
        """Show a project as it is now; called only while the page can be seen."""
        raise NotImplementedError

    def go_to_part(self, table: str, key: Key) -> None:
        """Put the cursor on a part, where the page has one on it."""

    def start(self) -> None:
        """Put the cursor where work on the page begins."""
        self.setFocus()
