"""What every page of the projects workspace is: one view of the project that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dataplanner.model.projects import Project
from dataplanner.model.records import Key
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PageContext:
    """What pages are built with: ``open_part`` shows a part's form in the inspector."""

    session: Session
    theme: Theme
    open_part: Callable[[str, Key], object]


class Page(QWidget):
    """A view of a project. ``current_changed`` says that the inspector should follow the page's cursor."""

    name = ""
    current_changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.session = context.session
        self.theme = context.theme

    def show_project(self, project: Project) -> None:
        """Show a project as it is now."""
        raise NotImplementedError

    def start(self) -> None:
        """Put the cursor where work on the page begins."""
        self.setFocus()
