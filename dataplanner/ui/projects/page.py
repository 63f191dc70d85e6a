"""What every page of the projects workspace is: one view of the project that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from dataplanner.model.projects import Project
from dataplanner.model.records import Key
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PageContext:
    """What pages are built with: ``open_part`` goes to a part's form in the inspector, ``show_part`` only shows it."""

    session: Session
    theme: Theme
    open_part: Callable[[str, Key], object]
    show_part: Callable[[str, Key], object]


class Page(QWidget):
    """A view of a project. ``current_changed`` says that the inspector should follow the page's cursor.

    ``tables`` are those of the parts that the page lists.
    """

    name = ""
    tables: tuple[str, ...] = ()
    current_changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.session = context.session
        self.theme = context.theme

    def show_project(self, project: Project) -> None:
        """Show a project as it is now."""
        raise NotImplementedError

    def go_to_part(self, table: str, key: Key) -> None:
        """Put the cursor on a part, where the page has one on it."""

    def start(self) -> None:
        """Put the cursor where work on the page begins."""
        self.setFocus()


def scrolling(content: QWidget, width: int = 0) -> QScrollArea:
    """The content in an area that scrolls downwards; ``width`` fixes that of the area."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("role", "page")
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if width:
        area.setFixedWidth(width)
    return area


def within(widget: QWidget, keys: str, run: Callable[[], object]) -> None:
    """Let keys do something while the cursor is in a widget, whatever field has it."""
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: run())
