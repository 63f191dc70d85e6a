"""The page of the open plan: the rail, the workspaces, and the inspector beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dataplanner.ui.frame.rail import Rail
from dataplanner.ui.inspector.panel import InspectorPanel
from dataplanner.ui.presenting import Presenting, enlarge
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.workspaces import WORKSPACES, WorkspaceStack


class WorkPage(QWidget):
    """Shows one workspace at a time, and at the right what belongs to it, unless somebody has folded that away."""

    def __init__(self, tasks: Tasks, theme: Theme, presenting: Presenting) -> None:
        super().__init__()
        self._presenting = presenting
        self._session: Session | None = None
        self._folded = False
        self.rail = Rail([(page.name, page.icon) for page in WORKSPACES if page.in_rail], theme)
        self.workspaces = WorkspaceStack(tasks, theme)
        self.inspector: InspectorPanel | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self.rail)
        self._line.addWidget(self.workspaces, 1)

    def open_session(self, session: Session) -> None:
        """Be about this plan; a workspace is yet to be turned to."""
        self._session = session
        self.workspaces.open_session(session)
        self._put_inspector(InspectorPanel(session))

    def close_session(self) -> None:
        """Let go of the plan that was open."""
        self._session = None
        self.workspaces.open_session(None)
        self._put_inspector(None)

    def turn_to(self, name: str) -> bool:
        """Turn to a workspace by its name; whether that is another one than before."""
        before = self.workspaces.current()
        page = self.workspaces.turn_to(name)
        self.rail.show_chosen(name)
        self.show_inspector()
        return page is not before

    def take_keys(self) -> None:
        """Give the keys to the workspace: Qt would hand those of one that goes away to the next field, often a name."""
        if (page := self.workspaces.current()) is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def enlarge(self) -> None:
        """Draw the workspace shown as large as usual, or larger on a projector."""
        if (page := self.workspaces.current()) is not None:
            enlarge(page, self._presenting.scale)

    def show_inspector(self) -> None:
        """Turn the inspector to what the workspace shows in it, if anything; a projector has no room for it."""
        page = self.workspaces.current()
        if self.inspector is not None and page is not None:
            self.inspector.show_for(page)
            self.inspector.setVisible(page.has_inspector and not self._presenting.on and not self._folded)

    def wear(self, theme: Theme, dress: Callable[[], object]) -> None:
        """Look like another theme from now on; ``dress`` puts it on the application."""
        self._put_inspector(None)  # what is built anew need not be dressed first
        self.workspaces.wear(theme, lambda: self._dress(dress))
        self.rail.wear(theme)
        self.show_inspector()
        self.enlarge()

    def _dress(self, dress: Callable[[], object]) -> None:
        """Put a theme on the application, and then an inspector beside the workspaces that are yet to be built."""
        dress()
        if self._session is not None:
            self._put_inspector(InspectorPanel(self._session))

    # The inspector

    def toggle_inspector(self) -> None:
        """Fold the inspector away, or bring it back; so it stays on other pages and in another theme."""
        if self.inspector is not None:
            self._folded = self.inspector.isVisible()
            self.inspector.setVisible(not self._folded)

    def edit_position(self, field: str) -> None:
        """Put the cursor into a field of the selected position, in the inspector."""
        if self.inspector is not None:
            self._folded = False
            self.inspector.show()
            self.inspector.position.refresh()
            self.inspector.position.focus(field)

    def _put_inspector(self, made: InspectorPanel | None) -> None:
        """Put an inspector into the place of the one that was there."""
        if self.inspector is not None:
            self._line.removeWidget(self.inspector)
            self.inspector.deleteLater()
        if made is not None:
            self._line.addWidget(made)
            made.show()
            self._line.activate()  # a chart is fitted to its room as soon as it is shown
        self.inspector = made
